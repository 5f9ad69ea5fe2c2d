package org.cvready.trust;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How many objects an image holds: a size from 1 up, each with its own chance. */
public final class SizeLaw {
  private static final int LARGEST = 30;

  private final double[] upTo;
  private final double mean;
  private final double weightedMean;

  private SizeLaw(double[] chances) {
    double total = Arrays.stream(chances).sum();
    upTo = new double[chances.length];
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < chances.length; i++) {
      double chance = chances[i] / total;
      sum += chance;
      upTo[i] = sum;
      first += chance * (i + 1);
      second += chance * (i + 1) * (i + 1);
    }
    mean = first;
    weightedMean = second / first;
  }

  /** Every image holds as many. */
  public static SizeLaw of(int size) {
    double[] chances = new double[size];
    chances[size - 1] = 1;
    return new SizeLaw(chances);
  }

  /** From 1 to 30, all as likely. */
  public static SizeLaw mixed() {
    double[] chances = new double[LARGEST];
    Arrays.fill(chances, 1);
    return new SizeLaw(chances);
  }

  /** From 1 to 30, a size as likely as its power of -1.5: mostly few, now and then many. */
  public static SizeLaw skewed() {
    double[] chances = new double[LARGEST];
    Arrays.setAll(chances, i -> Math.pow(i + 1.0, -1.5));
    return new SizeLaw(chances);
  }

  /** Mean objects of an image. */
  public double mean() {
    return mean;
  }

  /** Mean size of the image that an object finds itself in. */
  public double weightedMean() {
    return weightedMean;
  }

  /** Objects of the largest image there can be. */
  public int largest() {
    return upTo.length;
  }

  /** Whether images hold different numbers of objects. */
  public boolean varies() {
    return weightedMean - mean > 1e-9;
  }

  /** The share of objects that are in images of at least so many. */
  double shareInImagesFrom(int size) {
    double share = 0;
    for (int i = size; i <= upTo.length; i++) {
      share += i * (upTo[i - 1] - (i == 1 ? 0 : upTo[i - 2])) / mean;
    }
    return share;
  }

  int draw(RandomGenerator random) {
    double u = random.nextDouble();
    for (int i = 0; i < upTo.length; i++) {
      if (u < upTo[i]) {
        return i + 1;
      }
    }
    return upTo.length;
  }
}
