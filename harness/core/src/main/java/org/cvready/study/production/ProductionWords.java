package org.cvready.study.production;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Decision;
import org.cvready.metric.Figures;
import org.cvready.study.production.ProductionOutlook.AtDefectRate;
import org.cvready.study.production.ProductionOutlook.Frequency;
import org.cvready.study.production.ProductionOutlook.Period;
import org.cvready.study.production.ProductionOutlook.StateOutlook;

/** Says in words what the figures of an outlook mean for the line. */
final class ProductionWords {
  /** A difference to the benchmark that is worth a sentence. */
  private static final double WORTH_TELLING = 1.5;

  private final ProductionQuestion question;
  private final LineRates rates;
  private final ProductionOutlook figures;
  private final List<String> findings = new ArrayList<>();

  ProductionWords(ProductionQuestion question, LineRates rates, ProductionOutlook figures) {
    this.question = question;
    this.rates = rates;
    this.figures = figures;
  }

  /** The outlook with its words. */
  ProductionOutlook added() {
    if (figures.perUnit().isEmpty()) {
      findings.add(
          "The plan states no defect_rate, so it is unknown how many alarms of %s would be right, "
                  .formatted(figures.site())
              + "how many defective units would pass, and what that would cost.");
    } else {
      Period period = figures.periods().get(Math.min(1, figures.periods().size() - 1));
      falseRejects(period);
      precision(figures.perUnit().get());
      escapes(period);
      severalClasses();
      reviews(period);
      findings.addAll(MoneyWords.of(figures));
      benchmark(figures.perUnit().get());
      range();
      warnings();
    }
    return new ProductionOutlook(
        figures.site(),
        figures.datasets(),
        figures.benchmark(),
        figures.line(),
        figures.perUnit(),
        figures.periods(),
        figures.states(),
        figures.range(),
        figures.breakEven(),
        figures.frequencies(),
        Assumptions.of(question),
        findings);
  }

  private void falseRejects(Period period) {
    StateRates good = rates.good();
    String of = "%s on %s".formatted(made(period), figures.site());
    if (good.reject().value().isEmpty()) {
      findings.add(
          of
              + ": how many good units would be taken out is unknown, since no unit without a"
              + " defect was shown.");
      return;
    }
    findings.add(
        ("%s: about %s good units are taken out (%s), at a false reject rate of %s "
                + "(%s of %s good units).")
            .formatted(
                of,
                Amounts.value(period.falseRejects()),
                Amounts.bounds(period.falseRejects()),
                Figures.percent(good.reject().value().getAsDouble()),
                Figures.count(good.reject().events()),
                Figures.count(good.units())));
  }

  private String made(Period period) {
    String units = Amounts.of(period.units()) + " units";
    return period.name().equals(units)
        ? "Of " + units
        : "In %s (%s)".formatted(period.name(), units);
  }

  private void precision(LineForecast perUnit) {
    Estimate precision = perUnit.precision();
    String at = "At a defect rate of " + Figures.percent(perUnit.defective());
    String bounds = "%s to %s".formatted(share(precision.lower()), share(precision.upper()));
    if (precision.value().isEmpty()) {
      findings.add(at + ", how many alarms are right is not known beyond " + bounds + ".");
      return;
    }
    findings.add(
        "%s, %s of the alarms is a real defect (%s)."
            .formatted(at, Amounts.oneIn(precision.value().getAsDouble()), bounds));
  }

  private static String share(double share) {
    return Amounts.oneIn(share);
  }

  private void escapes(Period period) {
    Optional<StateOutlook> worst =
        figures.states().stream()
            .skip(1)
            .filter(state -> state.rates().accept().events() > 0)
            .max(Comparator.comparingDouble(ProductionWords::escapesOf));
    String most =
        worst
            .map(
                state ->
                    "; most are %s, of which %s pass (%s of %s units)"
                        .formatted(
                            state.rates().state(),
                            Figures.percent(state.rates().accept().value().orElseThrow()),
                            Figures.count(state.rates().accept().events()),
                            Figures.count(state.rates().units())))
            .orElse("");
    Estimate passed = period.escapes();
    if (passed.value().isPresent() && passed.value().getAsDouble() == 0) {
      findings.add(
          "No defective unit that was shown passed unseen; that allows up to %s in %s."
              .formatted(Amounts.of(passed.upper()), period.name()));
      return;
    }
    findings.add(
        "%s defective units pass unseen in %s%s."
            .formatted(sentence(Amounts.text(passed)), period.name(), most));
  }

  private static String sentence(String text) {
    return text.startsWith("an ") ? "A" + text.substring(1) : "About " + text;
  }

  private static double escapesOf(StateOutlook state) {
    return state.share() * state.rates().accept().value().orElse(0);
  }

  private void reviews(Period period) {
    if (period.reviews().upper() > 0) {
      findings.add(
          "%s units wait for a person in %s."
              .formatted(sentence(Amounts.text(period.reviews())), period.name()));
    }
  }

  private void benchmark(LineForecast site) {
    Optional<LineForecast> benchmark = question.benchmark();
    if (benchmark.isEmpty()
        || benchmark.get().falseRejects().value().isEmpty()
        || site.falseRejects().value().isEmpty()) {
      return;
    }
    Period period = figures.periods().get(Math.min(1, figures.periods().size() - 1));
    double promised = benchmark.get().falseRejects().value().getAsDouble() * period.units();
    double seen = site.falseRejects().value().getAsDouble() * period.units();
    if (seen > WORTH_TELLING * promised || promised > WORTH_TELLING * seen) {
      Estimate bounds = benchmark.get().falseRejects().times(period.units());
      findings.add(
          "The benchmark alone would have foretold %s false rejects in %s, not %s."
              .formatted(Amounts.text(bounds), period.name(), Amounts.of(seen)));
    }
  }

  private void range() {
    if (figures.range().size() < 2) {
      return;
    }
    AtDefectRate low = figures.range().get(0);
    AtDefectRate high = figures.range().get(figures.range().size() - 1);
    if (low.precision().value().isPresent() && high.precision().value().isPresent()) {
      findings.add(
          ("If defects were %s of the units instead of %s, %s of the alarms would be "
                  + "right; at %s it would be %s.")
              .formatted(
                  Figures.percent(low.defective()),
                  Figures.percent(figures.line().defective()),
                  Amounts.oneIn(low.precision().value().getAsDouble()),
                  Figures.percent(high.defective()),
                  Amounts.oneIn(high.precision().value().getAsDouble())));
    }
  }

  private void warnings() {
    for (StateOutlook state : figures.states().subList(1, figures.states().size())) {
      if (state.rates().units() == 0 && state.share() > 0) {
        findings.add(
            ("No unit with %s was shown, so what becomes of one is unknown: "
                    + "the bounds take anything from none to all.")
                .formatted(state.rates().state()));
      }
    }
    for (Frequency frequency : figures.frequencies()) {
      if (!frequency.agrees()) {
        findings.add(
            ("The plan states %s units with %s; the natural images show %s of %s, "
                    + "which speaks for %s to %s.")
                .formatted(
                    Figures.percent(frequency.stated()),
                    frequency.className(),
                    Figures.count(frequency.with()),
                    Figures.count(frequency.units()),
                    Figures.percent(frequency.bounds().lower()),
                    Figures.percent(frequency.bounds().upper())));
      }
    }
  }

  private void severalClasses() {
    if (rates.severalClasses() == 0) {
      return;
    }
    List<LineUnit> defective =
        question.units().stream().filter(unit -> classesOf(unit) > 0).toList();
    List<LineUnit> alone = defective.stream().filter(unit -> classesOf(unit) == 1).toList();
    findings.add(
        ("%s of %s defective units show more than one class, where one defect can give the other"
                + " away; of those %s were not taken out, of units with one class %s. A line has"
                + " mostly one defect a unit, so more may pass there.")
            .formatted(
                Figures.count(rates.severalClasses()),
                Figures.count(defective.size()),
                notRejected(defective.stream().filter(unit -> classesOf(unit) > 1).toList()),
                alone.isEmpty() ? "none was shown" : notRejected(alone)));
  }

  private long classesOf(LineUnit unit) {
    return unit.classes().stream().filter(question.classes()::containsKey).count();
  }

  private static String notRejected(List<LineUnit> units) {
    long passed = units.stream().filter(unit -> unit.decision() != Decision.REJECT).count();
    return Figures.percent((double) passed / units.size());
  }
}
