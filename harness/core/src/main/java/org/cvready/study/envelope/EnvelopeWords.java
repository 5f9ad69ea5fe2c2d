package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.perturb.StrengthScale;
import org.cvready.study.envelope.EnvelopeFindings.Cost;
import org.cvready.study.envelope.EnvelopeFindings.LimitEnvelope;
import org.cvready.study.envelope.EnvelopeFindings.RangeFound;
import org.cvready.study.envelope.EnvelopeFindings.SideFound;
import org.cvready.study.envelope.EnvelopeQuestion.SiteFigures;

/** What was found about one limit, in words. */
final class EnvelopeWords {
  private final EnvelopeGate gate;
  private final SiteFigures site;

  EnvelopeWords(EnvelopeGate gate, SiteFigures site) {
    this.gate = gate;
    this.site = site;
  }

  /** A perturbation's name with its settings. */
  static String name(Ladder ladder) {
    return ladder.perturbation().name() + ladder.perturbation().settings().text();
  }

  /** One perturbation on all of its sides. */
  RangeFound range(List<SideSearch> searches, List<SiteMark> marks) {
    Ladder ladder = searches.get(0).ladder();
    StrengthScale scale = ladder.perturbation().scale();
    List<SideFound> sides = searches.stream().map(EnvelopeWords::side).toList();
    PhysicalWords physical = new PhysicalWords(ladder.perturbation(), site);
    return new RangeFound(
        name(ladder),
        scale.unit(),
        scale.neutral(),
        sides,
        marks,
        name(ladder) + ": " + sentence(scale, sides),
        physical.of(sides));
  }

  private static SideFound side(SideSearch search) {
    OptionalDouble broken =
        search.probes().stream()
            .filter(probe -> probe.answer() == Answer.FAIL)
            .mapToDouble(Probe::magnitude)
            .findFirst();
    Ladder ladder = search.ladder();
    return new SideFound(
        ladder.side(),
        ladder.near(),
        ladder.far(),
        ladder.rungs().size(),
        search.holdsTo(),
        broken,
        search.probes());
  }

  private String sentence(StrengthScale scale, List<SideFound> sides) {
    String holds = sides.stream().anyMatch(side -> side.holdsTo().isPresent()) ? "holds " : "";
    String range =
        sides.size() == 2 && !holds.isEmpty()
            ? "from %s to %s".formatted(reach(scale, sides.get(0)), reach(scale, sides.get(1)))
            : sides.stream().map(side -> alone(scale, side)).collect(Collectors.joining("; "));
    String broken =
        sides.stream()
            .filter(side -> side.brokenAt().isPresent())
            .map(side -> Magnitudes.text(scale, side.brokenAt().getAsDouble()))
            .collect(Collectors.joining(" and "));
    String open =
        sides.stream()
            .filter(side -> !side.holdsToEnd() && side.brokenAt().isEmpty())
            .map(side -> Magnitudes.text(scale, firstNotPassed(side)))
            .collect(Collectors.joining(" and "));
    return "%s %s%s%s%s"
        .formatted(
            gate.words(),
            holds,
            range,
            broken.isEmpty() ? "" : "; it is broken at " + broken,
            open.isEmpty() ? "" : "; from " + open + " on it is neither shown nor refuted");
  }

  private static double firstNotPassed(SideFound side) {
    return side.probes().stream()
        .filter(probe -> probe.answer() != Answer.PASS)
        .mapToDouble(Probe::magnitude)
        .findFirst()
        .orElse(side.end());
  }

  private static String reach(StrengthScale scale, SideFound side) {
    double to = side.holdsTo().orElse(side.near());
    String text = Magnitudes.text(scale, to);
    if (side.holdsTo().isEmpty()) {
      return text + " (clean)";
    }
    return side.holdsToEnd() ? text + " (the end of the search)" : text;
  }

  private static String alone(StrengthScale scale, SideFound side) {
    if (side.holdsTo().isEmpty()) {
      return "is not shown to hold at "
          + Magnitudes.text(scale, side.probes().get(0).magnitude())
          + ", the nearest to clean that was probed";
    }
    String verb = side.side() == Side.UP ? "up to " : "down to ";
    return verb + reach(scale, side);
  }

  /** All limits, the narrowest last and what the search cost at the end. */
  static List<String> findings(List<LimitEnvelope> limits, Cost cost) {
    List<String> findings = new ArrayList<>();
    for (LimitEnvelope limit : limits) {
      if (!limit.cleanHolds()) {
        findings.add(unsearched(limit));
      }
    }
    for (LimitEnvelope limit : limits) {
      for (RangeFound range : limit.ranges()) {
        findings.add(
            range.words() + range.physical().map(text -> " (" + text + ")").orElse("") + ".");
        outside(limit, range).ifPresent(findings::add);
      }
    }
    if (cost.alone() > 0) {
      findings.add(cost("The search", cost.alone(), cost.gridAlone()) + reused(cost));
    }
    if (cost.together() > 0) {
      findings.add(cost("The search of pairs", cost.together(), cost.gridTogether()));
    }
    return findings;
  }

  private static String unsearched(LimitEnvelope limit) {
    Measurement clean = limit.clean();
    if (clean.trials() == 0) {
      return "%s: no range is claimed, since there are no %s to test it on."
          .formatted(limit.words(), clean.metric().level().trials());
    }
    return "%s: no range is claimed, since images as captured do not keep the limit: %s, bounds %s."
        .formatted(limit.words(), Figures.valueWithCounts(clean), Figures.bounds(clean));
  }

  /** A site that lies where the limit was not shown to hold. */
  private static Optional<String> outside(LimitEnvelope limit, RangeFound range) {
    String sites =
        range.marks().stream()
            .filter(mark -> !holdsAt(range, mark.magnitude()))
            .map(
                mark ->
                    "%s at %s"
                        .formatted(mark.site(), Magnitudes.text(mark.magnitude(), range.unit())))
            .collect(Collectors.joining(", "));
    return sites.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Outside of that range of %s lies %s: there %s is not shown to hold."
                .formatted(range.perturbation(), sites, limit.words()));
  }

  private static boolean holdsAt(RangeFound range, double magnitude) {
    if (range.clean().isPresent() && range.clean().getAsDouble() == magnitude) {
      return true;
    }
    return range.sides().stream()
        .filter(side -> side.holdsTo().isPresent())
        .anyMatch(
            side ->
                side.side() == Side.UP
                    ? magnitude >= side.near() && magnitude <= side.holdsTo().getAsDouble()
                    : magnitude <= side.near() && magnitude >= side.holdsTo().getAsDouble());
  }

  private static String cost(String who, long looked, long grid) {
    return String.format(
        Locale.ROOT,
        "%s looked at %,d images under conditions; the full grid of the same magnitudes takes %,d,"
            + " %.1f times as many.",
        who,
        looked,
        grid,
        (double) grid / looked);
  }

  private static String reused(Cost cost) {
    return cost.reused() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " %,d images had been shown already for the plan's own conditions.",
            cost.reused());
  }
}
