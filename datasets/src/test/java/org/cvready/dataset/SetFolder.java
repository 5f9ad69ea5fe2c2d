package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.dataset.DatasetProblem.Severity;
import org.cvready.imaging.EncodedImages;
import org.cvready.imaging.ImageEncoder;

/** A small data set that a test writes. */
record SetFolder(Path root) {
  SetFolder text(String name, String text) {
    return bytes(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  SetFolder bytes(String name, byte[] bytes) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upright PNG image of 40 x 30 pixels. */
  SetFolder image(String name) {
    return bytes(name, ImageEncoder.png(EncodedImages.scene(40, 30, name.hashCode())));
  }

  /** A JPEG image stored as 40 x 30 pixels with an EXIF orientation. */
  SetFolder turnedImage(String name, int orientation) {
    byte[] jpeg = ImageEncoder.jpeg(EncodedImages.scene(40, 30, 3), 95);
    return bytes(name, EncodedImages.withExif(jpeg, orientation, true));
  }

  DatasetReading read(DatasetFormat format) {
    return read(format, ReadingOptions.defaults());
  }

  DatasetReading read(DatasetFormat format, ReadingOptions options) {
    Path path = format == DatasetFormat.COCO ? root.resolve("instances.json") : root;
    return new DatasetLocation(format, path, options).examine("set");
  }

  static List<String> errors(DatasetReading reading) {
    return texts(reading.findings(), Severity.ERROR);
  }

  static List<String> warnings(DatasetReading reading) {
    return texts(reading.findings(), Severity.WARNING);
  }

  static List<String> texts(DatasetFindings findings, Severity severity) {
    return findings.problems().stream()
        .filter(p -> p.severity() == severity)
        .map(DatasetProblem::toString)
        .toList();
  }

  static void assertOneError(DatasetReading reading, String... words) {
    assertThat(errors(reading)).hasSize(1);
    assertThat(errors(reading).get(0)).contains(words);
  }
}
