package org.cvready.study.selection;

import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.model.DetectorWorker;
import org.cvready.vision.Detection;

/**
 * Another model, or the same with a larger input, on the whole image; the first look is ignored.
 */
final class WholeVerifier implements Verifier {
  private final DetectorWorker worker;
  private final List<Integer> classIndexes;
  private long inferences;

  /**
   * Looks through a worker.
   *
   * @param worker closed with the verifier
   * @param classIndexes the certified model's class index of each of the worker's classes; -1 for
   *     one that it does not have
   */
  WholeVerifier(DetectorWorker worker, List<Integer> classIndexes) {
    this.worker = worker;
    this.classIndexes = List.copyOf(classIndexes);
  }

  @Override
  public List<Detection> look(Capture picture, List<Detection> first) {
    inferences++;
    return worker.detect(picture).stream()
        .filter(found -> classIndexes.get(found.classIndex()) >= 0)
        .map(
            found ->
                new Detection(found.box(), classIndexes.get(found.classIndex()), found.score()))
        .toList();
  }

  @Override
  public boolean needsFirst() {
    return false;
  }

  @Override
  public long inferences() {
    return inferences;
  }

  @Override
  public void close() {
    worker.close();
  }
}
