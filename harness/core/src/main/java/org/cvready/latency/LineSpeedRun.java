package org.cvready.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of the load: a thread that hands over units by the schedule, whatever became of the last
 * one, and worker threads that process them. Each run uses threads and memory of its own.
 */
public final class LineSpeedRun {
  /** Tells a worker that no more units come. */
  private static final int END = -1;

  private final LineSpeedSetup setup;
  private final NanoClock clock;

  /** Takes the setup and the clock that arrivals and latencies are measured with. */
  public LineSpeedRun(LineSpeedSetup setup, NanoClock clock) {
    this.setup = setup;
    this.clock = clock;
  }

  /**
   * Runs until the last scheduled unit is decided.
   *
   * @throws InterruptedException if interrupted; all threads of the run have then ended
   */
  public LineSpeedResult run(UnitProcessor processor) throws InterruptedException {
    return run(processor, unit -> {});
  }

  /**
   * Runs until the last scheduled unit is decided, and says when a unit has arrived.
   *
   * <p>What the processor throws stops the run and is thrown here.
   *
   * @param processor what is done with each unit
   * @param arrived told of each unit once it was queued or dropped, on the arrivals' thread, so it
   *     must be quick
   * @throws InterruptedException if interrupted; all threads of the run have then ended
   */
  public LineSpeedResult run(UnitProcessor processor, IntConsumer arrived)
      throws InterruptedException {
    return new Threads(setup, clock, processor, arrived).run();
  }

  /** The threads of one run and what they share. */
  private static final class Threads {
    private final LineSpeedSetup setup;
    private final NanoClock clock;
    private final UnitProcessor processor;
    private final IntConsumer arrived;
    private final BlockingQueue<Integer> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final long[] offsets;

    // Each place is written by the one thread that handles the unit, and read after all have ended.
    private final long[] latencies;
    private final long[] lateness;

    Threads(LineSpeedSetup setup, NanoClock clock, UnitProcessor processor, IntConsumer arrived) {
      this.setup = setup;
      this.clock = clock;
      this.processor = processor;
      this.arrived = arrived;
      this.queue = new ArrayBlockingQueue<>(setup.queueCapacity());
      this.offsets = new long[setup.units()];
      Arrays.setAll(offsets, unit -> setup.schedule().offsetNanos(unit));
      this.latencies = new long[setup.units()];
      this.lateness = new long[setup.units()];
    }

    LineSpeedResult run() throws InterruptedException {
      // The first unit comes one period from now, so that the threads are up by then.
      long start = clock.nanoTime() + setup.schedule().meanPeriodNanos();
      for (int worker = 1; worker <= setup.workers(); worker++) {
        threads.add(new Thread(() -> guarded(() -> work(start)), "line-worker-" + worker));
      }
      threads.add(new Thread(() -> guarded(() -> arrive(start)), "line-arrivals"));
      threads.forEach(Thread::start);
      awaitAll();
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      return result();
    }

    private LineSpeedResult result() {
      int from = setup.warmUpUnits();
      return new LineSpeedResult(
          setup.schedule().meanPeriodNanos(),
          Arrays.copyOfRange(latencies, from, latencies.length),
          Arrays.copyOfRange(lateness, from, lateness.length),
          setup.limits());
    }

    private void arrive(long start) throws InterruptedException {
      for (int unit = 0; unit < offsets.length; unit++) {
        long scheduled = start + offsets[unit];
        clock.sleepUntil(scheduled);
        lateness[unit] = Math.max(0, clock.nanoTime() - scheduled);
        if (!queue.offer(unit)) {
          latencies[unit] = LineSpeedResult.DROPPED;
        }
        arrived.accept(unit);
      }
      for (int worker = 0; worker < setup.workers(); worker++) {
        queue.put(END);
      }
    }

    private void work(long start) throws InterruptedException {
      while (failure.get() == null) {
        int unit = queue.take();
        if (unit == END) {
          return;
        }
        processor.process(unit);
        latencies[unit] = Math.max(0, clock.nanoTime() - (start + offsets[unit]));
      }
    }

    /** Part of the run that one thread does. */
    private interface Part {
      void run() throws InterruptedException;
    }

    /** Runs a part; whatever it throws ends the other threads as well. */
    private void guarded(Part part) {
      try {
        part.run();
      } catch (InterruptedException e) {
        // Where another thread failed or the caller was interrupted, that is what gets told.
        stop(new IllegalStateException(Thread.currentThread().getName() + " was interrupted", e));
      } catch (RuntimeException | Error e) {
        stop(e);
      }
    }

    private void stop(Throwable cause) {
      if (failure.compareAndSet(null, cause)) {
        interruptAll();
      }
    }

    private void interruptAll() {
      threads.forEach(Thread::interrupt);
    }

    private void awaitAll() throws InterruptedException {
      boolean interrupted = false;
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            interrupted = true;
            interruptAll();
          }
        }
      }
      if (interrupted) {
        throw new InterruptedException("line-speed run was interrupted");
      }
    }
  }
}
