package org.cvready.study.selection;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;

/**
 * A way to look at images again, of which each thread opens its own.
 *
 * @param opener opens one for a thread
 * @param point from which scores its detections count
 * @param words what it is, as sentences name it
 */
public record Verification(Supplier<Verifier> opener, OperatingPoint point, String words) {
  /** The model on the image and on its mirror image. */
  public static Verification flip(Detector detector, OperatingPoint point) {
    double iou = overlap(detector);
    return new Verification(
        () -> new FlipVerifier(detector.newWorker(), iou),
        point,
        "the model on the mirror image too, scores and boxes averaged");
  }

  /** The model on parts of the image, each shown larger. */
  public static Verification tiles(Detector detector, OperatingPoint point, double scale) {
    double iou = overlap(detector);
    return new Verification(
        () -> new TileVerifier(detector.newWorker(), scale, iou),
        point,
        "the model on overlapping parts of the image, each shown %s times larger (its input has a fixed size)"
            .formatted(scale));
  }

  /**
   * Another model, or the same with another input.
   *
   * @param classIndexes the certified model's class index of each of its classes; -1 for none
   * @param words what it is
   */
  public static Verification whole(
      Detector detector, OperatingPoint point, List<Integer> classIndexes, String words) {
    return new Verification(
        () -> new WholeVerifier(detector.newWorker(), classIndexes), point, words);
  }

  /** Every class of a detector as it is. */
  public static List<Integer> sameClasses(Detector detector) {
    return IntStream.range(0, detector.classNames().size()).boxed().toList();
  }

  /** Models that suppress nothing still need a limit on what is one object. */
  private static double overlap(Detector detector) {
    return Math.min(0.7, Math.max(0.3, detector.description().nmsIou()));
  }
}
