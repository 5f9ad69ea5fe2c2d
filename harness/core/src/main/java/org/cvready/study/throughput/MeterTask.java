package org.cvready.study.throughput;

import java.nio.file.Path;
import java.util.List;
import org.cvready.model.ModelOptions;

/**
 * What a meter is to measure.
 *
 * @param model how the model is opened; the rows say with how many intra-op threads
 * @param images files that are shown in turn, no two of the same content, at least one
 * @param rows what is measured, one after the other
 * @param effort how long
 * @param seed of the choice of outputs that are kept
 */
public record MeterTask(
    ModelOptions model, List<Path> images, List<Row> rows, Effort effort, long seed) {
  /** Copies the lists and checks that there is an image. */
  public MeterTask {
    images = List.copyOf(images);
    rows = List.copyOf(rows);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("throughput needs at least one image, got none");
    }
  }

  /**
   * One figure to measure.
   *
   * @param scenario how pictures come
   * @param span what is timed
   * @param setting how the model is run; one thread and batch 1 for {@link Scenario#SINGLE_STREAM}
   */
  public record Row(Scenario scenario, Span span, Setting setting) {
    /** Checks that a single stream is single. */
    public Row {
      if (scenario == Scenario.SINGLE_STREAM && (setting.threads() != 1 || setting.batch() != 1)) {
        throw new IllegalArgumentException(
            "a single stream must have one thread and batch 1, got " + setting.words());
      }
    }

    /** The row in words. */
    public String words() {
      return "%s, %s, %s".formatted(scenario.words(), span.words(), setting.words());
    }
  }
}
