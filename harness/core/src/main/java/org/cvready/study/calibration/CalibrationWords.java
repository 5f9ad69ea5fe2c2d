package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMap.Method;
import org.cvready.study.calibration.CalibrationQuestion.Scores;
import org.cvready.study.calibration.MethodEffect.Change;

/** Calibration in words. */
final class CalibrationWords {
  /** Below this the mean score of a set is called right. */
  private static final double SMALL = 0.02;

  private static final long FEWEST_FOR_WORST = 30;

  private CalibrationWords() {}

  static List<String> of(
      List<SetCalibration> sets, Optional<RecalibrationFindings> recalibration, Scores scores) {
    List<String> words = new ArrayList<>();
    if (!scores.maps().isNone()) {
      words.add(
          "The scores of this run were mapped before anything was done with them, by the maps that the plan names; figures on images that these were fitted on are better than on new ones.");
    }
    double fromScore = scores.from();
    sets.forEach(set -> words.add(set(set, fromScore)));
    sets.forEach(set -> worst(set).ifPresent(words::add));
    recalibration.ifPresent(found -> words.addAll(recalibrated(found)));
    if (recalibration.isEmpty()) {
      words.add(
          "No maps from scores to probabilities were fitted; the plan's key recalibration asks for"
              + " them.");
    }
    return words;
  }

  private static String set(SetCalibration set, double fromScore) {
    ClassCalibration all = set.all();
    if (all.detections() == 0) {
      return "On %s there is no detection with a score of at least %s, so nothing can be said of its scores."
          .formatted(set.dataset(), Figures.plain(fromScore));
    }
    double confidence = all.confidence().orElse(0);
    double precision = all.precision().orElse(0);
    String verdict = "about as sure as it is right";
    if (Math.abs(confidence - precision) >= SMALL) {
      verdict = confidence > precision ? "too sure of itself" : "less sure than it could be";
    }
    CalibrationFigure ece = all.figure(CalibrationError.ECE);
    return "On %s the model is %s: its %s detections with a score of at least %s promise to be right in %s, and %s are. Scores and precision lie %s apart on average (ECE%s)."
        .formatted(
            set.dataset(),
            verdict,
            Figures.count(all.detections()),
            Figures.plain(fromScore),
            Figures.percent(confidence),
            Figures.percent(precision),
            Figures.percent(ece.value().orElse(0)),
            ece.interval().map(CalibrationWords::bounds).orElse("") + byChance(ece));
  }

  private static String bounds(Interval interval) {
    return interval.undecided().isPresent()
        ? ", bounds not measured: " + interval.undecided().get()
        : ", bounds %s to %s"
            .formatted(Figures.percent(interval.lower()), Figures.percent(interval.upper()));
  }

  /** What would be seen where nothing is wrong. */
  private static String byChance(CalibrationFigure figure) {
    return figure.byChance().isEmpty()
        ? ""
        : "; true probabilities would show about %s by chance"
            .formatted(Figures.percent(figure.byChance().getAsDouble()));
  }

  /** The class whose scores are worst, where there are several with enough detections. */
  private static Optional<String> worst(SetCalibration set) {
    List<ClassCalibration> classes =
        set.classes().stream().skip(1).filter(one -> one.detections() >= FEWEST_FOR_WORST).toList();
    return classes.size() < 2
        ? Optional.empty()
        : classes.stream()
            .max(Comparator.comparingDouble(CalibrationWords::ece))
            .map(
                one ->
                    "Of the classes on %s the scores of %s are furthest off: %s promised, %s right (%s of %s detections), ECE %s."
                        .formatted(
                            set.dataset(),
                            one.name(),
                            Figures.percent(one.confidence().orElse(0)),
                            Figures.percent(one.precision().orElse(0)),
                            Figures.count(one.right()),
                            Figures.count(one.detections()),
                            Figures.percent(ece(one))));
  }

  private static double ece(ClassCalibration one) {
    return one.figure(CalibrationError.ECE).value().orElse(0);
  }

  private static List<String> recalibrated(RecalibrationFindings found) {
    List<String> words = new ArrayList<>();
    MethodEffect chosen = found.effects().get(found.effects().size() - 1);
    Change ece = chosen.changes().get(0);
    words.add(
        "Maps were fitted on %s (%s images), chosen there (%s) and tested on %s (%s images), which had no part in it: ECE goes from %s to %s%s."
            .formatted(
                found.recalibration().fittedWith(),
                Figures.count(found.fittingImages()),
                found.classes().stream()
                    .map(one -> one.className() + ": " + one.chosen().key())
                    .collect(Collectors.joining(", ")),
                found.verifiedWith(),
                Figures.count(found.verifyingImages()),
                ece.before().isPresent() ? Figures.percent(ece.before().getAsDouble()) : "unknown",
                ece.after().isPresent() ? Figures.percent(ece.after().getAsDouble()) : "unknown",
                ece.difference().map(CalibrationWords::difference).orElse("")));
    words.add(merged(found));
    words.add(
        "%s holds the maps. They change no verdict of this certificate, which judges the scores as they came; a plan with the lines below applies them."
            .formatted(Recalibration.FILE));
    List<String> few =
        found.classes().stream()
            .filter(one -> one.candidates().size() == 1)
            .map(ClassChoice::className)
            .toList();
    if (!few.isEmpty()) {
      words.add(
          "Too few detections to fit a map for %s; their scores stay as they are."
              .formatted(String.join(", ", few)));
    }
    return words;
  }

  private static String difference(Interval interval) {
    if (interval.undecided().isPresent()) {
      return " (no bounds on the change: %s)".formatted(interval.undecided().get());
    }
    String verdict = "which may be chance";
    if (interval.upper() < 0) {
      verdict = "a true improvement";
    } else if (interval.lower() > 0) {
      verdict = "truly worse";
    }
    return " (change %s to %s, %s)"
        .formatted(Figures.points(interval.lower()), Figures.points(interval.upper()), verdict);
  }

  private static String merged(RecalibrationFindings found) {
    List<String> merging =
        found.classes().stream()
            .filter(one -> one.mergedFrom().isPresent())
            .map(
                one ->
                    "%s: scores from %s up to the operating score of %s become the same probability, and %s detections of the verifying images there would count"
                        .formatted(
                            one.className(),
                            Figures.decimal(one.mergedFrom().getAsDouble()),
                            Figures.plain(one.score()),
                            Figures.count(one.merged())))
            .toList();
    String moved =
        found.classes().stream()
            .filter(one -> one.chosen() != Method.UNCHANGED)
            .map(
                one ->
                    "%s from %s to %s"
                        .formatted(
                            one.className(),
                            Figures.plain(one.score()),
                            Figures.decimal(one.mappedScore())))
            .collect(Collectors.joining(", "));
    if (moved.isEmpty()) {
      return "No class is mapped, so the operating scores stay.";
    }
    return merging.isEmpty()
        ? "Operating scores move with the maps (%s) and every decision stays as it is, since the maps rise."
            .formatted(moved)
        : "Operating scores move with the maps (%s). Decisions stay but where a map is level: %s."
            .formatted(moved, String.join("; ", merging));
  }
}
