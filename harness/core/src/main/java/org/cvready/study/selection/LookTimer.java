package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PixelMemory;
import org.cvready.model.DetectorWorker;
import org.cvready.study.selection.VerifierPass.Question;
import org.cvready.study.selection.VerifierPass.Task;
import org.cvready.vision.Detection;

/** Takes the time of looks, one image after the other on one thread. */
public final class LookTimer {
  private static final int WARM_UP = 3;
  private static final int MOST_TIMED = 60;

  private LookTimer() {}

  /**
   * How long model and verifier take: decoding and detection of the model; the second look of the
   * verifier, with what more it has to decode.
   *
   * @param tasks images as they were captured; the first ones are timed
   */
  public static LookTimes time(List<Task> tasks, Question question) {
    List<Long> model = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    SecondView view =
        new SecondView(question.detector().pictureDecoder(), question.verification().decoder());
    try (DetectorWorker worker = question.detector().newWorker();
        Verifier verifier = question.verification().opener().get()) {
      PixelMemory memory = new PixelMemory();
      int timed = Math.min(tasks.size(), MOST_TIMED);
      for (int i = -Math.min(WARM_UP, timed); i < timed; i++) {
        Task task = tasks.get(Math.max(i, 0));
        long start = System.nanoTime();
        Capture picture = task.sample().capture(question.detector().pictureDecoder(), memory);
        List<Detection> first = worker.detect(picture);
        long middle = System.nanoTime();
        verifier.look(view.of(task.sample(), picture), first);
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
