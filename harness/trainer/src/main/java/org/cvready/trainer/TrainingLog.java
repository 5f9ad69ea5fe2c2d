package org.cvready.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/** Lines about a run, as it goes on. */
final class TrainingLog {
  private final Writer out;
  private final long started = System.nanoTime();
  private long epochStarted = started;

  TrainingLog(Writer out) {
    this.out = out;
  }

  void line(String text) {
    try {
      out.write(text);
      out.write(System.lineSeparator());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void epochBegins() {
    epochStarted = System.nanoTime();
  }

  void epoch(int epoch, Training.EpochLoss loss, int pictures) {
    double seconds = (System.nanoTime() - epochStarted) / 1e9;
    line(
        String.format(
            Locale.ROOT,
            "epoch %d: loss %.4f = scores %.4f + boxes %.4f; %.1f images/s; %s",
            epoch,
            loss.score() + loss.box(),
            loss.score(),
            loss.box(),
            pictures / seconds,
            spent()));
  }

  /** Wall and processor time since the start of the run. */
  String spent() {
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return String.format(
        Locale.ROOT,
        "%.0f s, %d s of processor time",
        (System.nanoTime() - started) / 1e9,
        cpu.toSeconds());
  }
}
