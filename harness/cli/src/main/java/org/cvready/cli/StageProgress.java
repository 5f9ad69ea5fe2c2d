package org.cvready.cli;

import java.util.Optional;
import org.cvready.run.RunProgress;

/** Shows the stages of a run, one after the other. */
final class StageProgress implements RunProgress, AutoCloseable {
  private final Streams streams;
  private Optional<Progress> current = Optional.empty();
  private long shown;

  StageProgress(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void stage(String name, long total) {
    close();
    shown = 0;
    current = Optional.of(Progress.of(streams, name, total));
  }

  @Override
  public void at(long done) {
    current.ifPresent(progress -> progress.step(done - shown));
    shown = done;
  }

  @Override
  public void end() {
    close();
  }

  @Override
  public void close() {
    current.ifPresent(Progress::close);
    current = Optional.empty();
  }
}
