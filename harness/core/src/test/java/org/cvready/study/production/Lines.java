package org.cvready.study.production;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.study.production.ProductionLine.ErrorCost;

/** Lines and units that never were. */
final class Lines {
  /** False rejects 2.50, escapes 180, reviews 0.40. */
  static final ErrorCost COST = new ErrorCost(2.5, 180, 0.4, "EUR");

  private Lines() {}

  /** A line of 480 units a minute in 480 hours a month, with classes named {@code c0} and on. */
  static ProductionLine line(double... defectRates) {
    TreeMap<String, Double> rates = new TreeMap<>();
    for (int c = 0; c < defectRates.length; c++) {
      rates.put("c" + c, defectRates[c]);
    }
    return new ProductionLine(
        OptionalDouble.of(480), 8, OptionalDouble.of(480), rates, Optional.of(COST));
  }

  /** The classes of such a line by index. */
  static Map<Integer, String> classes(ProductionLine line) {
    Map<Integer, String> classes = new LinkedHashMap<>();
    line.defectRate().keySet().forEach(name -> classes.put(classes.size(), name));
    return classes;
  }

  static LineRates rates(ProductionLine line, List<LineUnit> units) {
    return LineRates.of(units, classes(line), Confidence.USUAL);
  }

  static LineForecast forecast(ProductionLine line, List<LineUnit> units) {
    return LineForecast.of(line, rates(line, units));
  }

  /** Units of one state, each on its own: so many accepted, reviewed and rejected. */
  static List<LineUnit> units(Set<Integer> classes, int accepted, int reviewed, int rejected) {
    List<LineUnit> units = new ArrayList<>();
    Map<Decision, Integer> counts =
        Map.of(Decision.ACCEPT, accepted, Decision.REVIEW, reviewed, Decision.REJECT, rejected);
    for (Decision decision : Decision.values()) {
      for (int i = 0; i < counts.getOrDefault(decision, 0); i++) {
        String name = classes + "-" + decision + "-" + i;
        units.add(new LineUnit(name, decision, classes, false));
      }
    }
    return units;
  }

  @SafeVarargs
  static List<LineUnit> together(List<LineUnit>... parts) {
    List<LineUnit> all = new ArrayList<>();
    for (List<LineUnit> part : parts) {
      all.addAll(part);
    }
    return Collections.unmodifiableList(all);
  }

  /** Units of any state and decision, some with several classes, some in common clusters. */
  static List<LineUnit> any(long seed, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LineUnit> units = new ArrayList<>();
    int clusters = random.nextInt(10, 200);
    for (int i = random.nextInt(20, 300); i > 0; i--) {
      Set<Integer> shown = new TreeSet<>();
      for (int c = 0; c < classes; c++) {
        if (random.nextInt(3) == 0) {
          shown.add(c);
        }
      }
      Decision decision = List.of(Decision.values()).get(random.nextInt(3));
      boolean unclear = shown.isEmpty() && random.nextInt(10) == 0;
      units.add(new LineUnit("k" + random.nextInt(clusters), decision, shown, unclear));
    }
    return units;
  }
}
