package org.cvready.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far a long piece of work has come: a bar on a terminal, now and then a plain line elsewhere.
 *
 * <p>Any number of threads may report steps; showing them costs nothing but now and then.
 */
public final class Progress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long BAR_INTERVAL = SECOND / 5;
  private static final long FIRST_LINE = 5 * SECOND;
  private static final long LINE_INTERVAL = 30 * SECOND;
  private static final int BAR_WIDTH = 24;

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final String what;
  private final long total;
  private final long start;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextShow;

  private Progress(Streams streams, LongSupplier nanos, String what, long total) {
    this.err = streams.err();
    this.terminal = streams.terminal();
    this.nanos = nanos;
    this.what = what;
    this.total = total;
    this.start = nanos.getAsLong();
    this.nextShow = new AtomicLong(start + (terminal ? 0 : FIRST_LINE));
  }

  /**
   * Begins.
   *
   * @param streams where it is shown
   * @param what is counted, as people read it: {@code images}
   * @param total how many there are, at least 0
   */
  public static Progress of(Streams streams, String what, long total) {
    return of(streams, System::nanoTime, what, total);
  }

  static Progress of(Streams streams, LongSupplier nanos, String what, long total) {
    if (total < 0) {
      throw new IllegalArgumentException("total must be at least 0, got " + total);
    }
    return new Progress(streams, nanos, what, total);
  }

  /** Reports that {@code count} more are done. */
  public void step(long count) {
    long now = done.addAndGet(count);
    long time = nanos.getAsLong();
    long due = nextShow.get();
    // One thread wins the right to show; the others go on with their work.
    if (time - due >= 0 && nextShow.compareAndSet(due, time + interval())) {
      show(line(now, time));
    }
  }

  /** Shows where it ended, and leaves the bar. */
  @Override
  public void close() {
    long time = nanos.getAsLong();
    if (!terminal && time - start < FIRST_LINE) {
      return;
    }
    show(line(done.get(), time));
    if (terminal) {
      err.println();
    }
  }

  private long interval() {
    return terminal ? BAR_INTERVAL : LINE_INTERVAL;
  }

  private synchronized void show(String line) {
    if (terminal) {
      // Back to the start of the line; what a longer line left behind is wiped out.
      err.print("\r" + line + "\u001b[K");
      err.flush();
      return;
    }
    err.println(line);
  }

  private String line(long now, long time) {
    double share = total == 0 ? 1 : Math.min(1, (double) now / total);
    long elapsed = Math.max(0, time - start) / SECOND;
    String counts =
        String.format(Locale.ROOT, "%,d of %,d %s, %d %%", now, total, what, (int) (100 * share));
    String clock = "%s, %s".formatted(counts, rest(share, elapsed));
    if (!terminal) {
      return clock;
    }
    int filled = (int) (BAR_WIDTH * share);
    return "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] " + clock;
  }

  private static String rest(double share, long elapsed) {
    if (share >= 1) {
      return "took " + duration(elapsed);
    }
    if (share <= 0 || elapsed < 1) {
      return "time left unknown";
    }
    return "about " + duration(Math.round(elapsed / share * (1 - share))) + " left";
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
