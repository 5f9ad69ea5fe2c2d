package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.cvready.imaging.ImageFormat;
import org.cvready.imaging.Printable;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.GroundTruth.Kind;

/**
 * Reads Pascal VOC folders. An XML file belongs to the image of the same file stem; of several, to
 * the one beside it, then to the one that its {@code filename} says.
 *
 * <p>Corners count pixels from 1 and both lie inside the box, as the VOC development kit has it: 1
 * to 200 in an image 200 wide is the whole of it, 0 to 200 here. Objects marked difficult must be
 * found like others, but do not tell that their class is there. Classes are the names that occur,
 * sorted, unless a list was given.
 */
final class VocReader implements DatasetReader {
  @Override
  public Dataset read(String name, DatasetLocation location, ProblemLog problems)
      throws IOException {
    if (!Files.isDirectory(location.path())) {
      throw new UnusableSetException(location.path().toString(), "voc:DIR must be a folder");
    }
    ImageFolder folder = new ImageFolder(location.path(), location.options(), problems);
    return new Assembly(folder, problems).dataset(name, location.options());
  }

  /** One folder on its way to samples. */
  private static final class Assembly {
    private final ImageFolder folder;
    private final ProblemLog problems;
    private final Map<String, List<String>> imagesByStem = new HashMap<>();
    private final List<String> xmlFiles = new ArrayList<>();
    private final Map<String, String> xmlByImage = new TreeMap<>();

    private Assembly(ImageFolder folder, ProblemLog problems) {
      this.folder = folder;
      this.problems = problems;
    }

    private Dataset dataset(String name, ReadingOptions options) throws IOException {
      for (String file : folder.namesBelow(folder.root())) {
        if (FileNames.hasExtension(file, "xml")) {
          xmlFiles.add(file);
        } else if (ImageFormat.isImageName(file) && options.included().test(file)) {
          imagesByStem.computeIfAbsent(FileNames.stem(file), s -> new ArrayList<>()).add(file);
        }
      }
      Map<String, VocXml> annotations = annotations(options.include().isPresent());
      reportImagesWithoutXml();
      List<String> classNames = classNames(options, annotations);
      Map<String, Integer> classIndexes = new LinkedHashMap<>();
      classNames.forEach(className -> classIndexes.put(className, classIndexes.size()));
      List<Sample> samples = new ArrayList<>();
      xmlByImage.forEach(
          (image, xml) ->
              sample(image, xml, annotations.getOrDefault(xml, EMPTY), classIndexes)
                  .ifPresent(samples::add));
      List<Path> files = xmlFiles.stream().map(folder.root()::resolve).toList();
      return Dataset.labelled(name, Dataset.numbered(classNames), Dataset.counted(samples), files);
    }

    private static final VocXml EMPTY = new VocXml(Map.of(), List.of());

    /** The XML files that have an image, parsed, by name. */
    private Map<String, VocXml> annotations(boolean partial) throws IOException {
      Map<String, VocXml> annotations = new TreeMap<>();
      for (String xml : xmlFiles) {
        List<String> candidates = imagesByStem.getOrDefault(FileNames.stem(xml), List.of());
        if (candidates.isEmpty() && partial) {
          continue;
        }
        Optional<VocXml> parsed = parse(xml);
        if (parsed.isEmpty()) {
          continue;
        }
        Optional<String> image = pair(xml, parsed.get().value("annotation/filename"), candidates);
        if (image.isEmpty()) {
          continue;
        }
        String other = xmlByImage.putIfAbsent(image.get(), xml);
        if (other != null) {
          problems.error(
              xml, "image %s must have one XML file, also has %s".formatted(image.get(), other));
        } else {
          annotations.put(xml, parsed.get());
        }
      }
      return annotations;
    }

    private Optional<VocXml> parse(String xml) throws IOException {
      Path file = folder.root().resolve(xml);
      if (!folder.staysInside(file, xml)) {
        return Optional.empty();
      }
      try {
        return Optional.of(VocXml.read(file));
      } catch (XMLStreamException e) {
        String message = Printable.of(String.valueOf(e.getMessage()));
        problems.error(xml, "file must be Pascal VOC XML: " + message);
        return Optional.empty();
      }
    }

    private Optional<String> pair(String xml, String fileName, List<String> candidates) {
      List<String> left = candidates;
      if (left.size() > 1) {
        left = narrowed(left, FileNames.folder(xml), true);
      }
      if (left.size() > 1) {
        left = narrowed(left, FileNames.last(fileName), false);
      }
      if (left.size() == 1) {
        return Optional.of(left.get(0));
      }
      problems.error(
          xml,
          left.isEmpty()
              ? "the image of this XML file is missing: no image has its stem"
              : "XML file must belong to one image, there are " + left);
      return Optional.empty();
    }

    private static List<String> narrowed(List<String> images, String wanted, boolean byFolder) {
      List<String> left =
          images.stream()
              .filter(i -> wanted.equals(byFolder ? FileNames.folder(i) : FileNames.last(i)))
              .toList();
      return left.isEmpty() ? images : left;
    }

    private void reportImagesWithoutXml() {
      List<String> alone =
          imagesByStem.values().stream()
              .flatMap(List::stream)
              .filter(image -> !xmlByImage.containsKey(image))
              .sorted()
              .toList();
      if (!alone.isEmpty()) {
        problems.warning(
            folder.root().toString(),
            "%d images have no XML file and are left out, such as %s"
                .formatted(alone.size(), ImageFolder.quoted(alone.get(0))));
      }
    }

    private static List<String> classNames(
        ReadingOptions options, Map<String, VocXml> annotations) {
      if (!options.classNames().isEmpty()) {
        return options.classNames();
      }
      TreeSet<String> names = new TreeSet<>();
      for (VocXml annotation : annotations.values()) {
        annotation.objects().forEach(object -> names.add(object.value("name")));
      }
      names.remove("");
      return List.copyOf(names);
    }

    private Optional<Sample> sample(
        String image, String xml, VocXml annotation, Map<String, Integer> classIndexes) {
      List<GroundTruth> truths = new ArrayList<>();
      List<Integer> lines = new ArrayList<>();
      for (VocXml.VocObject object : annotation.objects()) {
        String where = xml + ":" + object.line();
        truth(object, where, classIndexes)
            .ifPresent(
                truth -> {
                  truths.add(truth);
                  lines.add(object.line());
                });
      }
      Path file = folder.root().resolve(image);
      ImageEntry entry =
          new ImageEntry(
              image, 1, file, xml, size(annotation, "width"), size(annotation, "height"));
      return folder
          .header(file, xml)
          .map(
              header ->
                  new SampleAssembler(problems)
                      .assemble(entry, header, truths, i -> xml + ":" + lines.get(i)));
    }

    private static long size(VocXml annotation, String side) {
      double value = number(annotation.value("annotation/size/" + side));
      return value > 0 && value <= Integer.MAX_VALUE ? (long) value : 0;
    }

    private Optional<GroundTruth> truth(
        VocXml.VocObject object, String where, Map<String, Integer> classIndexes) {
      Integer classIndex = classIndexes.get(object.value("name"));
      if (classIndex == null) {
        problems.error(
            where,
            "unknown class name, must be one of %s, got %s"
                .formatted(classIndexes.keySet(), ImageFolder.quoted(object.value("name"))));
        return Optional.empty();
      }
      double left = number(object.value("bndbox/xmin"));
      double top = number(object.value("bndbox/ymin"));
      double right = number(object.value("bndbox/xmax"));
      double bottom = number(object.value("bndbox/ymax"));
      if (!Double.isFinite(left + top + right + bottom)) {
        problems.error(where, "bndbox must have finite numbers as xmin, ymin, xmax and ymax");
        return Optional.empty();
      }
      Box box = Box.ofCorners(left - 1, top - 1, right, bottom);
      boolean difficult = object.value("difficult").equals("1");
      Kind kind = difficult ? Kind.DIFFICULT : Kind.OBJECT;
      return Optional.of(new GroundTruth(box, classIndex, Math.max(0, box.area()), kind));
    }

    private static double number(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
