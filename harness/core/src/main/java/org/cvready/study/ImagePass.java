package org.cvready.study;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.cvready.model.Detector;

/**
 * Shows every image of a question to a model, once under every condition.
 *
 * <p>Workers each decode an image, put it through its conditions, run the model and match, so that
 * every core is busy with the model; a bounded number of images is in work at a time. Observations
 * come out in the order of set, image and condition, whatever the number of workers.
 */
public final class ImagePass {
  private static final int IMAGES_IN_WORK_PER_WORKER = 8;

  private final Detector detector;
  private final PassQuestion question;
  private final InOrder<List<Observation>> results;
  private final AtomicLong nextImage = new AtomicLong();

  private ImagePass(Detector detector, PassQuestion question, InOrder<List<Observation>> results) {
    this.detector = detector;
    this.question = question;
    this.results = results;
  }

  /**
   * Runs the pass. The first error of any worker ends it.
   *
   * @param detector the model; one worker of it is opened for each thread
   * @param question which images, and how
   * @param sink where the observations go, called by one thread at a time
   * @param progress told after each image how many times the model has been shown one so far
   * @throws IOException where the sink fails
   * @throws InterruptedException where the caller was interrupted; the workers have then ended
   * @throws org.cvready.imaging.UnreadableImageException where an image is damaged
   */
  public static void run(
      Detector detector, PassQuestion question, ObservationSink sink, LongConsumer progress)
      throws IOException, InterruptedException {
    AtomicLong shown = new AtomicLong();
    InOrder<List<Observation>> results =
        new InOrder<>(
            question.workers() * IMAGES_IN_WORK_PER_WORKER,
            observations -> {
              for (Observation observation : observations) {
                sink.accept(observation);
              }
              progress.accept(shown.addAndGet(observations.size()));
            });
    new ImagePass(detector, question, results).runWorkers();
  }

  private void runWorkers() throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(question.workers(), task -> new Thread(task, "cvready-pass"));
    try {
      ExecutorCompletionService<Boolean> running = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < question.workers(); i++) {
        running.submit(this::work);
      }
      for (int i = 0; i < question.workers(); i++) {
        running.take().get();
      }
    } catch (ExecutionException failed) {
      throw rethrown(failed);
    } finally {
      threads.shutdownNow();
      // The model may only be closed once no worker is inside it.
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static RuntimeException rethrown(ExecutionException failed) throws IOException {
    Throwable cause = failed.getCause();
    if (cause instanceof IOException unwritable) {
      throw unwritable;
    }
    if (cause instanceof Error broken) {
      throw broken;
    }
    if (cause instanceof RuntimeException known) {
      return known;
    }
    return new IllegalStateException("a worker of the pass failed", failed);
  }

  private Boolean work() throws IOException, InterruptedException {
    try (ImageShow show = new ImageShow(detector, question)) {
      PassOrder order = new PassOrder(question.sets());
      for (; ; ) {
        results.permit();
        long image = nextImage.getAndIncrement();
        if (image >= order.images()) {
          results.unused();
          return true;
        }
        results.put(image, show.observe(order.set(image), order.sample(image)));
      }
    }
  }
}
