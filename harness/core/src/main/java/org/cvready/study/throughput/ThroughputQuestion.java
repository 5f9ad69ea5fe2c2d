package org.cvready.study.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.model.ModelOptions;

/**
 * What is asked about a model's throughput.
 *
 * @param model how it is opened
 * @param images that are shown in turn, no two of the same content, at least one
 * @param datasets names of the sets that they are from
 * @param grid settings
 * @param effort how long each figure is measured
 * @param seed of the choice of outputs that are kept
 */
public record ThroughputQuestion(
    ModelOptions model,
    List<TimedImage> images,
    List<String> datasets,
    Grid grid,
    Effort effort,
    long seed) {
  /** Copies the lists and checks that there is an image. */
  public ThroughputQuestion {
    images = List.copyOf(images);
    datasets = List.copyOf(datasets);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("throughput needs at least one image, got none");
    }
  }

  /**
   * An image that is shown while time is taken.
   *
   * @param name as messages call it
   * @param file where its pixels are
   * @param width as displayed, pixels
   * @param height as displayed, pixels
   */
  public record TimedImage(String name, Path file, int width, int height) {}

  /** The images' files. */
  List<Path> files() {
    return images.stream().map(TimedImage::file).toList();
  }

  /**
   * Settings: every combination is measured.
   *
   * @param threads that show images, each at least 1, none twice; the first is the usual one
   * @param intraOp threads that work on one operator, likewise
   * @param batch pictures in a run, likewise
   */
  public record Grid(List<Integer> threads, List<Integer> intraOp, List<Integer> batch) {
    /** Copies the lists and checks that none is empty. */
    public Grid {
      threads = List.copyOf(threads);
      intraOp = List.copyOf(intraOp);
      batch = List.copyOf(batch);
      if (threads.isEmpty() || intraOp.isEmpty() || batch.isEmpty()) {
        throw new IllegalArgumentException(
            "grid must have a value of everything, got %s, %s and %s"
                .formatted(threads, intraOp, batch));
      }
    }

    /** The setting that others are compared with. */
    Setting base() {
      return new Setting(threads.get(0), intraOp.get(0), batch.get(0));
    }

    /** The same without batches of several pictures. */
    Grid single() {
      return new Grid(threads, intraOp, List.of(1));
    }

    /** All combinations. */
    List<Setting> all() {
      List<Setting> settings = new ArrayList<>();
      for (int intra : intraOp) {
        for (int pictures : batch) {
          for (int thread : threads) {
            settings.add(new Setting(thread, intra, pictures));
          }
        }
      }
      return settings;
    }

    /** What differs from the base in one thing alone. */
    List<Setting> neighbours() {
      Setting base = base();
      List<Setting> settings = new ArrayList<>();
      threads.forEach(n -> settings.add(new Setting(n, base.intraOp(), base.batch())));
      intraOp.forEach(n -> settings.add(new Setting(base.threads(), n, base.batch())));
      batch.forEach(n -> settings.add(new Setting(base.threads(), base.intraOp(), n)));
      return settings.stream().filter(setting -> !setting.equals(base)).toList();
    }

    /** Every figure that is measured. */
    List<MeterTask.Row> rows() {
      List<MeterTask.Row> rows = new ArrayList<>();
      for (Span span : Span.values()) {
        all().forEach(setting -> rows.add(new MeterTask.Row(Scenario.OFFLINE, span, setting)));
      }
      for (Span span : Span.values()) {
        for (int intra : intraOp) {
          rows.add(new MeterTask.Row(Scenario.SINGLE_STREAM, span, new Setting(1, intra, 1)));
        }
      }
      return rows;
    }
  }
}
