package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cvready.imaging.ImageFormat;
import org.cvready.imaging.ImageHeader;

/**
 * Reads YOLO folders: an image {@code images/a/x.jpg} has its objects in {@code labels/a/x.txt}, or
 * beside it where no folder is called {@code images}. An image without a label file shows nothing.
 * Numbers are relative to the displayed image.
 */
final class YoloReader implements DatasetReader {
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  @Override
  public Dataset read(String name, DatasetLocation location, ProblemLog problems)
      throws IOException {
    Path path = location.path();
    Path root = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    if (root == null) {
      throw new UnusableSetException(path.toString(), "yolo:DIR must be a folder or a YAML file");
    }
    ImageFolder folder = new ImageFolder(root, location.options(), problems);
    YoloNames names = YoloNames.of(folder, path, location.options());
    return new Assembly(folder, names, problems).dataset(name, location.options());
  }

  /** One folder on its way to samples. */
  private static final class Assembly {
    private final ImageFolder folder;
    private final YoloNames names;
    private final ProblemLog problems;
    private final Map<String, String> imageByLabel = new HashMap<>();
    private final List<String> withoutLabel = new ArrayList<>();

    private Assembly(ImageFolder folder, YoloNames names, ProblemLog problems) {
      this.folder = folder;
      this.names = names;
      this.problems = problems;
    }

    private Dataset dataset(String name, ReadingOptions options) throws IOException {
      Set<String> images = images(options);
      Set<String> labels = new TreeSet<>();
      List<Sample> samples = new ArrayList<>();
      for (String image : images) {
        sample(image, labels).ifPresent(samples::add);
      }
      reportMissing(images.size(), labels);
      if (options.include().isEmpty() && options.split().isEmpty()) {
        reportOrphans();
      }
      List<Path> definingFiles = new ArrayList<>(names.files());
      labels.forEach(label -> definingFiles.add(folder.root().resolve(label)));
      return Dataset.labelled(
          name, Dataset.numbered(names.classNames()), Dataset.counted(samples), definingFiles);
    }

    /** Paths of the images below the root, ordered. */
    private Set<String> images(ReadingOptions options) throws IOException {
      Set<String> images = new TreeSet<>();
      for (Path start : names.imageFolders(options, folder, problems)) {
        for (String below : folder.namesBelow(start)) {
          Path file = start.resolve(below);
          String sampleName = sampleName(FileNames.relative(folder.root(), file));
          if (ImageFormat.isImageName(below) && options.included().test(sampleName)) {
            images.add(FileNames.relative(folder.root(), file));
          }
        }
      }
      return images;
    }

    private Optional<Sample> sample(String image, Set<String> labels) throws IOException {
      String label = labelOf(image);
      String other = imageByLabel.putIfAbsent(label, image);
      if (other != null) {
        problems.error(image, "image must have a label file of its own, shares it with " + other);
        return Optional.empty();
      }
      Path file = folder.root().resolve(image);
      Optional<ImageHeader> header = folder.header(file, image);
      Path labelFile = folder.root().resolve(label);
      boolean labelExists = Files.isRegularFile(labelFile);
      if (!labelExists) {
        withoutLabel.add(image);
      } else if (folder.staysInside(labelFile, label)) {
        labels.add(label);
      }
      if (header.isEmpty()) {
        return Optional.empty();
      }
      YoloLabels objects = new YoloLabels(label, names, problems);
      if (labels.contains(label)) {
        objects.read(labelFile, header.get().width(), header.get().height());
      }
      ImageEntry entry = new ImageEntry(sampleName(image), 1, file, image, 0, 0);
      return Optional.of(
          new SampleAssembler(problems)
              .assemble(entry, header.get(), objects.truths(), objects::where));
    }

    private void reportMissing(int images, Set<String> labels) {
      if (labels.isEmpty() && images > 0) {
        problems.error(
            folder.root().toString(),
            "no image has a label file, such as "
                + ImageFolder.quoted(labelOf(withoutLabel.get(0))));
      } else if (!withoutLabel.isEmpty()) {
        problems.warning(
            folder.root().toString(),
            "%d of %d images have no label file and count as images without objects, such as %s"
                .formatted(withoutLabel.size(), images, ImageFolder.quoted(withoutLabel.get(0))));
      }
    }

    private void reportOrphans() throws IOException {
      Path labels = folder.root().resolve(LABELS);
      if (!Files.isDirectory(labels)) {
        return;
      }
      Set<Path> naming = new HashSet<>(names.files());
      for (String below : folder.namesBelow(labels)) {
        String label = LABELS + "/" + below;
        boolean expected =
            imageByLabel.containsKey(label) || naming.contains(labels.resolve(below));
        if (FileNames.hasExtension(below, "txt") && !expected) {
          problems.error(label, "the image of this label file is missing");
        }
      }
    }

    private static String sampleName(String image) {
      return image.startsWith(IMAGES + "/") ? image.substring(IMAGES.length() + 1) : image;
    }

    /** The label file of an image: its last folder called images is replaced by labels. */
    private static String labelOf(String image) {
      String inFolder = "/" + FileNames.withoutExtension(image) + ".txt";
      int at = inFolder.lastIndexOf("/" + IMAGES + "/");
      if (at < 0) {
        return inFolder.substring(1);
      }
      String rest = inFolder.substring(at + IMAGES.length() + 1);
      return (inFolder.substring(0, at + 1) + LABELS + rest).substring(1);
    }
  }
}
