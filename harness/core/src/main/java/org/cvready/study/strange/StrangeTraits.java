package org.cvready.study.strange;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.imaging.ImageMeasures;
import org.cvready.study.strange.StrangeScore.Source;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * All that is kept of one shown image to tell how strange it is: scores of its detections and what
 * it looks like, in about a hundred bytes, and what the network has made of it where that is asked
 * for.
 */
public final class StrangeTraits {
  private final float[] weak;
  private final ClassTops tops;
  private final Known known;

  /**
   * What does not depend on single detections.
   *
   * @param look features of the pixels
   * @param embedding features of the network's inner output; none where it was not asked for
   * @param logits whether the logits of the classes can be told from their scores
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and not written to.
  private record Known(float[] look, float[] embedding, boolean logits) {}

  private StrangeTraits(float[] weak, ClassTops tops, Known known) {
    this.weak = weak;
    this.tops = tops;
    this.known = known;
  }

  /**
   * The traits of an image.
   *
   * @param image what was shown
   * @param detections everything that was detected on it, down to the score floor
   * @param measures of the image
   */
  public static StrangeTraits of(Image image, List<Detection> detections, ImageMeasures measures) {
    WeakBoxes boxes = new WeakBoxes();
    detections.forEach(boxes::add);
    double halfDiagonal = Math.hypot(image.width(), image.height()) / 2;
    return new StrangeTraits(
        new float[] {boxes.count(), (float) (boxes.spread() / halfDiagonal), Float.NaN},
        ClassTops.of(detections),
        new Known(ImageLook.of(measures), new float[0], true));
  }

  /**
   * The same with what the network has made of the image.
   *
   * @param embedding at least one number, all finite, as many for every image; not copied
   */
  public StrangeTraits withEmbedding(float[] embedding) {
    return new StrangeTraits(weak, tops, new Known(known.look(), embedding, known.logits()));
  }

  /** The same for a model whose scores do not tell the logits of its classes. */
  public StrangeTraits withoutLogits() {
    return new StrangeTraits(weak, tops, new Known(known.look(), known.embedding(), false));
  }

  /**
   * The same with how little the detections agree under small changes of the image.
   *
   * @param disagreement in [0, 1]
   */
  public StrangeTraits withDisagreement(double disagreement) {
    return new StrangeTraits(new float[] {weak[0], weak[1], (float) disagreement}, tops, known);
  }

  /** The same for a model that does not know a class; weak detections stay as they are. */
  public StrangeTraits without(int classIndex) {
    return new StrangeTraits(weak, tops.without(classIndex), known);
  }

  /** A score that needs no reference images; empty where it was not asked for. */
  OptionalDouble direct(StrangeScore score) {
    double value =
        switch (score) {
          case MAX_SCORE -> 1 - tops.highest();
          case ENTROPY -> tops.entropy();
          case ENERGY -> known.logits() ? -tops.energy() : Double.NaN;
          case WEAK_BOXES -> weak[0];
          case WEAK_SPREAD -> weak[1];
          case AGREEMENT -> weak[2];
          case MAHALANOBIS, NEAREST, EMBEDDING_MAHALANOBIS, EMBEDDING_NEAREST -> Double.NaN;
        };
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Features of the image as a whole, between which a score takes distances. */
  double[] features(StrangeScore score) {
    float[] of = score.source() == Source.INNER_OUTPUT ? known.embedding() : known.look();
    double[] features = new double[of.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = of[i];
    }
    return features;
  }

  /** Whether the network has made the very same of every image, so that nothing can be told. */
  public static boolean haveOneEmbedding(List<StrangeTraits> traits) {
    return traits.stream()
        .allMatch(each -> Arrays.equals(each.known.embedding(), traits.get(0).known.embedding()));
  }

  /** Whether a score can be worked out from these traits. */
  public boolean has(StrangeScore score) {
    return switch (score.source()) {
      case IMAGE -> true;
      case INNER_OUTPUT -> known.embedding().length > 0;
      case DETECTIONS, CHANGED_IMAGES -> direct(score).isPresent();
    };
  }
}
