package org.cvready.study.selection;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cvready.imaging.PictureDecoder;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;

/**
 * A way to look at images again, of which each thread opens its own.
 *
 * @param opener opens one for a thread
 * @param decoder how it wants images decoded: what looks through the certified model wants what the
 *     model sees, or as many pixels more as its look is larger
 * @param point from which scores its detections count
 * @param words what it is, as sentences name it
 */
public record Verification(
    Supplier<Verifier> opener, PictureDecoder decoder, OperatingPoint point, String words) {
  /** The model on the image and on its mirror image. */
  public static Verification flip(Detector detector, OperatingPoint point) {
    double iou = overlap(detector);
    return new Verification(
        () -> new FlipVerifier(detector.newWorker(), iou),
        detector.pictureDecoder(),
        point,
        "the model on the mirror image too, scores and boxes averaged");
  }

  /**
   * The model on parts of the image.
   *
   * @param scale how much larger each part is shown, above 1
   * @param why it does not look at the larger picture as a whole
   */
  public static Verification tiles(
      Detector detector, OperatingPoint point, double scale, String why) {
    double iou = overlap(detector);
    PictureDecoder whole = detector.pictureDecoder();
    return new Verification(
        () -> new TileVerifier(detector.newWorker(), scale, iou),
        new PictureDecoder(
            whole.mode(),
            whole.resize(),
            (int) Math.ceil(scale * whole.width()),
            (int) Math.ceil(scale * whole.height())),
        point,
        "the model on overlapping parts of the image, each shown %s times larger (%s)"
            .formatted(scale, why));
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
        () -> new WholeVerifier(detector.newWorker(), classIndexes),
        detector.pictureDecoder(),
        point,
        words);
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
