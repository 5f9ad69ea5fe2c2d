package org.cvready.study;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Hands on the results of parallel work in the order of the work, holding back only a bounded
 * number.
 *
 * <p>A worker asks for {@link #permit} before it takes its next piece of work, and {@link #put}s
 * the result. Whichever worker completes the run of results hands them on; the others go on with
 * their work meanwhile.
 *
 * @param <T> the results
 */
final class InOrder<T> {
  private final AtomicReferenceArray<T> slots;
  private final Semaphore free;
  private final AtomicInteger pending = new AtomicInteger();
  private final Sink<T> sink;
  private long next;

  /** Where results go. */
  @FunctionalInterface
  interface Sink<T> {
    void accept(T result) throws IOException;
  }

  InOrder(int capacity, Sink<T> sink) {
    this.slots = new AtomicReferenceArray<>(capacity);
    this.free = new Semaphore(capacity);
    this.sink = sink;
  }

  /** Waits until one more result may be held back. Take the work's number only afterwards. */
  void permit() throws InterruptedException {
    free.acquire();
  }

  /** Gives back a permit for which there was no work. */
  void unused() {
    free.release();
  }

  /** Takes the result of work number {@code index}, counted from 0 without gaps. */
  void put(long index, T result) throws IOException {
    slots.set((int) (index % slots.length()), result);
    if (pending.getAndIncrement() != 0) {
      return; // Another worker is handing on and will see this result.
    }
    int seen = 1;
    do {
      handOn();
      seen = pending.addAndGet(-seen);
    } while (seen != 0);
  }

  private void handOn() throws IOException {
    for (; ; ) {
      int slot = (int) (next % slots.length());
      T result = slots.get(slot);
      if (result == null) {
        return;
      }
      slots.set(slot, null);
      next++;
      free.release();
      sink.accept(result);
    }
  }
}
