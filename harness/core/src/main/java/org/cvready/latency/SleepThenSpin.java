package org.cvready.latency;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Waits for a moment exactly: sleeps for most of the time and spins for the rest, because a
 * sleeping thread wakes up some tens of microseconds late. At most {@code spinNanos} of a wait keep
 * a core busy.
 *
 * @param time reads the time, nanoseconds
 * @param sleep sleeps about so many nanoseconds; may return early, late, or when interrupted
 * @param spin what is done between two looks at the time while spinning
 * @param spinNanos the last stretch of a wait, which is not slept, nanoseconds, not negative
 */
record SleepThenSpin(LongSupplier time, LongConsumer sleep, Runnable spin, long spinNanos) {
  /** Longer than a wake-up usually takes on an idle machine. */
  static final long USUAL_SPIN_NANOS = 200_000;

  /** The machine's time and threads. */
  static SleepThenSpin onThisMachine() {
    return new SleepThenSpin(
        System::nanoTime, LockSupport::parkNanos, Thread::onSpinWait, USUAL_SPIN_NANOS);
  }

  /**
   * Returns at the first look at the time that is at or after a moment.
   *
   * @throws InterruptedException if the thread is interrupted, also before it waits
   */
  void until(long deadlineNanos) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = deadlineNanos - time.getAsLong();
      if (left <= 0) {
        return;
      }
      if (left > spinNanos) {
        sleep.accept(left - spinNanos);
      } else {
        spin.run();
      }
    }
  }
}
