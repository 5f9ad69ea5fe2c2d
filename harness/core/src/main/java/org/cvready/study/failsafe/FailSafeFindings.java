package org.cvready.study.failsafe;

import java.util.List;
import java.util.Optional;
import org.cvready.model.InnerOutput;

/**
 * Whether strange inputs fail safely or silently.
 *
 * @param findings in words, the most important first
 * @param guard the guard that took part in every decision, where there was one
 * @param inner the inner output of the network that embeddings were taken from, where there was one
 * @param kinds strange inputs by set and condition, in the order of the plan
 * @param splits images with known truth by set, condition and kind of unit
 * @param severities the conditions of the above by strength
 * @param trips what the guard sent to review, by set and condition; none without a guard
 * @param scores how well scores of strangeness tell strange images from usual ones
 * @param hidden what the model calls its own classes once they are hidden
 * @param limits what these figures do not say
 */
public record FailSafeFindings(
    List<String> findings,
    Optional<GuardSummary> guard,
    Optional<InnerOutput> inner,
    List<SilentKind> kinds,
    List<KnownSplit> splits,
    List<SeverityCurve> severities,
    List<TripRate> trips,
    List<ScoreSeparation> scores,
    List<HiddenClass> hidden,
    List<String> limits) {
  /** Copies the lists. */
  public FailSafeFindings {
    findings = List.copyOf(findings);
    kinds = List.copyOf(kinds);
    splits = List.copyOf(splits);
    severities = List.copyOf(severities);
    trips = List.copyOf(trips);
    scores = List.copyOf(scores);
    hidden = List.copyOf(hidden);
    limits = List.copyOf(limits);
  }
}
