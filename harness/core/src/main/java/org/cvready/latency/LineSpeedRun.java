package org.cvready.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the load: a thread that hands over frames by the schedule, whatever became of the last
 * one, and worker threads that process them. Each run uses threads and memory of its own.
 */
public final class LineSpeedRun {
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
  public LineSpeedResult run(FrameProcessor processor) throws InterruptedException {
    return run(processor, frames -> {});
  }

  /**
   * Runs until the last scheduled unit is decided, and says how far it is.
   *
   * <p>What the processor throws stops the run and is thrown here.
   *
   * @param processor what is done with each frame
   * @param arrived told after each frame how many were queued or dropped, on the arrivals' thread,
   *     so it must be quick
   * @throws InterruptedException if interrupted; all threads of the run have then ended
   */
  public LineSpeedResult run(FrameProcessor processor, IntConsumer arrived)
      throws InterruptedException {
    return new Threads(setup, clock, processor, arrived).run();
  }

  /** The threads of one run and what they share. */
  private static final class Threads {
    private final LineSpeedSetup setup;
    private final NanoClock clock;
    private final FrameProcessor processor;
    private final IntConsumer arrived;
    private final FrameOrder order;
    private final UnitLatencies latencies;
    private final ArrivalLoop arrivals;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<StageRecorder> waits = new ArrayList<>();
    private final List<StageRecorder> stages = new ArrayList<>();

    Threads(LineSpeedSetup setup, NanoClock clock, FrameProcessor processor, IntConsumer arrived) {
      this.setup = setup;
      this.clock = clock;
      this.processor = processor;
      this.arrived = arrived;
      this.order = new FrameOrder(setup);
      this.latencies = new UnitLatencies(setup.mostUnits(), setup.cameras().count());
      this.arrivals = new ArrivalLoop(setup, clock, order, latencies);
    }

    LineSpeedResult run() throws InterruptedException {
      // The first unit comes one period from now, so that the threads are up by then.
      long start = clock.nanoTime() + setup.schedule().meanPeriodNanos();
      for (int worker = 1; worker <= setup.workers(); worker++) {
        StageRecorder wait = new StageRecorder(1);
        StageRecorder stage = new StageRecorder(processor.stages().size());
        waits.add(wait);
        stages.add(stage);
        threads.add(new Thread(() -> guarded(() -> work(start, wait, stage)), named(worker)));
      }
      threads.add(new Thread(() -> guarded(() -> arrivals.run(start, arrived)), "line-arrivals"));
      threads.forEach(Thread::start);
      awaitAll();
      rethrow(failure.get());
      return result();
    }

    private static String named(int worker) {
      return "line-worker-" + worker;
    }

    private static void rethrow(@Nullable Throwable thrown) {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }

    private LineSpeedResult result() {
      List<StageTimes> times =
          Stream.concat(
                  StageTimes.of(List.of(StageTimes.WAIT), waits).stream(),
                  StageTimes.of(processor.stages(), stages).stream())
              .toList();
      return new LineSpeedResult(
          setup.pace(),
          latencies.slice(arrivals.measuredFrom(), setup.measuredUnits()),
          new Lateness(arrivals.lateness(), setup.limits()),
          arrivals.trace(times));
    }

    private void work(long start, StageRecorder wait, StageRecorder stage)
        throws InterruptedException {
      FrameQueue queue = arrivals.queue();
      while (failure.get() == null) {
        int frame = queue.take();
        if (frame == FrameQueue.NONE) {
          return;
        }
        int unit = order.unitOf(frame);
        wait.measuring(arrivals.isMeasured(unit));
        stage.measuring(arrivals.isMeasured(unit));
        wait.record(0, clock.nanoTime() - (start + order.frameNanos(frame)));
        processor.process(frame, stage);
        if (latencies.isLast(unit)) {
          latencies.decided(unit, clock.nanoTime() - (start + order.unitNanos(unit)));
        }
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
