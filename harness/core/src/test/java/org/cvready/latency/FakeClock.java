package org.cvready.latency;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still but for sleeping and being moved. */
final class FakeClock implements NanoClock {
  /** What a sleeper waits for before time moves on; counts the sleeps from 0. */
  interface BeforeSleep {
    void await(FakeClock clock, int sleep) throws InterruptedException;
  }

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final BeforeSleep before;
  private int sleeps;
  private int workerReads;

  FakeClock(BeforeSleep before) {
    this.before = before;
  }

  /** A clock that lets a frame arrive only after all before it were decided. */
  static FakeClock inStep() {
    return new FakeClock(FakeClock::awaitDecided);
  }

  FakeClock() {
    this((clock, sleep) -> {});
  }

  void advance(long nanos) {
    now.addAndGet(nanos);
  }

  /** Waits until workers have decided so many frames: each reads the clock when taken and done. */
  synchronized void awaitDecided(int frames) throws InterruptedException {
    while (workerReads < 2 * frames) {
      wait();
    }
  }

  @Override
  public long nanoTime() {
    long read = now.get();
    if (Thread.currentThread().getName().startsWith("line-worker")) {
      synchronized (this) {
        workerReads++;
        notifyAll();
      }
    }
    return read;
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    before.await(this, sleeps++);
    now.accumulateAndGet(deadlineNanos, Math::max);
  }
}
