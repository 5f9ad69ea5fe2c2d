package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.cvready.dataset.Sample;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.study.PassSet;
import org.cvready.study.Showing;
import org.cvready.vision.Detection;

/** Shows routed images to a verifier; the outcomes do not depend on how many threads there are. */
public final class VerifierPass {
  private final List<Task> tasks;
  private final Question question;
  private final List<ImageOutcome> outcomes;
  private final AtomicInteger next = new AtomicInteger();
  private long done;
  private final AtomicLong inferences = new AtomicLong();

  private VerifierPass(List<Task> tasks, Question question) {
    this.tasks = List.copyOf(tasks);
    this.question = question;
    this.outcomes = new ArrayList<>(Collections.nCopies(tasks.size(), null));
  }

  /**
   * Who looks again, and how.
   *
   * @param detector the model, which looks once more where a verifier needs what it saw and nobody
   *     has kept it
   * @param verification who looks
   * @param seed of the random streams of conditions, the one that the model's images had
   * @param workers threads, at least 1
   */
  public record Question(Detector detector, Verification verification, long seed, int workers) {}

  /**
   * A routed image.
   *
   * @param set it belongs to
   * @param position its place in the set
   * @param showing how it is shown, as it was to the model
   * @param first what the model saw, by falling score; empty where that was not kept
   */
  public record Task(PassSet set, int position, Showing showing, Optional<List<Detection>> first) {
    /** Copies the list. */
    public Task {
      first = first.map(List::copyOf);
    }

    Sample sample() {
      return set.data().samples().get(position);
    }
  }

  /**
   * What was seen.
   *
   * @param outcomes the verifier's, in the order of the tasks
   * @param inferences how many times a network was shown a picture
   */
  public record Seen(List<ImageOutcome> outcomes, long inferences) {
    /** Copies the list. */
    public Seen {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Looks at every task.
   *
   * @param progress told how many images it has seen
   * @throws org.cvready.imaging.UnreadableImageException where an image is damaged
   */
  public static Seen run(List<Task> tasks, Question question, LongConsumer progress)
      throws InterruptedException {
    return new VerifierPass(tasks, question).run(progress);
  }

  private Seen run(LongConsumer progress) throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            question.workers(), task -> new Thread(task, "cvready-second-pass"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < question.workers(); i++) {
        running.add(threads.submit(() -> work(progress)));
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
    return new Seen(outcomes, inferences.get());
  }

  private void work(LongConsumer progress) {
    try (SecondLooker looker = new SecondLooker(question)) {
      int at = next.getAndIncrement();
      while (at < tasks.size() && !Thread.currentThread().isInterrupted()) {
        outcomes.set(at, looker.outcome(tasks.get(at)));
        tell(progress);
        at = next.getAndIncrement();
      }
      inferences.addAndGet(looker.inferences());
    }
  }

  /** One thread at a time, as whoever shows progress expects. */
  private synchronized void tell(LongConsumer progress) {
    done++;
    progress.accept(done);
  }
}
