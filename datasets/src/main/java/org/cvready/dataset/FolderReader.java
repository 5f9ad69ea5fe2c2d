package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.ImageFormat;

/** Reads a folder of images without ground truth. */
final class FolderReader implements DatasetReader {
  @Override
  public Dataset read(String name, DatasetLocation location, ProblemLog problems)
      throws IOException {
    if (!Files.isDirectory(location.path())) {
      throw new UnusableSetException(location.path().toString(), "folder:DIR must be a folder");
    }
    ImageFolder folder = new ImageFolder(location.path(), location.options(), problems);
    SampleAssembler assembler = new SampleAssembler(problems);
    List<Sample> samples = new ArrayList<>();
    for (String image : folder.namesBelow(folder.root())) {
      if (ImageFormat.isImageName(image) && location.options().included().test(image)) {
        Path file = folder.root().resolve(image);
        ImageEntry entry = new ImageEntry(image, 1, file, image, 0, 0);
        folder
            .header(file, image)
            .ifPresent(
                header -> samples.add(assembler.assemble(entry, header, List.of(), i -> image)));
      }
    }
    return Dataset.unlabelled(name, Dataset.counted(samples));
  }
}
