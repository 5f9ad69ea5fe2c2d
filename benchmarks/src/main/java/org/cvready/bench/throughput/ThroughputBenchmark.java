package org.cvready.bench.throughput;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cvready.model.BatchWorker.Prepared;
import org.cvready.model.Detector;
import org.cvready.study.throughput.EndToEnd;
import org.cvready.study.throughput.InferenceOnly;
import org.cvready.study.throughput.ThroughputMeter.TimedOutput;
import org.cvready.vision.Detection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * The user's model on the user's images. {@link JmhMeter} runs it: {@code cvready bench PLAN}; it
 * needs a job of its own and does not run by hand.
 */
public class ThroughputBenchmark {
  /** The model, which all threads share. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls open first.
  public static class Model {
    /** What is measured, in words, for JMH's own account; the job itself lies in a file. */
    @Param("")
    public String row;

    private final AtomicLong next = new AtomicLong();
    private ForkJob job;
    private Detector detector;

    /** Opens it. */
    @Setup
    public void open() throws IOException {
      job = JobFiles.ofThisFork().job();
      detector = Detector.open(job.model());
    }

    /** Unloads it. */
    @TearDown
    public void close() {
      detector.close();
    }

    private long next() {
      return next.getAndAdd(job.batch());
    }
  }

  /** Every image as a tensor, shared between threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls prepare first.
  public static class Tensors {
    private List<Prepared> tensors;

    /** Prepares them. */
    @Setup
    public void prepare(Model model) {
      tensors = InferenceOnly.prepare(model.detector, model.job.images());
    }
  }

  /** One thread that goes from files to detections. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls open first.
  public static class FromFiles {
    private EndToEnd worker;
    private TimedLog log;
    private int batch;
    private boolean timed;

    /** Opens its worker. */
    @Setup
    public void open(Model model, ThreadParams thread) {
      batch = model.job.batch();
      worker = new EndToEnd(model.detector, model.job.images(), batch);
      log = new TimedLog(model.job.images().size(), model.job.seed() + thread.getThreadIndex());
    }

    /** Keeps outputs from now on, unless this is the warm-up. */
    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
      timed = iteration.getType() == IterationType.MEASUREMENT;
    }

    private List<List<Detection>> show(long first) {
      List<List<Detection>> found = worker.show(first);
      if (timed) {
        log.shown(first, batch);
        for (int place = 0; place < batch; place++) {
          log.offer(first + place, found.get(place));
        }
      }
      return found;
    }

    /** Leaves what it kept. */
    @TearDown
    public void close() throws IOException {
      worker.close();
      log.leave(JobFiles.ofThisFork());
    }
  }

  /** One thread that runs the model on tensors. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls open first.
  public static class FromTensors {
    private InferenceOnly worker;
    private TimedLog log;
    private int batch;
    private boolean timed;

    /** Opens its worker. */
    @Setup
    public void open(Model model, Tensors tensors, ThreadParams thread) {
      batch = model.job.batch();
      worker = new InferenceOnly(model.detector, tensors.tensors, batch);
      log = new TimedLog(model.job.images().size(), model.job.seed() + thread.getThreadIndex());
    }

    /** Counts from now on, unless this is the warm-up. */
    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
      timed = iteration.getType() == IterationType.MEASUREMENT;
    }

    private void run(long first) {
      worker.run(first);
      if (timed) {
        log.shown(first, batch);
      }
    }

    /** Reads what the last timed run found; outside of the time, since nobody timed it. */
    @TearDown(Level.Iteration)
    public void end() {
      if (timed) {
        for (TimedOutput output : worker.lastOutputs()) {
          log.offer(output.image(), output.detections());
        }
      }
    }

    /** Leaves what it kept. */
    @TearDown
    public void close() throws IOException {
      worker.close();
      log.leave(JobFiles.ofThisFork());
    }
  }

  /** From files to detections. */
  @Benchmark
  public List<List<Detection>> endToEnd(Model model, FromFiles thread) {
    return thread.show(model.next());
  }

  /** The model alone. */
  @Benchmark
  public void inference(Model model, FromTensors thread) {
    thread.run(model.next());
  }
}
