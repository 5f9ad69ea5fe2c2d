package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.cvready.dataset.Sample;
import org.cvready.imaging.PixelMemory;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.study.OutcomeMaker;
import org.cvready.study.PassSet;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** Shows routed images to a verifier; the outcomes do not depend on how many threads there are. */
public final class VerifierPass {
  private static final int WARM_UP = 3;
  private static final int MOST_TIMED = 60;

  private VerifierPass() {}

  /**
   * A routed image.
   *
   * @param set it belongs to
   * @param sample the image
   * @param first what the model saw, by falling score
   */
  public record Task(PassSet set, Sample sample, List<Detection> first) {
    /** Copies the list. */
    public Task {
      first = List.copyOf(first);
    }
  }

  /**
   * What the verifier says of each image, in the order of the tasks.
   *
   * @param workers threads, at least 1
   * @param progress told how many images it has seen
   * @throws org.cvready.imaging.UnreadableImageException where an image is damaged
   */
  public static List<ImageOutcome> run(
      List<Task> tasks, Verification verification, int workers, LongConsumer progress)
      throws InterruptedException {
    List<ImageOutcome> outcomes = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(workers, task -> new Thread(task, "cvready-second-pass"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (Verifier verifier = verification.opener().get()) {
                    OutcomeMaker maker = new OutcomeMaker(verification.point());
                    PixelMemory memory = new PixelMemory();
                    int at = next.getAndIncrement();
                    while (at < tasks.size() && !Thread.currentThread().isInterrupted()) {
                      outcomes.set(at, outcome(tasks.get(at), verifier, maker, memory));
                      progress.accept(done.incrementAndGet());
                      at = next.getAndIncrement();
                    }
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("a worker of the second pass failed", failed);
    } finally {
      threads.shutdownNow();
      // The model may only be closed once no worker is inside it.
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
    return outcomes;
  }

  private static ImageOutcome outcome(
      Task task, Verifier verifier, OutcomeMaker maker, PixelMemory memory) {
    Image image = task.sample().image(memory);
    return maker.outcome(
        task.set(),
        task.sample(),
        task.sample().groundTruths(),
        verifier.look(image, task.first()));
  }

  /**
   * How long model and verifier take, one image after the other on one thread: decoding and
   * detection of the model, the second look of the verifier alone.
   */
  public static LookTimes time(List<Task> tasks, Detector detector, Verification verification) {
    List<Long> model = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    try (DetectorWorker worker = detector.newWorker();
        Verifier verifier = verification.opener().get()) {
      PixelMemory memory = new PixelMemory();
      int timed = Math.min(tasks.size(), MOST_TIMED);
      for (int i = -Math.min(WARM_UP, timed); i < timed; i++) {
        Task task = tasks.get(Math.max(i, 0));
        long start = System.nanoTime();
        Image image = task.sample().image(memory);
        List<Detection> first = worker.detect(image);
        long middle = System.nanoTime();
        verifier.look(image, first);
        long end = System.nanoTime();
        if (i >= 0) {
          model.add(middle - start);
          second.add(end - middle);
        }
      }
    }
    return LookTimes.of(model, second);
  }
}
