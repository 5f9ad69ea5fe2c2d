package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.Scope;
import org.cvready.study.failsafe.FailSafeSet.Kind;
import org.cvready.study.failsafe.KnownSplit.Units;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.strange.StrangeScore.Source;

/** What was found about strange inputs, in words. */
record FailSafeWords(
    FailSafeQuestion question,
    Optional<GuardSummary> guard,
    List<SilentKind> kinds,
    List<KnownSplit> splits,
    List<TripRate> trips,
    List<ScoreSeparation> scores,
    List<HiddenClass> hidden) {
  /** Where a score says nothing: as often right as wrong. */
  private static final double NO_HELP = 0.5;

  FailSafeFindings findings() {
    List<String> sentences = new ArrayList<>();
    kinds.stream()
        .filter(kind -> kind.condition().equals(Scope.CLEAN))
        .sorted(Comparator.comparing((SilentKind kind) -> -kind.silent().value()))
        .forEach(kind -> sentences.add(silent(kind)));
    if (kinds.isEmpty()) {
      sentences.add(
          "No out_of_distribution set was run, so nothing is known about how the model fails on what"
              + " it has never seen.");
    }
    sentences.add(guardSentence());
    costSentence().ifPresent(sentences::add);
    question
        .inner()
        .ifPresent(
            inner ->
                sentences.add(
                    "Embeddings are taken from the inner output %s.".formatted(inner.words())));
    siteSentence().ifPresent(sentences::add);
    worstSplit(true).ifPresent(sentences::add);
    worstSplit(false).ifPresent(sentences::add);
    sentences.addAll(scoreSentences());
    worstHidden().ifPresent(sentences::add);
    return new FailSafeFindings(
        sentences,
        guard,
        question.inner(),
        kinds,
        splits,
        Severities.of(question.sets()),
        trips,
        scores,
        hidden,
        FailSafeLimits.of(scores));
  }

  private static String silent(SilentKind kind) {
    StringBuilder text =
        new StringBuilder(
            "%s: %s failed silently, decided otherwise than %s; %s accepted, %s to review, %s rejected"
                .formatted(
                    kind.set(),
                    share(kind.silent()),
                    String.join(" or ", kind.safe()),
                    Figures.count(kind.accepted()),
                    Figures.count(kind.reviewed()),
                    Figures.count(kind.rejected())));
    if (!kind.raised().isEmpty()) {
      text.append(
          kind.raised().stream()
              .map(
                  raised ->
                      "%s on %s"
                          .formatted(raised.className(), Figures.count(raised.units().events())))
              .collect(Collectors.joining(", ", " (raised: ", ")")));
    }
    kind.silentWithoutGuard()
        .ifPresent(without -> text.append("; without the guard ").append(share(without)));
    return text.append('.').toString();
  }

  private String guardSentence() {
    if (guard.isEmpty()) {
      return "No guard looks for strange inputs: the detections alone decide. What each score of"
          + " strangeness would do as a guard is told below; a plan asks for one with guard.";
    }
    GuardSummary fitted = guard.get();
    return "The guard looks at %s. It was fitted on %s images of %s so that %s of them pass; of the"
            .formatted(
                fitted.limits().stream()
                    .map(GuardSummary.Limit::score)
                    .collect(Collectors.joining(", ")),
                Figures.count(fitted.fitted()),
                fitted.fit(),
                Figures.percent(fitted.keep()))
        + " other half, on which nothing was fitted, it sent %s to review%s."
            .formatted(
                share(fitted.judged()),
                fitted.sets().isEmpty()
                    ? ""
                    : ". It guards %s alone".formatted(String.join(", ", fitted.sets())));
  }

  /** What the guard costs in inferences, where it costs any. */
  private Optional<String> costSentence() {
    return guard
        .map(GuardSummary::inferences)
        .filter(inferences -> inferences > 1)
        .map(
            inferences ->
                "With the guard every image costs %d inferences in place of 1, since %s shows it on %d changed copies too; line-speed figures count them, throughput figures are of the model alone."
                    .formatted(inferences, StrangeScore.AGREEMENT.key(), inferences - 1));
  }

  /** What the guard costs people on site. */
  private Optional<String> siteSentence() {
    List<TripRate> sites =
        trips.stream()
            .filter(trip -> trip.kind() == Kind.ON_SITE && trip.condition().equals(Scope.CLEAN))
            .toList();
    if (sites.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        sites.stream()
            .map(trip -> "%s of %s".formatted(share(trip.tripped()), trip.set()))
            .collect(
                Collectors.joining(
                    ", ", "On site the guard alone sends to review: ", ", as captured.")));
  }

  private Optional<String> worstSplit(boolean clean) {
    return splits.stream()
        .filter(split -> split.units() == Units.ALL)
        .filter(split -> split.condition().equals(Scope.CLEAN) == clean)
        .max(Comparator.comparing((KnownSplit split) -> split.silent().value()))
        .map(
            split ->
                "Of the units whose truth is known, %s most were silently wrong on %s%s: %s, with %s"
                        .formatted(
                            clean ? "as captured" : "under conditions",
                            split.set(),
                            clean ? "" : " under " + split.condition(),
                            share(split.silent()),
                            Figures.count(split.correct().events()))
                    + " right and %s sent to review."
                        .formatted(Figures.count(split.review().events())));
  }

  /** The best score of each strange set, and whether it knows the strange from the site. */
  private List<String> scoreSentences() {
    List<String> sentences = new ArrayList<>();
    Optional<String> reference = scores.stream().map(ScoreSeparation::usual).findFirst();
    if (reference.isEmpty()) {
      sentences.add(noScores());
      return sentences;
    }
    Map<String, ScoreSeparation> best = new LinkedHashMap<>();
    for (ScoreSeparation each : scores) {
      if (each.usual().equals(reference.get())) {
        best.merge(
            each.strange(), each, (one, other) -> leastArea(other) > leastArea(one) ? other : one);
      }
    }
    best.values().forEach(each -> sentences.add(scoreSentence(each)));
    embeddingSentence(reference.get()).ifPresent(sentences::add);
    return sentences;
  }

  /** What embeddings tell that features of the image do not, where there are any. */
  private Optional<String> embeddingSentence(String usual) {
    String sets =
        scores.stream()
            .filter(each -> each.usual().equals(usual))
            .map(ScoreSeparation::strange)
            .distinct()
            .map(
                strange ->
                    "%s %s and %s"
                        .formatted(
                            strange,
                            Figures.decimal(area(usual, strange, Source.INNER_OUTPUT)),
                            Figures.decimal(area(usual, strange, Source.IMAGE))))
            .collect(Collectors.joining(", "));
    return question
        .inner()
        .map(
            inner ->
                "Distances between embeddings beside those between image features, the better of two each, AUROC against %s: %s."
                    .formatted(usual, sets));
  }

  private double area(String usual, String strange, Source source) {
    return scores.stream()
        .filter(each -> each.usual().equals(usual) && each.strange().equals(strange))
        .filter(each -> StrangeScore.byKey(each.score()).orElseThrow().source() == source)
        .mapToDouble(FailSafeWords::area)
        .max()
        .orElse(0);
  }

  private String noScores() {
    return question
        .reference()
        .map(
            split ->
                split
                    .problem()
                    .map(
                        problem ->
                            "Scores of strangeness were not judged: %s %s."
                                .formatted(split.dataset(), problem))
                    .orElse("Scores of strangeness were not judged: no strange set was run."))
        .orElse("Scores of strangeness were not judged: no set is a benchmark.");
  }

  private String scoreSentence(ScoreSeparation best) {
    String text =
        "%s: the score that tells it best from usual images is %s, AUROC %s (%s to %s) against %s;"
                .formatted(
                    best.strange(),
                    best.score(),
                    Figures.decimal(area(best)),
                    Figures.decimal(best.aurocBounds().lower()),
                    Figures.decimal(best.aurocBounds().upper()),
                    best.usual())
            + " where %s of those are to pass it finds %s and raises %s of them"
                .formatted(
                    Figures.percent(question.keep()), share(best.found()), share(best.raised()));
    Optional<ScoreSeparation> worst =
        scores.stream()
            .filter(each -> each.score().equals(best.score()))
            .filter(each -> each.strange().equals(best.strange()))
            .filter(each -> !each.usual().equals(best.usual()))
            .min(Comparator.comparing(FailSafeWords::area));
    return worst
            .map(
                site ->
                    text
                        + "; against %s AUROC %s, and it raises %s of it"
                            .formatted(
                                site.usual(), Figures.decimal(area(site)), share(site.raised())))
            .orElse(text)
        + (leastArea(best) <= NO_HELP ? ": no score tells it from all of them." : ".");
  }

  /** The area against the set of usual images that the score tells worst. */
  private double leastArea(ScoreSeparation of) {
    return scores.stream()
        .filter(each -> each.score().equals(of.score()) && each.strange().equals(of.strange()))
        .mapToDouble(FailSafeWords::area)
        .min()
        .orElse(0);
  }

  private static double area(ScoreSeparation separation) {
    return separation.auroc().orElse(0);
  }

  private Optional<String> worstHidden() {
    return hidden.stream()
        .max(Comparator.comparing((HiddenClass each) -> each.accepted().interval().lower()))
        .map(
            each ->
                "With %s taken from its list the model accepts %s of its images on %s: a defect of"
                        .formatted(each.className(), share(each.accepted()), each.set())
                    + " that kind that nobody had thought of would pass; %s it calls %s."
                        .formatted(Figures.count(each.calledOther().events()), others(each)));
  }

  private static String others(HiddenClass each) {
    return each.calledAs().isEmpty()
        ? "anything else"
        : each.calledAs().stream()
            .map(HiddenClass.Called::className)
            .collect(Collectors.joining(" or "));
  }

  /** 3 of 48 (6.3 %, 1.7 % to 15.4 %). */
  static String share(Share share) {
    if (share.trials() == 0) {
      return "none of no images";
    }
    return "%s of %s (%s, bounds %s to %s)"
        .formatted(
            Figures.count(share.events()),
            Figures.count(share.trials()),
            Figures.percent(share.value()),
            Figures.percent(share.interval().lower()),
            Figures.percent(share.interval().upper()));
  }
}
