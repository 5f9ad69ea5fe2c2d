package org.cvready.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.OtherPoint;

/**
 * The outcomes of a run's images at another operating point, worked out when asked for.
 *
 * <p>Only the last few lists are kept, so that memory does not grow with sets and conditions.
 */
final class StepOutcomes implements SeenRun.Outcomes {
  private static final int KEPT = 2;

  private final OtherPoint point;
  private final Map<List<String>, List<ImageOutcome>> kept = new LinkedHashMap<>();

  StepOutcomes(OperatingPoint point) {
    this.point = new OtherPoint(point);
  }

  @Override
  public List<ImageOutcome> of(SeenSet set, String condition, SortedMap<String, String> slice) {
    List<ImageOutcome> all = all(set, condition);
    return slice.isEmpty() ? all : all.stream().filter(image -> image.isIn(slice)).toList();
  }

  private List<ImageOutcome> all(SeenSet set, String condition) {
    List<String> key = List.of(set.plan().name(), condition);
    List<ImageOutcome> known = kept.remove(key);
    if (known == null) {
      List<ImageOutcome> certified = set.outcomes(condition, new TreeMap<>());
      known = new ArrayList<>(certified.size());
      for (ImageOutcome image : certified) {
        known.add(point.of(image));
      }
    }
    kept.put(key, known);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return known;
  }
}
