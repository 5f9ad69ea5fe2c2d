package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.cvready.dataset.DatasetReader.UnusableSetException;

/**
 * Where a data set is, in which format, and how it is read.
 *
 * @param format how it lies on disk
 * @param path the JSON file of a COCO set, the folder of any other
 * @param options what else was said about reading it
 */
public record DatasetLocation(DatasetFormat format, Path path, ReadingOptions options) {
  /** A set that is read with default options. */
  public DatasetLocation(DatasetFormat format, Path path) {
    this(format, path, ReadingOptions.defaults());
  }

  /**
   * Parses {@code format:path}, such as {@code coco:line3/instances.json}.
   *
   * @throws IllegalArgumentException where the text is not of this form
   */
  public static DatasetLocation parse(String text) {
    return parse(text, Path.of(""));
  }

  /**
   * Parses {@code format:path}.
   *
   * @param base the folder that a relative path starts from
   * @throws IllegalArgumentException where the text is not of this form
   */
  public static DatasetLocation parse(String text, Path base) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? "" : text.substring(0, colon);
    DatasetFormat format =
        DatasetFormat.of(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "data set must be coco:FILE, yolo:DIR, voc:DIR or folder:DIR, got '%s'"
                            .formatted(text)));
    if (colon + 1 == text.length()) {
      throw new IllegalArgumentException(
          "data set must name a path after '%s:', got '%s'".formatted(word, text));
    }
    try {
      return new DatasetLocation(format, base.resolve(text.substring(colon + 1)));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "data set must name a path after '%s:', got '%s'".formatted(word, text), e);
    }
  }

  /** The same place, read with other options. */
  public DatasetLocation with(ReadingOptions newOptions) {
    return new DatasetLocation(format, path, newOptions);
  }

  /**
   * Reads the set, which must be free of errors.
   *
   * @param name what reports call it
   * @throws UnreadableDatasetException where there is any error; it lists them all
   */
  public Dataset read(String name) {
    DatasetReading reading = examine(name);
    if (reading.findings().hasErrors()) {
      throw new UnreadableDatasetException(name, reading.findings());
    }
    return reading.dataset();
  }

  /**
   * Reads as much of the set as can be used, boxes as they are, and says what is wrong with it.
   *
   * @param name what reports call it
   * @throws UnreadableDatasetException where nothing of it can be used
   */
  public DatasetReading examine(String name) {
    ProblemLog problems = new ProblemLog();
    try {
      if (!Files.exists(path)) {
        throw new UnusableSetException(path.toString(), "the data set is missing");
      }
      Dataset read = format.reader().read(name, this, problems);
      if (read.samples().isEmpty()) {
        problems.error(path.toString(), "the data set has no usable image");
      }
      return new DatasetReading(tagged(read, problems), problems.findings());
    } catch (UnusableSetException e) {
      problems.error(e.where(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      problems.error(path.toString(), "the data set cannot be read: " + e);
    }
    throw new UnreadableDatasetException(name, problems.findings());
  }

  private Dataset tagged(Dataset dataset, ProblemLog problems) throws IOException {
    if (options.tags().isEmpty()) {
      return dataset;
    }
    Path file = options.tags().get();
    Map<String, SortedMap<String, String>> tags = new TagFile(file, problems).tagsOf(dataset);
    return dataset.withTags(tags).definedBy(file);
  }

  @Override
  public String toString() {
    return format.word() + ":" + path;
  }
}
