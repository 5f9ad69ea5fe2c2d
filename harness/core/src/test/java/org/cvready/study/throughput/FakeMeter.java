package org.cvready.study.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.cvready.imaging.ImageDecoder;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;

/** A meter that takes no time: its figures are made up, its outputs are the model's own. */
public final class FakeMeter implements ThroughputMeter {
  private final UnaryOperator<MeteredRow> change;
  private final List<MeterTask> tasks = new ArrayList<>();

  /** A meter of whose rows each is changed. */
  public FakeMeter(UnaryOperator<MeteredRow> change) {
    this.change = change;
  }

  /** What it was asked. */
  public List<MeterTask> tasks() {
    return tasks;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Metered measure(MeterTask task, Progress progress) {
    tasks.add(task);
    List<TimedOutput> outputs = new ArrayList<>();
    try (Detector detector = Detector.open(task.model());
        DetectorWorker worker = detector.newWorker()) {
      for (int i = 0; i < task.images().size(); i++) {
        outputs.add(new TimedOutput(i, worker.detect(ImageDecoder.decode(task.images().get(i)))));
      }
    }
    List<MeteredRow> rows = new ArrayList<>();
    for (MeterTask.Row row : task.rows()) {
      progress.row(row, 1);
      Optional<LatencyMillis> millis =
          row.scenario() == Scenario.SINGLE_STREAM
              ? Optional.of(new LatencyMillis(10, OptionalDouble.of(0.5), 9, 12, 20))
              : Optional.empty();
      Speed speed = new Speed(100 * row.setting().threads(), OptionalDouble.of(5), 1000, millis);
      rows.add(
          change.apply(
              new MeteredRow(
                  row, Optional.of(speed), outputs, task.images().size(), Optional.empty())));
      progress.at(1);
    }
    return new Metered(rows, "[]");
  }
}
