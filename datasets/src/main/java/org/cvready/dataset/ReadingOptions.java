package org.cvready.dataset;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a plan may say about reading a data set, besides where it is.
 *
 * @param include glob over sample names, such as {@code **}{@code /*_temp.jpg}; images whose names
 *     it does not match are left out; empty for all images
 * @param classNames class names of a YOLO or VOC set in their order, in place of its own; empty to
 *     use its own
 * @param split key of a YOLO set's YAML file, such as {@code val}, whose images alone are read
 * @param tags CSV or JSON file of tags by file name
 * @param linksLeaveFolder true where symbolic links may lead out of the set's folder
 */
public record ReadingOptions(
    Optional<String> include,
    List<String> classNames,
    Optional<String> split,
    Optional<Path> tags,
    boolean linksLeaveFolder) {
  /** Copies the names and checks the glob. */
  public ReadingOptions {
    classNames = List.copyOf(classNames);
    include.ifPresent(ReadingOptions::matcher);
  }

  /** Everything in the set, as it says itself. */
  public static ReadingOptions defaults() {
    return new ReadingOptions(
        Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false);
  }

  /** These options with a glob over sample names. */
  public ReadingOptions withInclude(String glob) {
    return new ReadingOptions(Optional.of(glob), classNames, split, tags, linksLeaveFolder);
  }

  /** These options with the class names of a YOLO or VOC set. */
  public ReadingOptions withClassNames(List<String> names) {
    return new ReadingOptions(include, names, split, tags, linksLeaveFolder);
  }

  /** These options with the key of a YOLO set's split. */
  public ReadingOptions withSplit(String key) {
    return new ReadingOptions(include, classNames, Optional.of(key), tags, linksLeaveFolder);
  }

  /** These options with a file of tags. */
  public ReadingOptions withTags(Path file) {
    return new ReadingOptions(include, classNames, split, Optional.of(file), linksLeaveFolder);
  }

  /** These options with symbolic links allowed to lead out of the set's folder. */
  public ReadingOptions withLinksOutside() {
    return new ReadingOptions(include, classNames, split, tags, true);
  }

  /** Whether a sample name is included. */
  Predicate<String> included() {
    return include.map(ReadingOptions::matcher).orElse(name -> true);
  }

  private static Predicate<String> matcher(String glob) {
    var whole = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    // As in build tools, a leading **/ also matches files at the top.
    var top =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + (glob.startsWith("**/") ? glob.substring(3) : glob));
    return name -> whole.matches(Path.of(name)) || top.matches(Path.of(name));
  }
}
