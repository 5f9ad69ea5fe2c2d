package org.cvready.match;

import java.util.Arrays;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * A growing list of detections, one primitive column per number.
 *
 * <p>Unlike those of a {@link Detection}, scores may be any finite number, since results files hold
 * what they hold.
 */
public final class DetectionColumns {
  private int[] image = new int[16];
  private int[] category = new int[16];
  private double[] score = new double[16];
  private final BoxColumns boxes = new BoxColumns();

  /** Appends a detection on the image at a position. */
  public void add(int imagePosition, Detection detection) {
    Box box = detection.box();
    boxes.add(box.x(), box.y(), box.width(), box.height());
    label(imagePosition, detection.classIndex(), detection.score());
  }

  /**
   * Appends a detection.
   *
   * @param box left, top, width and height in pixels, finite
   * @param imagePosition position of its image
   * @param categoryPosition position of its category; undeclared ones come after the declared
   * @param confidence how sure the model is, finite
   */
  public void add(double[] box, int imagePosition, int categoryPosition, double confidence) {
    boxes.add(box);
    label(imagePosition, categoryPosition, confidence);
  }

  private void label(int imagePosition, int categoryPosition, double confidence) {
    int i = boxes.size() - 1;
    if (i >= score.length) {
      int larger = score.length + (score.length >> 1);
      image = Arrays.copyOf(image, larger);
      category = Arrays.copyOf(category, larger);
      score = Arrays.copyOf(score, larger);
    }
    image[i] = imagePosition;
    category[i] = categoryPosition;
    score[i] = confidence;
  }

  /** Sets the positions of the image and category of detection {@code i}, once they are known. */
  public void place(int i, int imagePosition, int categoryPosition) {
    image[i] = imagePosition;
    category[i] = categoryPosition;
  }

  /** How many detections there are. */
  public int size() {
    return boxes.size();
  }

  /** The position of the image of detection {@code i}. */
  public int image(int i) {
    return image[i];
  }

  /** The position of the category of detection {@code i}; undeclared ones come last. */
  public int category(int i) {
    return category[i];
  }

  /** The score of detection {@code i}. */
  public double score(int i) {
    return score[i];
  }

  /** The boxes, by position. */
  public BoxColumns boxes() {
    return boxes;
  }

  /** Sorts {@code items[from, to)}, which are positions, from the highest score, stable. */
  public void sortByScore(int[] items, int from, int to) {
    DescendingScores.sort(items, from, to, score);
  }

  /** The same with the first {@code declared} categories taken for one, category by category. */
  DetectionColumns ofOneCategory(int declared) {
    DetectionColumns joined = new DetectionColumns();
    for (int c = 0; c < declared; c++) {
      for (int i = 0; i < size(); i++) {
        if (category[i] == c) {
          joined.boxes.addFrom(boxes, i);
          joined.label(image[i], 0, score[i]);
        }
      }
    }
    return joined;
  }
}
