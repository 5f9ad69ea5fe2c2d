package org.cvready.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How a data set lies on disk; each constant holds what reads it. */
public enum DatasetFormat {
  /** A COCO instances JSON file, with images beside it or in {@code images/}. */
  COCO(CocoReader::new),
  /** A folder with {@code images/}, {@code labels/} and class names in a YAML or names file. */
  YOLO(YoloReader::new),
  /** A folder with images and Pascal VOC XML files anywhere below, paired by file stem. */
  VOC(VocReader::new),
  /** A folder with images anywhere below, and no ground truth. */
  FOLDER(FolderReader::new);

  // Constructor references hold no state, which the checker cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<DatasetReader> reader;

  DatasetFormat(Supplier<DatasetReader> reader) {
    this.reader = reader;
  }

  /** The format that plans and command lines call {@code word}, in any case. */
  public static Optional<DatasetFormat> of(String word) {
    for (DatasetFormat format : values()) {
      if (format.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** What plans and command lines call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its class order is that of whoever labelled it, and so likely that of a model. */
  public boolean ordersClasses() {
    return this == COCO || this == YOLO;
  }

  DatasetReader reader() {
    return reader.get();
  }
}
