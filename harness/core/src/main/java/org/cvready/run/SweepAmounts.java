package org.cvready.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.metric.Confidence;
import org.cvready.metric.ScoreGrid;
import org.cvready.plan.Plan;
import org.cvready.study.production.Estimate;
import org.cvready.study.production.LineForecast;
import org.cvready.study.production.LineRates;
import org.cvready.study.production.ProductionLine;
import org.cvready.study.threshold.SweptAmount;

/** What each site's rates mean for its line, at every threshold; one step by one thread. */
final class SweepAmounts {
  private final Optional<ProductionLine> line;
  private final SeenRun seen;
  private final Map<String, LineForecast[]> sites = new LinkedHashMap<>();

  SweepAmounts(Plan plan, SeenRun seen) {
    this.line = ProductionEvidence.line(plan).filter(stated -> !stated.defectRate().isEmpty());
    this.seen = seen;
    if (line.isPresent()) {
      ProductionEvidence.sites(seen)
          .keySet()
          .forEach(site -> sites.put(site, new LineForecast[ScoreGrid.STEPS]));
    }
  }

  void work(int step, SeenRun.Outcomes outcomes) {
    line.ifPresent(
        stated -> {
          Map<Integer, String> classes = ProductionEvidence.classes(seen, stated);
          ProductionEvidence.sites(seen)
              .forEach(
                  (site, sets) -> {
                    LineRates rates =
                        LineRates.of(
                            ProductionEvidence.units(sets, outcomes), classes, Confidence.USUAL);
                    put(site, step, LineForecast.of(stated, rates));
                  });
        });
  }

  private void put(String site, int step, LineForecast forecast) {
    LineForecast[] steps = sites.get(site);
    if (steps != null) {
      steps[step] = forecast;
    }
  }

  /** The amounts in runs, site by site; none where the plan states no defect rates. */
  List<SweptAmount> swept() {
    List<SweptAmount> amounts = new ArrayList<>();
    sites.forEach(
        (site, steps) -> {
          Map<String, List<Estimate>> byKey = new LinkedHashMap<>();
          for (LineForecast forecast : steps) {
            add(byKey, "alarms", forecast.alarms());
            add(byKey, "false_rejects", forecast.falseRejects());
            add(byKey, "escapes", forecast.escapes());
            add(byKey, "reviews", forecast.reviews());
            add(byKey, "precision", forecast.precision());
            forecast.cost().ifPresent(cost -> add(byKey, "cost", cost));
            forecast.saved().ifPresent(saved -> add(byKey, "saved", saved));
          }
          byKey.forEach((key, values) -> amounts.add(SweptAmount.of(site, key, values)));
        });
    return amounts;
  }

  private static void add(Map<String, List<Estimate>> byKey, String key, Estimate estimate) {
    byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(estimate);
  }
}
