package org.cvready.latency;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded queue of frame numbers between the arrivals' thread and the workers. */
final class FrameQueue {
  /** No frame: none was dropped, or no more come. */
  static final int NONE = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final int[] ring;
  private final FullQueue whenFull;
  private int head;
  private int size;
  private int waiting;
  private boolean blocked;
  private boolean closed;

  // Of the last hand-over, for the thread that did it.
  private int depthAfter;
  private boolean waited;

  FrameQueue(int capacity, FullQueue whenFull) {
    this.ring = new int[capacity];
    this.whenFull = whenFull;
  }

  /**
   * Adds a frame; where there is no room, as the policy says.
   *
   * @return the frame that was dropped, or {@link #NONE}
   */
  int hand(int frame) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      int dropped = NONE;
      waited = false;
      depthAfter = size;
      if (size == ring.length) {
        switch (whenFull) {
          case DROP_NEWEST -> {
            return frame;
          }
          case DROP_OLDEST -> dropped = removeFirst();
          case BLOCK -> awaitRoom();
        }
      }
      int tail = head + size;
      ring[tail >= ring.length ? tail - ring.length : tail] = frame;
      size++;
      depthAfter = size;
      if (waiting > 0) {
        notEmpty.signal();
      }
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() throws InterruptedException {
    blocked = true;
    waited = true;
    try {
      while (size == ring.length) {
        notFull.await();
      }
    } finally {
      blocked = false;
    }
  }

  /** The next frame, waited for; {@link #NONE} where the queue is closed and empty. */
  int take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size == 0) {
        if (closed) {
          return NONE;
        }
        waiting++;
        try {
          notEmpty.await();
        } finally {
          waiting--;
        }
      }
      int frame = removeFirst();
      if (blocked) {
        notFull.signal();
      }
      return frame;
    } finally {
      lock.unlock();
    }
  }

  private int removeFirst() {
    int frame = ring[head];
    head = head + 1 == ring.length ? 0 : head + 1;
    size--;
    return frame;
  }

  /** Frames that waited after the last hand-over; for the thread that hands over. */
  int depthAfterHand() {
    return depthAfter;
  }

  /** Whether the last hand-over waited for room; for the thread that hands over. */
  boolean waitedForRoom() {
    return waited;
  }

  /** No more frames come. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
