package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;

/** What the explanation of a gap cannot tell, in words. */
final class GapLimits {
  private static final long FEW_UNITS = 10;

  private GapLimits() {}

  static List<String> of(GapQuestion question) {
    List<String> limits = new ArrayList<>();
    for (GapSet set : List.of(question.site(), question.benchmark())) {
      addOfSet(set, limits);
    }
    if (!question.site().labelled() || !question.benchmark().labelled()) {
      return limits;
    }
    limits.add(
        "Causes are taken one after the other: class mix, then sizes and counts within each class,"
            + " then image conditions. In another order they could share the gap otherwise.");
    Optional<Counterfactual> chain = question.counterfactual().map(CounterfactualSeen::chain);
    chain
        .filter(ran -> ran.images() > 0)
        .ifPresent(
            ran ->
                limits.add(
                    "The model was run under the chain on %s of %s images of %s."
                        .formatted(
                            Figures.count(ran.images()),
                            Figures.count(ran.benchmarkImages()),
                            question.benchmark().name())));
    limits.add(
        chain.isPresent()
            ? "Other parts or another background move image measures too: the chain makes the"
                + " benchmark look like the site, whatever made the site look so."
            : "No counterfactual was run, so what image conditions do is left unexplained.");
    return limits;
  }

  private static void addOfSet(GapSet set, List<String> limits) {
    if (!set.labelled()) {
      limits.add(
          "%s has no labels: its images are compared, its rates are not.".formatted(set.name()));
    }
    long units = set.images().stream().map(ImageOutcome::cluster).distinct().count();
    if (units < FEW_UNITS) {
      limits.add(
          "%s has %d independent units: too few to explain a gap (at least %d)."
              .formatted(set.name(), units, FEW_UNITS));
    }
    if (set.measures().isEmpty()) {
      limits.add("The images of %s were not measured.".formatted(set.name()));
    }
  }
}
