package org.cvready.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.DatasetReader.UnusableSetException;
import org.cvready.imaging.Printable;
import org.yaml.snakeyaml.error.YAMLException;

/** What a YOLO folder says about itself: class names by number, and where its splits lie. */
final class YoloNames {
  private static final long MOST_BYTES = 3L << 20;
  // A class may be called no, on or off.
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private final SortedMap<Integer, String> byNumber;
  private final List<Integer> numbers;
  private final List<Path> files;
  private final JsonNode yaml;

  private YoloNames(SortedMap<Integer, String> byNumber, List<Path> files, JsonNode yaml) {
    this.byNumber = byNumber;
    this.numbers = List.copyOf(byNumber.keySet());
    this.files = files;
    this.yaml = yaml;
    if (new HashSet<>(byNumber.values()).size() < byNumber.size()) {
      throw new UnusableSetException(String.valueOf(files), "class names must differ, got " + this);
    }
  }

  /** The names that were given, else those of the YAML file, else those of a names file. */
  static YoloNames of(ImageFolder folder, Path given, ReadingOptions options) throws IOException {
    List<Path> files = new ArrayList<>();
    JsonNode yaml = YAML.createObjectNode();
    for (Path file : Files.isDirectory(given) ? yamlFiles(folder.root()) : List.of(given)) {
      JsonNode candidate = yaml(file);
      if (candidate.has("names")) {
        if (yaml.has("names") && !yaml.get("names").equals(candidate.get("names"))) {
          throw new UnusableSetException(
              file.toString(), "names must stand in one YAML file, or be the same in all");
        }
        yaml = candidate;
        files.add(file);
      }
    }
    if (!options.classNames().isEmpty()) {
      return new YoloNames(numbered(options.classNames()), files, yaml);
    }
    if (yaml.has("names")) {
      return new YoloNames(named(yaml, files.get(0)), files, yaml);
    }
    Path names = namesFile(folder.root());
    List<String> lines =
        Files.readAllLines(names, StandardCharsets.UTF_8).stream()
            .map(line -> line.replace("\ufeff", "").strip())
            .toList();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    files.add(names);
    return new YoloNames(numbered(lines.subList(0, end)), files, yaml);
  }

  private static List<Path> yamlFiles(Path root) throws IOException {
    try (var files = Files.list(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              f ->
                  FileNames.hasExtension(f.toString(), "yaml")
                      || FileNames.hasExtension(f.toString(), "yml"))
          .sorted()
          .toList();
    }
  }

  private static JsonNode yaml(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new UnusableSetException(file.toString(), "YAML file must be at most 3 MiB");
    }
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new UnusableSetException(file.toString(), "file must be YAML: " + CocoJson.position(e));
    } catch (YAMLException e) {
      throw new UnusableSetException(
          file.toString(), "file must be YAML: " + Printable.of(String.valueOf(e.getMessage())));
    }
  }

  private static SortedMap<Integer, String> named(JsonNode yaml, Path file) {
    JsonNode names = yaml.get("names");
    SortedMap<Integer, String> byNumber = new TreeMap<>();
    if (names.isArray()) {
      names.forEach(name -> byNumber.put(byNumber.size(), name.asText()));
    } else {
      names
          .properties()
          .forEach(
              entry -> byNumber.put(classNumber(entry.getKey(), file), entry.getValue().asText()));
    }
    if (byNumber.isEmpty()) {
      throw new UnusableSetException(file.toString(), "names must list at least one class");
    }
    JsonNode count = yaml.get("nc");
    if (count != null && count.asInt(-1) != byNumber.size()) {
      throw new UnusableSetException(
          file.toString(),
          "nc must be the number of names, %d, got %s".formatted(byNumber.size(), count));
    }
    return byNumber;
  }

  private static int classNumber(String key, Path file) {
    try {
      return Integer.parseUnsignedInt(key);
    } catch (NumberFormatException e) {
      throw new UnusableSetException(
          file.toString(), "names must have class numbers as keys, got " + Printable.of(key));
    }
  }

  private static Path namesFile(Path root) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (Path folder : List.of(root, root.resolve("labels"))) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.list(folder)) {
          files.filter(YoloNames::isNamesFile).sorted().forEach(found::add);
        }
      }
    }
    if (found.size() != 1) {
      throw new UnusableSetException(
          root.toString(),
          "class names must stand in a YAML file or in one names file (classes.txt, *.names), got "
              + "names files: "
              + found.size());
    }
    return found.iterator().next();
  }

  private static boolean isNamesFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && (name.equals("classes.txt")
            || name.equals("names.txt")
            || FileNames.hasExtension(name, "names"));
  }

  private static SortedMap<Integer, String> numbered(List<String> names) {
    SortedMap<Integer, String> byNumber = new TreeMap<>();
    names.forEach(name -> byNumber.put(byNumber.size(), name));
    return byNumber;
  }

  /** The files that were read. */
  List<Path> files() {
    return files;
  }

  /** The names in the order of their numbers. */
  List<String> classNames() {
    return List.copyOf(byNumber.values());
  }

  /** The position in {@link #classNames()} of a class number. */
  OptionalInt classIndex(double number) {
    int index = number == Math.rint(number) ? numbers.indexOf((int) number) : -1;
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The folders whose images are read. */
  List<Path> imageFolders(ReadingOptions options, ImageFolder folder, ProblemLog problems) {
    if (options.split().isEmpty()) {
      Path images = folder.root().resolve("images");
      return List.of(Files.isDirectory(images) ? images : folder.root());
    }
    String key = options.split().get();
    JsonNode split = yaml.path(key);
    List<Path> folders = new ArrayList<>();
    for (JsonNode part : split.isArray() ? split : YAML.createArrayNode().add(split)) {
      splitFolder(part.asText(), folder, problems, folders);
    }
    if (folders.isEmpty()) {
      throw new UnusableSetException(
          folder.root().toString(),
          "split '%s' must name a folder in the YAML file, got %s"
              .formatted(key, split.isMissingNode() ? "no such key" : split.toString()));
    }
    return folders;
  }

  private void splitFolder(
      String part, ImageFolder folder, ProblemLog problems, List<Path> folders) {
    if (part.isEmpty()) {
      return;
    }
    // Exports write ../train/images for a folder that lies beside the YAML file all the same.
    String inside = part.startsWith("../") ? part.substring("../".length()) : part;
    String base = yaml.path("path").asText("");
    boolean relative = !base.isEmpty() && !base.startsWith("/") && !base.startsWith("..");
    for (String candidate : relative ? List.of(base + "/" + inside, inside) : List.of(inside)) {
      var resolved = folder.resolve(candidate, "split " + Printable.of(part));
      if (resolved.isPresent()
          && Files.isDirectory(resolved.get())
          && folder.staysInside(resolved.get(), Printable.of(part))) {
        folders.add(resolved.get());
        return;
      }
    }
    problems.error("split " + Printable.of(part), "the folder of the split is missing");
  }

  @Override
  public String toString() {
    return Printable.of(byNumber.toString());
  }
}
