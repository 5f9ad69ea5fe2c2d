package org.cvready.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cvready.plan.ProductionPlan.Cost;

/** Reads what the plan says about the line: its production, and who answers for it. */
final class SiteSection {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final double SHIFT = 8;
  private static final Range RATE = Range.openClosed(0, 1e9);
  private static final Range MONEY = Range.closed(0, 1e15);

  private SiteSection() {}

  static Optional<ProductionPlan> production(Section plan) {
    return plan.node("production")
        .flatMap(node -> Section.of(node, "production", plan.problems(), PlanKeys.PRODUCTION))
        .map(
            section ->
                new ProductionPlan(
                    optional(section.number("units_per_minute", RATE)),
                    section.number("hours_per_shift", Range.openClosed(0, 24)).orElse(SHIFT),
                    optional(section.number("hours_per_month", Range.openClosed(0, 744))),
                    defectRates(section),
                    cost(section)));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static SortedMap<String, Double> defectRates(Section production) {
    TreeMap<String, Double> rates = new TreeMap<>();
    production
        .node("defect_rate")
        .flatMap(
            node -> Section.ofNames(node, production.path("defect_rate"), production.problems()))
        .ifPresent(
            classes -> {
              for (String name : classes.entries().keySet()) {
                classes.share(name, Range.closed(0, 1)).ifPresent(rate -> rates.put(name, rate));
              }
            });
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    // Decimal shares that add up to 1 may exceed it in the last digit.
    if (sum > 1 + 1e-9) {
      production.problem(
          "defect_rate",
          "must add up to at most 100 %%, got %s %%".formatted(Quantities.plain(100 * sum)));
    }
    return rates;
  }

  private static Optional<Cost> cost(Section production) {
    Optional<Section> section =
        production
            .node("cost")
            .flatMap(
                node ->
                    Section.of(
                        node, production.path("cost"), production.problems(), PlanKeys.COST));
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section cost = section.get();
    PlanKeys.COST.forEach(
        key -> cost.require(key, key + (key.equals("currency") ? ": EUR" : ": 0")));
    Optional<Double> falseReject = cost.number("false_reject", MONEY);
    Optional<Double> escape = cost.number("escape", MONEY);
    Optional<Double> review = cost.number("review", MONEY);
    Optional<String> currency = cost.text("currency");
    if (currency.isPresent() && !CURRENCY.matcher(currency.get()).matches()) {
      cost.problem(
          "currency", "must be an ISO 4217 code, got '%s'".formatted(currency.get()), "EUR");
    }
    if (falseReject.isEmpty() || escape.isEmpty() || review.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Cost(falseReject.get(), escape.get(), review.get(), currency.get()));
  }

  static Responsibilities responsibilities(Section plan) {
    return plan.node("responsibilities")
        .flatMap(
            node ->
                Section.of(node, "responsibilities", plan.problems(), PlanKeys.RESPONSIBILITIES))
        .map(
            section ->
                new Responsibilities(
                    section.text("owner"),
                    section.text("reviewed_every"),
                    section.text("act_when")))
        .orElse(new Responsibilities(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
