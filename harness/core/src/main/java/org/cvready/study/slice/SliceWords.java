package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.study.slice.SliceFindings.Change;
import org.cvready.study.slice.SliceFindings.Direction;
import org.cvready.study.slice.SliceFindings.Kind;
import org.cvready.study.slice.SliceFindings.Lift;
import org.cvready.study.slice.SliceFindings.Rate;
import org.cvready.study.slice.SliceFindings.Rules;
import org.cvready.study.slice.SliceFindings.Slice;

/** Says in words what slices have shown. */
final class SliceWords {
  private static final int MOST_NAMED = 6;
  private static final int MOST_OF_ONE_RATE = 3;

  private SliceWords() {}

  /** A slice as people read it: {@code darkest tenth of the images, class scratch}. */
  static String description(List<Clause> clauses) {
    return clauses.stream().map(Clause::words).collect(Collectors.joining(", "));
  }

  static List<String> findings(
      Rules rules, List<Slice> slices, List<String> unmeasured, Optional<Lift> lift) {
    List<String> findings = new ArrayList<>();
    lift.ifPresent(other -> lift(other, findings));
    List<Slice> weak = slices.stream().filter(Slice::weak).toList();
    List<Slice> named = telling(weak);
    named.stream().map(SliceWords::weak).forEach(findings::add);
    if (weak.size() > named.size()) {
      findings.add(
          "%s more slices are surely weaker than the rest of their sets, many of them parts of these."
              .formatted(Figures.count(weak.size() - named.size())));
    }
    if (weak.isEmpty() && rules.tested() > 0) {
      findings.add(noneIsWeak(rules, slices));
    }
    findings.add(rules(rules));
    findings.addAll(unmeasured);
    return findings;
  }

  /** The first few that tell something of their own: no pair whose one half is weak already. */
  private static List<Slice> telling(List<Slice> weak) {
    List<Slice> named = new ArrayList<>();
    for (Slice slice : weak) {
      List<Slice> alike =
          named.stream()
              .filter(known -> known.dataset().equals(slice.dataset()))
              .filter(known -> known.metric() == slice.metric())
              .toList();
      boolean part =
          slice.kind() == Kind.PAIR
              && alike.stream()
                  .anyMatch(known -> slice.definition().containsAll(known.definition()));
      if (!part && alike.size() < MOST_OF_ONE_RATE && named.size() < MOST_NAMED) {
        named.add(slice);
      }
    }
    return named;
  }

  private static String weak(Slice slice) {
    return "%s, %s%s: %s than on the rest: %s against %s; %s."
        .formatted(
            slice.dataset(),
            named(slice),
            slice.kind() == Kind.SEARCHED ? ", found by search and tested on other units" : "",
            more(slice.metric()),
            rate(slice.inside(), slice.metric()),
            rate(slice.rest(), slice.metric()),
            chance(slice.adjustedP().orElse(1)));
  }

  private static String named(Slice slice) {
    String definition = String.join(" and ", slice.definition());
    return slice.description().equals(String.join(", ", slice.definition()))
        ? definition
        : slice.description() + " (" + definition + ")";
  }

  private static String noneIsWeak(Rules rules, List<Slice> slices) {
    Slice worst = slices.get(0);
    return "No slice is surely weaker than the rest of its set; of %s tested, %s of %s (%s) comes nearest, with %s against %s; %s."
        .formatted(
            Figures.count(rules.tested()),
            worst.metric().key(),
            worst.dataset(),
            named(worst),
            rate(worst.inside(), worst.metric()),
            rate(worst.rest(), worst.metric()),
            chance(worst.adjustedP().orElse(1)));
  }

  private static String rules(Rules rules) {
    if (rules.tested() == 0) {
      return "No slice has the %d trials in %d independent units that a comparison needs."
          .formatted(rules.leastTrials(), rules.leastUnits());
    }
    return "%s slices were tested, each with at least %d trials in %d independent units inside and outside; the p-values are corrected for their number, so that of the slices called weak %s are expected to be so by chance.%s"
        .formatted(
            Figures.count(rules.tested()),
            rules.leastTrials(),
            rules.leastUnits(),
            "at most " + Figures.plain(100 * rules.falseDiscoveryRate()) + " %",
            rules.searched() == 0
                ? ""
                : " A search compared %s more on one half of the units of each set; what it chose was tested on the other half."
                    .formatted(Figures.count(rules.searched())));
  }

  /** What goes wrong more often in a weak slice. */
  private static String more(Metric metric) {
    return switch (metric) {
      case FN_RATE -> "more objects are missed";
      case FALSE_REJECT_RATE -> "more good units are rejected";
      default -> "more defective units pass";
    };
  }

  private static String rate(Rate rate, Metric metric) {
    if (rate.value().isEmpty()) {
      return Figures.NONE;
    }
    String counts =
        "%s (%s of %s %s"
            .formatted(
                Figures.percent(rate.value().getAsDouble()),
                Figures.count(rate.events()),
                Figures.count(rate.trials()),
                metric.level() == Metric.Level.OBJECT ? "objects" : "units");
    return rate.undecided().isPresent()
        ? counts + "; no bounds: " + rate.undecided().get() + ")"
        : "%s; bounds %s to %s)"
            .formatted(counts, Figures.percent(rate.lower()), Figures.percent(rate.upper()));
  }

  /** A corrected p-value as people read it. */
  static String chance(double p) {
    return "corrected p " + Figures.probability(p);
  }

  private static void lift(Lift lift, List<String> findings) {
    if (lift.rows().isEmpty()) {
      findings.add("Against %s nothing could be compared.".formatted(lift.baseline()));
      return;
    }
    List<Change> losses =
        lift.rows().stream().filter(row -> row.direction() == Direction.LOSS).toList();
    long gains = lift.rows().stream().filter(row -> row.direction() == Direction.GAIN).count();
    findings.add(
        "Against %s, on %s images that both have seen, %s of %s changes tested are surely worse and %s surely better%s."
            .formatted(
                lift.baseline(),
                Figures.count(lift.pairs()),
                Figures.count(losses.size()),
                Figures.count(lift.tested()),
                Figures.count(gains),
                lift.unpaired() == 0
                    ? ""
                    : "; %s images are in one of the two only"
                        .formatted(Figures.count(lift.unpaired()))));
    losses.stream()
        .filter(row -> average(lift, row).filter(all -> all.trials() == row.trials()).isEmpty())
        .limit(MOST_NAMED)
        .map(row -> loss(row, average(lift, row)))
        .forEach(findings::add);
    if (losses.size() > MOST_NAMED) {
      findings.add(
          "%s more slices lose against the baseline."
              .formatted(Figures.count(losses.size() - MOST_NAMED)));
    }
  }

  private static Optional<Change> average(Lift lift, Change row) {
    return lift.rows().stream()
        .filter(all -> all.isAll() && !row.isAll())
        .filter(all -> all.dataset().equals(row.dataset()) && all.metric() == row.metric())
        .findFirst();
  }

  private static String loss(Change row, Optional<Change> average) {
    StringJoiner text = new StringJoiner("");
    text.add(
        "%s, %s: %s against the baseline, %s of %s instead of %s, a change of %s (bounds %s to %s)"
            .formatted(
                row.dataset(),
                row.isAll() ? "all of the set" : row.description(),
                more(row.metric()),
                Figures.count(row.events()),
                Figures.count(row.trials()),
                Figures.count(row.baselineEvents()),
                Figures.points(row.change().orElse(0)),
                Figures.points(row.lower()),
                Figures.points(row.upper())));
    average.ifPresent(
        all -> {
          double change = all.change().orElse(0);
          text.add(
              change <= 0
                  ? ", although the set as a whole changes by %s".formatted(Figures.points(change))
                  : ", while the set as a whole changes by %s".formatted(Figures.points(change)));
        });
    return text.add(".").toString();
  }
}
