package org.cvready.study.heat;

import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.ScoreGrid;

/**
 * How many objects of one class are missed on some images, at the operating score and at every
 * other.
 *
 * @param objects that must be found, at least 0
 * @param misses at the operating score, in [0, objects]
 * @param steps pairs of a step of {@link ScoreGrid} and how many objects are missed from there on
 *     and not before
 */
public record MissCount(long objects, long misses, List<Integer> steps) {
  /** Copies the list and checks the counts. */
  public MissCount {
    steps = List.copyOf(steps);
    if (misses < 0 || misses > objects) {
      throw new IllegalArgumentException(
          "misses must be in [0, %d], the objects, got %d".formatted(objects, misses));
    }
    if (steps.size() % 2 != 0) {
      throw new IllegalArgumentException("steps must be pairs, got " + steps.size() + " numbers");
    }
  }

  /**
   * Counts.
   *
   * @param images any
   * @param classIndex of the objects
   */
  public static MissCount of(List<ImageOutcome> images, int classIndex) {
    long objects = 0;
    long misses = 0;
    int[] from = new int[ScoreGrid.STEPS];
    for (ImageOutcome image : images) {
      objects += image.of(classIndex).map(ClassOutcome::objects).orElse(0);
      misses += image.of(classIndex).map(ClassOutcome::misses).orElse(0);
      for (ObjectOutcome object : image.objects()) {
        if (object.classIndex() == classIndex && firstMissed(object.score()) < ScoreGrid.STEPS) {
          from[firstMissed(object.score())]++;
        }
      }
    }
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      if (from[step] > 0) {
        steps.add(step);
        steps.add(from[step]);
      }
    }
    return new MissCount(objects, misses, steps);
  }

  /** The first step whose threshold is above this score; the very first for what nothing finds. */
  private static int firstMissed(double score) {
    return score == 0 ? 0 : ScoreGrid.reached(score) + 1;
  }

  /** How many objects are missed at a step, in [0, objects]. */
  public long missesAt(int step) {
    long missed = 0;
    for (int i = 0; i < steps.size() && steps.get(i) <= step; i += 2) {
      missed += steps.get(i + 1);
    }
    return missed;
  }
}
