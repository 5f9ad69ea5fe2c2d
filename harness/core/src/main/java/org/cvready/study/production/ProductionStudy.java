package org.cvready.study.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;
import org.cvready.study.production.ProductionLine.ErrorCost;
import org.cvready.study.production.ProductionOutlook.AtDefectRate;
import org.cvready.study.production.ProductionOutlook.BreakEven;
import org.cvready.study.production.ProductionOutlook.Crossing;
import org.cvready.study.production.ProductionOutlook.Frequency;
import org.cvready.study.production.ProductionOutlook.Period;
import org.cvready.study.production.ProductionOutlook.StateOutlook;

/** Works out what a site's rates mean for its line: in a shift, in a month, and in money. */
public final class ProductionStudy {
  private static final List<Double> FACTORS = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
  private static final double THOUSAND = 1_000;

  /** Halvings after which a defect rate is exact to a billionth. */
  private static final int HALVINGS = 32;

  private final ProductionQuestion question;
  private final ProductionLine line;
  private final LineRates rates;

  private ProductionStudy(ProductionQuestion question) {
    this.question = question;
    this.line = question.line();
    this.rates = LineRates.of(question.units(), question.classes(), Confidence.USUAL);
  }

  /** Answers. */
  public static ProductionOutlook of(ProductionQuestion question) {
    return new ProductionStudy(question).outlook();
  }

  private ProductionOutlook outlook() {
    Optional<LineForecast> perUnit =
        line.defectRate().isEmpty() ? Optional.empty() : Optional.of(LineForecast.of(line, rates));
    List<Period> periods = perUnit.map(this::periods).orElse(List.of());
    double longest = periods.isEmpty() ? 0 : periods.get(periods.size() - 1).units();
    ProductionOutlook figures =
        new ProductionOutlook(
            question.site(),
            question.datasets(),
            question.isBenchmark(),
            line,
            perUnit,
            periods,
            states(longest),
            range(longest),
            line.defective() > 0 ? Optional.of(breakEven()) : Optional.empty(),
            question.classes().entrySet().stream().flatMap(this::frequency).toList(),
            List.of(),
            List.of());
    return new ProductionWords(question, rates, figures).added();
  }

  private List<Period> periods(LineForecast perUnit) {
    List<Period> periods = new ArrayList<>();
    periods.add(Period.of("1,000 units", THOUSAND, perUnit));
    OptionalDouble hourly = line.unitsPerHour();
    if (hourly.isEmpty()) {
      return periods;
    }
    double shift = hourly.getAsDouble() * line.hoursPerShift();
    periods.add(Period.of(hours("shift", line.hoursPerShift()), shift, perUnit));
    if (line.hoursPerMonth().isPresent()) {
      double hours = line.hoursPerMonth().getAsDouble();
      periods.add(Period.of(hours("month", hours), hourly.getAsDouble() * hours, perUnit));
    }
    return periods;
  }

  private static String hours(String period, double hours) {
    return "a %s of %s hours".formatted(period, Figures.plain(hours));
  }

  private List<StateOutlook> states(double units) {
    Forecaster forecaster = new Forecaster(line, rates);
    List<StateRates> states = rates.states();
    List<StateOutlook> outlooks = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      int state = i;
      double share = forecaster.share(state);
      outlooks.add(
          new StateOutlook(
              states.get(state),
              share,
              share * units,
              line.cost().map(cost -> forecaster.cost(cost, state).times(units))));
    }
    return outlooks;
  }

  private List<AtDefectRate> range(double units) {
    List<AtDefectRate> rows = new ArrayList<>();
    if (line.defective() == 0) {
      return rows;
    }
    for (double factor : FACTORS) {
      if (factor * line.defective() <= 1) {
        LineForecast at = LineForecast.of(line.withDefectsTimes(factor), rates);
        rows.add(
            new AtDefectRate(
                factor,
                at.defective(),
                at.alarms().times(units),
                at.escapes().times(units),
                at.precision(),
                at.cost().map(cost -> cost.times(units)),
                at.saved().map(saved -> saved.times(units))));
      }
    }
    return rows;
  }

  private BreakEven breakEven() {
    Crossing half =
        crossing(
            at -> at.precision().value().orElse(0) >= 0.5,
            at -> at.precision().upper() >= 0.5,
            at -> at.precision().lower() >= 0.5);
    Optional<Crossing> pays =
        line.cost()
            .map(
                cost ->
                    crossing(
                        at -> saved(at).value().orElse(-1) >= 0,
                        at -> saved(at).upper() >= 0,
                        at -> saved(at).lower() >= 0));
    return new BreakEven(half, pays, line.cost().filter(this::canReject).map(this::bearable));
  }

  private boolean canReject(ErrorCost cost) {
    return cost.falseReject() > 0 && line.defective() < 1;
  }

  private Estimate bearable(ErrorCost cost) {
    return new Forecaster(line, rates).bearableFalseRejects(cost);
  }

  private static Estimate saved(LineForecast at) {
    return at.saved().orElseThrow();
  }

  private Crossing crossing(
      Predicate<LineForecast> rate,
      Predicate<LineForecast> earliest,
      Predicate<LineForecast> latest) {
    return new Crossing(smallest(rate), smallest(earliest), smallest(latest));
  }

  /** The smallest total defect rate for which it holds, where it goes on to hold above it. */
  private OptionalDouble smallest(Predicate<LineForecast> holds) {
    DoublePredicate holdsAt =
        total ->
            holds.test(LineForecast.of(line.withDefectsTimes(total / line.defective()), rates));
    if (!holdsAt.test(1)) {
      return OptionalDouble.empty();
    }
    double outside = 0;
    double inside = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (holdsAt.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return OptionalDouble.of(inside);
  }

  private Stream<Frequency> frequency(Map.Entry<Integer, String> entry) {
    ClusterTally tally = new ClusterTally();
    for (LineUnit unit : question.natural()) {
      tally.add(unit.cluster(), 1, unit.classes().contains(entry.getKey()) ? 1 : 0);
    }
    if (tally.trials() == 0) {
      return Stream.empty();
    }
    double stated = line.defectRate().getOrDefault(entry.getValue(), 0.0);
    Interval bounds = tally.interval(Confidence.USUAL);
    boolean agrees = bounds.lower() <= stated && stated <= bounds.upper();
    return Stream.of(
        new Frequency(entry.getValue(), stated, tally.events(), tally.trials(), bounds, agrees));
  }
}
