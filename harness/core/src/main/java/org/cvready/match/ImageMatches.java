package org.cvready.match;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * Which detections of one image found which ground truth at an operating point.
 *
 * <p>Ground truth and detections are named by their positions in the lists that were matched. For
 * every class, true positives plus false negatives are the ground truths that count.
 */
public final class ImageMatches {
  static final int UNMATCHED = Candidates.NONE;
  static final int NOT_COUNTED = -2;

  private final List<GroundTruth> truths;
  private final List<Detection> detections;
  private final int[] matchOf;
  private final int[] foundBy;

  ImageMatches(List<GroundTruth> truths, List<Detection> detections, int[] matchOf) {
    this.truths = List.copyOf(truths);
    this.detections = List.copyOf(detections);
    this.matchOf = matchOf;
    this.foundBy = new int[truths.size()];
    Arrays.fill(foundBy, UNMATCHED);
    for (int d = 0; d < matchOf.length; d++) {
      if (matchOf[d] >= 0 && foundBy[matchOf[d]] == UNMATCHED) {
        foundBy[matchOf[d]] = d;
      }
    }
  }

  /** The ground truth that was matched. */
  public List<GroundTruth> groundTruth() {
    return truths;
  }

  /** The detections that were matched, those below the operating score included. */
  public List<Detection> detections() {
    return detections;
  }

  /** The ground truth that detection {@code d} matched, or empty. */
  public OptionalInt matchOf(int d) {
    return matchOf[d] >= 0 ? OptionalInt.of(matchOf[d]) : OptionalInt.empty();
  }

  /**
   * The detection that found ground truth {@code g}, the first in the list for a crowd, or empty.
   */
  public OptionalInt foundBy(int g) {
    return foundBy[g] >= 0 ? OptionalInt.of(foundBy[g]) : OptionalInt.empty();
  }

  /** True where detection {@code d} reaches its class's operating score. */
  public boolean isCounted(int d) {
    return matchOf[d] != NOT_COUNTED;
  }

  /** True where detection {@code d} counts and matched ground truth that does not. */
  public boolean isIgnored(int d) {
    return matchOf[d] >= 0 && truths.get(matchOf[d]).ignored();
  }

  /** True where detection {@code d} counts and found an object that counts. */
  public boolean isTruePositive(int d) {
    return matchOf[d] >= 0 && !isIgnored(d);
  }

  /** True where detection {@code d} counts and found nothing. */
  public boolean isFalsePositive(int d) {
    return matchOf[d] == UNMATCHED;
  }

  /** True where ground truth {@code g} counts and no detection found it. */
  public boolean isMissed(int g) {
    return foundBy[g] < 0 && !truths.get(g).ignored();
  }

  /** How many objects of class {@code c} count. */
  public long truths(int c) {
    return truths.stream().filter(t -> t.classIndex() == c && !t.ignored()).count();
  }

  /** How many detections of class {@code c} found an object. */
  public long truePositives(int c) {
    long count = 0;
    for (int d = 0; d < matchOf.length; d++) {
      count += detections.get(d).classIndex() == c && isTruePositive(d) ? 1 : 0;
    }
    return count;
  }

  /** How many counted detections of class {@code c} found nothing. */
  public long falsePositives(int c) {
    long count = 0;
    for (int d = 0; d < matchOf.length; d++) {
      count += detections.get(d).classIndex() == c && isFalsePositive(d) ? 1 : 0;
    }
    return count;
  }

  /** How many objects of class {@code c} were missed. */
  public long falseNegatives(int c) {
    long count = 0;
    for (int g = 0; g < foundBy.length; g++) {
      count += truths.get(g).classIndex() == c && isMissed(g) ? 1 : 0;
    }
    return count;
  }
}
