package org.cvready.study.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;

/** A model that is ready to be shown images in one setting, round after round. */
final class SettingRun implements AutoCloseable {
  private final Detector detector;
  private final Setting setting;
  private final List<EndToEnd> workers = new ArrayList<>();
  private final ExecutorService threads;

  SettingRun(ModelOptions model, Setting setting, List<Path> images) {
    this.setting = setting;
    this.detector = Detector.open(model.withIntraOpThreads(setting.intraOp()));
    this.threads =
        Executors.newFixedThreadPool(setting.threads(), task -> new Thread(task, "cvready-trial"));
    try {
      for (int i = 0; i < setting.threads(); i++) {
        workers.add(new EndToEnd(detector, images, setting.batch()));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Shows the first {@code count} images, and returns how long it took, nanoseconds. */
  long show(int count) throws InterruptedException {
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (EndToEnd worker : workers) {
      running.add(threads.submit(() -> work(worker, next, count)));
    }
    for (Future<?> one : running) {
      await(one);
    }
    return Math.max(1, System.nanoTime() - start);
  }

  private void work(EndToEnd worker, AtomicLong next, int count) {
    for (long first = next.getAndAdd(setting.batch());
        first < count;
        first = next.getAndAdd(setting.batch())) {
      worker.show(first);
    }
  }

  private static void await(Future<?> one) throws InterruptedException {
    try {
      one.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("a worker of the trial failed", failed);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      // The model may only be closed once no worker is inside it.
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.forEach(EndToEnd::close);
    detector.close();
  }
}
