package org.cvready.latency;

/** Time that only goes forward, and waiting for a point of it. Safe for use by several threads. */
public interface NanoClock {

  /** Nanoseconds since an arbitrary moment; only differences mean anything. */
  long nanoTime();

  /**
   * Waits until {@link #nanoTime()} has reached a point, or returns at once where it has.
   *
   * @param deadlineNanos a value of {@link #nanoTime()}
   * @throws InterruptedException if the thread is interrupted, also before it waits
   */
  void sleepUntil(long deadlineNanos) throws InterruptedException;

  /**
   * The machine's clock. It sleeps for most of a wait and spins for the rest, a fifth of a
   * millisecond, because a sleeping thread wakes up some tens of microseconds late.
   */
  static NanoClock system() {
    return SystemClock.INSTANCE;
  }

  /** The machine's clock. */
  enum SystemClock implements NanoClock {
    /** The only one. */
    INSTANCE;

    private static final SleepThenSpin WAIT = SleepThenSpin.onThisMachine();

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
      WAIT.until(deadlineNanos);
    }
  }
}
