package org.cvready.study.strange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One way to tell how strange an image is; of every score, higher means stranger. */
public enum StrangeScore {
  /** One minus the highest score. */
  MAX_SCORE(
      "max_score",
      Source.DETECTIONS,
      "1 - highest score of the image (Hendrycks and Gimpel 2017); an image without any detection"
          + " has 1, a good part and an empty belt alike"),
  /** Entropy of the class scores. */
  ENTROPY(
      "entropy",
      Source.DETECTIONS,
      "sum over the classes of the entropy, in nats, of being there or not by the class's highest"
          + " score; most where scores are near 0.5"),
  /** Energy of the class scores. */
  ENERGY(
      "energy",
      Source.DETECTIONS,
      "minus the sum over the classes of ln(1 + exp(logit)), the joint energy of Wang et al. 2021;"
          + " the logits are those of each class's highest score kept, and only there where a score"
          + " is the logistic function of one logit"),
  /** Number of weak detections. */
  WEAK_BOXES(
      "weak_boxes",
      Source.DETECTIONS,
      "number of detections with scores below 0.1, down to the model's score floor"),
  /** Spread of weak detections. */
  WEAK_SPREAD(
      "weak_spread",
      Source.DETECTIONS,
      "spread of the centres of these weak detections, weighted by score: root mean square distance"
          + " from their middle over half the image's diagonal"),
  /** Disagreement under small changes. */
  AGREEMENT(
      "agreement",
      Source.CHANGED_IMAGES,
      "1 - agreement of the detections with those on the image flipped left to right, moved by 1 %,"
          + " and 5 % brighter and darker, by their scores from 0.1 on,"
          + " mean of the four; costs four more inferences an image"),
  /** Distance from the mean look. */
  MAHALANOBIS(
      "mahalanobis",
      Source.IMAGE,
      "Mahalanobis distance of the image's light, colour, sharpness and noise from those of the"
          + " reference images"),
  /** Distance from the nearest looks. */
  NEAREST(
      "nearest",
      Source.IMAGE,
      "distance to the 5th nearest reference image in light, colour, sharpness and noise"),
  /** Distance from the mean of what the network makes of an image. */
  EMBEDDING_MAHALANOBIS(
      "embedding_mahalanobis",
      Source.INNER_OUTPUT,
      "Mahalanobis distance of the network's inner output, averaged over its places, from those of"
          + " the reference images (Lee et al. 2018), with one mean for all images since an image may"
          + " show several classes or none, and the covariance shrunk by Ledoit and Wolf 2004"),
  /** Distance from the nearest of what the network makes of images. */
  EMBEDDING_NEAREST(
      "embedding_nearest",
      Source.INNER_OUTPUT,
      "distance to the 5th nearest reference image in the network's inner output, averaged over its"
          + " places (Sun et al. 2022), each channel brought to unit spread in place of the whole to"
          + " unit length, so that the zero of a quantised tensor does not matter");

  /** What a score is worked out from. */
  public enum Source {
    /** The detections that are there anyway. */
    DETECTIONS("the detections"),
    /** Detections on changed copies of the image: more inferences. */
    CHANGED_IMAGES("the detections on changed copies"),
    /** Statistics of the pixels, compared with a reference set. */
    IMAGE("the image"),
    /** A tensor inside the network, compared with those of a reference set. */
    INNER_OUTPUT("an inner output of the network");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** The source as a reader sees it. */
    public String words() {
      return words;
    }
  }

  private final String key;
  private final Source source;
  private final String meaning;

  StrangeScore(String key, Source source, String meaning) {
    this.key = key;
    this.source = source;
    this.meaning = meaning;
  }

  /** The score of a plan's word. */
  public static Optional<StrangeScore> byKey(String key) {
    return Arrays.stream(values()).filter(score -> score.key.equals(key)).findFirst();
  }

  /** The words of a plan. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(StrangeScore::key).toList();
  }

  /** The name in plans and reports: lower case with underscores. */
  public String key() {
    return key;
  }

  /** What it is worked out from. */
  public Source source() {
    return source;
  }

  /** How it is worked out, without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Whether reference images must be known before an image can be scored. */
  public boolean isDistance() {
    return source == Source.IMAGE || source == Source.INNER_OUTPUT;
  }

  /**
   * Whether the score of a model without one of its classes can be told from what is kept of an
   * image: of its detections the highest score of each class is, boxes are not.
   */
  public boolean knowsClasses() {
    return switch (this) {
      case MAX_SCORE, ENTROPY, ENERGY -> true;
      case MAHALANOBIS, NEAREST, EMBEDDING_MAHALANOBIS, EMBEDDING_NEAREST -> true;
      case WEAK_BOXES, WEAK_SPREAD, AGREEMENT -> false;
    };
  }
}
