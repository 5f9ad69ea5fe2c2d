package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;

/** Sets of images that never were, with rates that are known. */
final class Lines {
  static final OperatingPoint POINT =
      OperatingPoint.of(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, 0.5);
  static final List<String> CLASSES = List.of("scratch", "dent");

  private Lines() {}

  /** An image that is a unit of its own; objects with a score below 0.5 are missed. */
  static ImageOutcome image(String name, String cluster, ObjectOutcome... objects) {
    return image(name, cluster, new TreeMap<>(), objects);
  }

  static ImageOutcome image(
      String name, String cluster, SortedMap<String, String> tags, ObjectOutcome... objects) {
    SortedMap<Integer, int[]> counts = new TreeMap<>();
    for (ObjectOutcome object : objects) {
      int[] sums = counts.computeIfAbsent(object.classIndex(), key -> new int[2]);
      sums[0]++;
      sums[1] += object.score() < 0.5 ? 1 : 0;
    }
    List<ClassOutcome> classes = new ArrayList<>();
    boolean raised = false;
    for (Map.Entry<Integer, int[]> entry : counts.entrySet()) {
      boolean found = entry.getValue()[0] > entry.getValue()[1];
      raised |= found;
      classes.add(
          new ClassOutcome(
              entry.getKey(),
              entry.getValue()[0],
              0,
              entry.getValue()[1],
              0,
              found,
              found ? 0.9 : 0));
    }
    return new ImageOutcome(
        name,
        cluster,
        name,
        tags,
        raised ? Decision.REJECT : Decision.ACCEPT,
        raised ? 1 : -1,
        classes,
        List.of(objects));
  }

  static ObjectOutcome object(int classIndex, double area, boolean missed) {
    return new ObjectOutcome(classIndex, (float) area, missed ? 0.1 : 0.9);
  }

  /**
   * What a set is drawn from.
   *
   * @param dents share of dents among the objects, the others are scratches
   * @param small share of small objects
   * @param missed chance of a miss by class and size: large scratch, small scratch, large dent,
   *     small dent
   */
  record Recipe(double dents, double small, List<Double> missed) {
    Recipe(double dents, double small, double... missed) {
      this(dents, small, Arrays.stream(missed).boxed().toList());
    }
  }

  /** Single-object images by a recipe. */
  static List<ImageOutcome> draw(Recipe recipe, int images, SplittableRandom random) {
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      int c = random.nextDouble() < recipe.dents() ? 1 : 0;
      int small = random.nextDouble() < recipe.small() ? 1 : 0;
      boolean missed = random.nextDouble() < recipe.missed().get(2 * c + small);
      double area = small == 1 ? 20 + random.nextDouble() : 200 + random.nextDouble();
      all.add(image("i%04d.png".formatted(i), "i" + i, object(c, area, missed)));
    }
    return all;
  }

  static GapSet set(String name, List<ImageOutcome> images) {
    return new GapSet(name, true, images, List.of());
  }

  /** Measures of a picture that is so light; all others are the same for all. */
  static ImageMeasures light(double light) {
    EnumMap<ImageMeasure, Double> values = new EnumMap<>(ImageMeasure.class);
    values.put(ImageMeasure.LIGHT, light);
    values.put(ImageMeasure.CONTRAST, 40.0);
    return new ImageMeasures(values);
  }

  /** Figures of two sets by the usual meter. */
  static GapQuestion.Figures figures(GapSet... sets) {
    return (Metric metric, Scope scope) -> {
      for (GapSet set : sets) {
        if (set.name().equals(scope.dataset()) && RateMeter.measures(metric)) {
          OptionalInt index =
              scope
                  .className()
                  .map(name -> OptionalInt.of(CLASSES.indexOf(name)))
                  .orElse(OptionalInt.empty());
          return new RateMeter(Confidence.USUAL, CLASSES.size(), Set.of())
              .measure(metric, scope, set.images(), index)
              .measurement();
        }
      }
      return nothing(metric, scope);
    };
  }

  private static Measurement nothing(Metric metric, Scope scope) {
    return new Measurement(
        metric,
        scope,
        OptionalDouble.empty(),
        0,
        0,
        0,
        Interval.unknownRate(0.95, "none", "not asked for"),
        List.of());
  }
}
