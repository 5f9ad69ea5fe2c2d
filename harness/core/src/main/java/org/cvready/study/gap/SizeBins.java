package org.cvready.study.gap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;

/**
 * Thirds of the benchmark's objects by area within each class, and by the number of objects that
 * share an image.
 */
final class SizeBins {
  private static final int FEWEST = 9;

  private final Map<Integer, double[]> areas = new HashMap<>();
  private final double[] all;
  private final double[] counts;

  SizeBins(List<ImageOutcome> benchmark) {
    Map<Integer, List<ObjectOutcome>> byClass = new HashMap<>();
    for (ImageOutcome image : benchmark) {
      for (ObjectOutcome object : image.objects()) {
        byClass
            .computeIfAbsent(object.classIndex(), key -> new java.util.ArrayList<>())
            .add(object);
      }
    }
    byClass.forEach((index, objects) -> areas.put(index, thirds(areasOf(objects))));
    all = thirds(areasOf(byClass.values().stream().flatMap(List::stream).toList()));
    counts =
        thirds(
            benchmark.stream()
                .flatMapToDouble(
                    image -> image.objects().stream().mapToDouble(object -> image.objects().size()))
                .toArray());
  }

  private static double[] areasOf(List<ObjectOutcome> objects) {
    return objects.stream().mapToDouble(ObjectOutcome::area).toArray();
  }

  /** Upper edges of the first and second third, without repeats; none for a few values. */
  private static double[] thirds(double[] values) {
    if (values.length < FEWEST) {
      return new double[0];
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double first = sorted[(sorted.length - 1) / 3];
    double second = sorted[2 * (sorted.length - 1) / 3];
    double most = sorted[sorted.length - 1];
    return Arrays.stream(new double[] {first, second})
        .distinct()
        .filter(edge -> edge < most)
        .toArray();
  }

  /** The bin of an object among those of its class. */
  int size(ObjectOutcome object) {
    return bin(areas.getOrDefault(object.classIndex(), all), object.area());
  }

  /** The bin of an area among all objects. */
  int sizeAmongAll(double area) {
    return bin(all, area);
  }

  /** The bin of a number of objects in one image. */
  int count(int objects) {
    return bin(counts, objects);
  }

  private static int bin(double[] edges, double value) {
    int bin = 0;
    while (bin < edges.length && value > edges[bin]) {
      bin++;
    }
    return bin;
  }
}
