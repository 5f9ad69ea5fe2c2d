package org.cvready.study.production;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.Figures;
import org.cvready.study.production.ProductionLine.ErrorCost;
import org.cvready.study.production.ProductionOutlook.BreakEven;
import org.cvready.study.production.ProductionOutlook.Crossing;
import org.cvready.study.production.ProductionOutlook.Period;

/** Says in words what errors cost and from when on the model pays. */
final class MoneyWords {
  private final ProductionOutlook figures;
  private final List<String> findings = new ArrayList<>();

  private MoneyWords(ProductionOutlook figures) {
    this.figures = figures;
  }

  /** A sentence each; none where no costs are stated. */
  static List<String> of(ProductionOutlook figures) {
    MoneyWords words = new MoneyWords(figures);
    words.all();
    return words.findings;
  }

  private void all() {
    Period longest = figures.periods().get(figures.periods().size() - 1);
    if (longest.cost().isEmpty() || longest.saved().isEmpty()) {
      return;
    }
    ErrorCost cost = figures.line().cost().orElseThrow();
    String unseen = Amounts.of(longest.units() * figures.line().defective() * cost.escape());
    findings.add(
        "Errors and reviews cost about %s %s in %s; passing every unit unseen would cost %s %s."
            .formatted(
                longest.cost().get().value().isPresent()
                    ? Amounts.text(longest.cost().get())
                    : "an unknown sum (%s)".formatted(Amounts.bounds(longest.cost().get())),
                cost.currency(),
                longest.name(),
                unseen,
                cost.currency()));
    figures.breakEven().ifPresent(even -> breakEven(even, longest.saved().get()));
  }

  private void breakEven(BreakEven even, Estimate saved) {
    even.pays()
        .ifPresent(
            crossing ->
                findings.add(
                    ("Against passing every unit unseen the model saves money from a "
                            + "defect rate of %s on; %s.")
                        .formatted(from(crossing), now(saved))));
    even.bearableFalseRejects()
        .filter(rate -> rate.value().isPresent())
        .ifPresent(rate -> findings.add(bearable(rate)));
  }

  private static String now(Estimate saved) {
    if (saved.lower() > 0) {
      return "it does at the stated rates";
    }
    return saved.upper() < 0
        ? "it does not at the stated rates"
        : "the evidence leaves open whether it does now";
  }

  private static String bearable(Estimate rate) {
    double most = rate.value().orElseThrow();
    if (most <= 0) {
      return "At these costs and misses the model would not pay even without a false reject.";
    }
    return most >= 1
        ? "At these costs it would pay even if every good unit were taken out."
        : ("At these costs it pays as long as fewer than %s of the good units are taken "
                + "out (%s to %s).")
            .formatted(
                Figures.percent(most),
                Figures.percent(Math.max(0, rate.lower())),
                Figures.percent(Math.min(1, rate.upper())));
  }

  private static String from(Crossing crossing) {
    return "%s (%s to %s)"
        .formatted(
            rate(crossing.rate(), "no defect rate"),
            rate(crossing.earliest(), "none"),
            rate(crossing.latest(), "never for certain"));
  }

  private static String rate(OptionalDouble rate, String otherwise) {
    return rate.isPresent() ? Figures.percent(rate.getAsDouble()) : otherwise;
  }
}
