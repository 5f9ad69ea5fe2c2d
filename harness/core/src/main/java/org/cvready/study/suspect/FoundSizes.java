package org.cvready.study.suspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ObjectOutcome;

/** How large the objects of a set are that the model finds, class by class. */
final class FoundSizes {
  /** Fewer large objects than this do not show that the model finds them. */
  private static final int LEAST_OBJECTS = 20;

  private static final double USUALLY = 0.9;

  private final OperatingPoint point;
  private final Map<Integer, List<Float>> found = new HashMap<>();
  private final Map<Integer, List<Float>> missed = new HashMap<>();

  FoundSizes(OperatingPoint point) {
    this.point = point;
  }

  void add(ObjectOutcome object) {
    int c = object.classIndex();
    boolean isFound = c < point.classes() && object.score() > 0 && object.score() >= point.score(c);
    (isFound ? found : missed).computeIfAbsent(c, key -> new ArrayList<>()).add(object.area());
  }

  /** Sorts what was added; call once all objects have come. */
  void close() {
    found.values().forEach(Collections::sort);
  }

  /**
   * Whether the model finds nearly all objects of the class that are as large as the median of
   * those found, and this one is as large: then not to see it is strange.
   */
  boolean wouldBeFound(int classIndex, double area) {
    List<Float> sizes = found.getOrDefault(classIndex, List.of());
    if (sizes.size() < LEAST_OBJECTS) {
      return false;
    }
    float median = sizes.get(sizes.size() / 2);
    long large = sizes.stream().filter(size -> size >= median).count();
    long lost =
        missed.getOrDefault(classIndex, List.of()).stream().filter(size -> size >= median).count();
    return area >= median && large >= LEAST_OBJECTS / 2 && large >= USUALLY * (large + lost);
  }
}
