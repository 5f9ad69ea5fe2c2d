package org.cvready.study.throughput;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import org.cvready.vision.Detection;

/**
 * Measures how fast a model is, in virtual machines of their own. Implementations are found by
 * {@link ServiceLoader}; this program's own is in the module {@code benchmarks} and stands on JMH.
 */
public interface ThroughputMeter {
  /** Name and version: {@code JMH 1.37}. */
  String name();

  /**
   * Measures.
   *
   * @param task what, and how long
   * @param progress told how far it has come
   * @throws IOException where nothing could be measured at all; the message says why
   */
  Metered measure(MeterTask task, Progress progress) throws IOException;

  /** The meter that is on the class path; empty where there is none. */
  static Optional<ThroughputMeter> installed() {
    return ServiceLoader.load(ThroughputMeter.class).findFirst();
  }

  /** Is told how far a measurement has come; called by one thread at a time. */
  interface Progress {
    /** A row begins that will take so many steps. */
    void row(MeterTask.Row row, int steps);

    /** So many steps of the row are done. */
    void at(int done);
  }

  /**
   * What a meter measured.
   *
   * @param rows as the task names them, in its order
   * @param json the meter's own account, a JSON document
   */
  record Metered(List<MeteredRow> rows, String json) {
    /** Copies the list. */
    public Metered {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One measured figure.
   *
   * @param row what was measured
   * @param speed how fast; empty where it could not be measured
   * @param outputs a sample of what the model found while it was timed
   * @param distinct different images that were shown while it was timed; each as often as another
   * @param failure why it could not be measured; empty where it was
   */
  record MeteredRow(
      MeterTask.Row row,
      Optional<Speed> speed,
      List<TimedOutput> outputs,
      int distinct,
      Optional<String> failure) {
    /** Copies the list. */
    public MeteredRow {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * What the model found in one image while it was timed.
   *
   * @param image position in the task's images
   * @param detections as the accuracy run would have them
   */
  record TimedOutput(int image, List<Detection> detections) {
    /** Copies the list. */
    public TimedOutput {
      detections = List.copyOf(detections);
    }
  }

  /**
   * How fast.
   *
   * @param imagesPerSecond over all threads, above 0
   * @param error half the width of its 99.9 % confidence interval, images per second; empty where
   *     there is no spread to tell it from
   * @param shown images shown while it was timed
   * @param millis time of one image; only of {@link Scenario#SINGLE_STREAM}
   */
  record Speed(
      double imagesPerSecond, OptionalDouble error, long shown, Optional<LatencyMillis> millis) {}

  /**
   * Time from the beginning of one image to its end, milliseconds.
   *
   * @param mean of all images
   * @param error half the width of the mean's 99.9 % confidence interval; empty where unknown
   * @param p50 half took no longer
   * @param p90 nine in ten took no longer: MLPerf's figure of a single stream
   * @param p99 99 in 100 took no longer
   */
  record LatencyMillis(double mean, OptionalDouble error, double p50, double p90, double p99) {}
}
