package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.model.recalibration.ClassMap;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.model.recalibration.ScoreMap.Method;
import org.cvready.model.recalibration.ScoreMaps;
import org.cvready.study.Halves;
import org.cvready.study.calibration.ClassChoice.Candidate;
import org.cvready.study.calibration.MethodEffect.Change;

/**
 * Fits maps on one set of images, chooses among them there by cross-validation over independent
 * units, and tests them on another.
 */
final class Recalibrator {
  private static final String PURPOSE = "recalibration";
  private static final int FOLDS = 5;
  private static final int FEWEST = 20;
  private static final int FEWEST_EACH = 5;

  private final CalibrationQuestion question;
  private final ScoredSet fitting;
  private final ScoredSet verifying;
  private final boolean split;
  private final Map<String, Integer> folds = new HashMap<>();

  private Recalibrator(CalibrationQuestion question, ScoredSet fitting, ScoredSet verifying) {
    this.question = question;
    this.fitting = fitting;
    this.verifying = verifying;
    this.split = fitting.dataset().equals(verifying.dataset());
    for (String unit : Halves.order(fitting.clusters(), question.seed(), PURPOSE, "folds")) {
      folds.put(unit, folds.size() % FOLDS);
    }
  }

  /**
   * Fits and tests.
   *
   * @param sets the scored sets of the question by name
   */
  static RecalibrationFindings of(CalibrationQuestion question, Map<String, ScoredSet> sets) {
    CalibrationQuestion.Fitting wish = question.recalibration().orElseThrow();
    ScoredSet fitWith = named(sets, wish.fitWith());
    if (wish.verifyWith().isPresent()) {
      return new Recalibrator(question, fitWith, named(sets, wish.verifyWith().get())).findings();
    }
    boolean[] first = Halves.first(fitWith.clusters(), question.seed(), fitWith.dataset(), PURPOSE);
    Set<String> one = new LinkedHashSet<>();
    Set<String> other = new LinkedHashSet<>();
    for (int i = 0; i < first.length; i++) {
      (first[i] ? one : other).add(fitWith.clusters().get(i));
    }
    return new Recalibrator(question, fitWith.ofUnits(one), fitWith.ofUnits(other)).findings();
  }

  private static ScoredSet named(Map<String, ScoredSet> sets, String name) {
    ScoredSet set = sets.get(name);
    if (set == null) {
      throw new IllegalArgumentException("no labelled set named " + name);
    }
    return set;
  }

  private RecalibrationFindings findings() {
    List<Map<Method, ScoreMap>> fitted = new ArrayList<>();
    List<ScoreMap> chosen = new ArrayList<>();
    List<ClassChoice> choices = new ArrayList<>();
    List<ClassMap> maps = new ArrayList<>();
    for (int c = 0; c < question.point().classes(); c++) {
      List<ScoredDetection> own = fitting.of(c);
      Map<Method, ScoreMap> candidates = candidates(own, question.least(c));
      Map<Method, OptionalDouble> errors = new EnumMap<>(Method.class);
      candidates.keySet().forEach(method -> errors.put(method, crossValidated(method, own)));
      Method best = best(errors);
      ScoreMap map = candidates.getOrDefault(best, ScoreMap.UNCHANGED);
      fitted.add(candidates);
      chosen.add(map);
      maps.add(new ClassMap(question.classes().get(c), map));
      choices.add(choice(c, own, new Tried(candidates, errors, best)));
    }
    ScoreMaps chosenMaps = new ScoreMaps(chosen);
    return new RecalibrationFindings(
        new Recalibration(
            words(fitting, "one"),
            question.point().matchIou(),
            question.scores().from(),
            question.scores().sha256(),
            maps),
        words(verifying, "the other"),
        fitting.clusters().size(),
        verifying.clusters().size(),
        choices,
        effects(fitted, chosenMaps),
        SetCalibration.of(verifying, question.classes(), question.seed()),
        SetCalibration.of(verifying.mapped(chosenMaps), question.classes(), question.seed()));
  }

  private String words(ScoredSet set, String half) {
    return split ? "%s half of %s".formatted(half, set.dataset()) : set.dataset();
  }

  /** The maps of a class, by their form; only the scores as they are where too few. */
  private static Map<Method, ScoreMap> candidates(List<ScoredDetection> detections, double least) {
    Map<Method, ScoreMap> candidates = new EnumMap<>(Method.class);
    candidates.put(Method.UNCHANGED, ScoreMap.UNCHANGED);
    if (isEnough(detections)) {
      for (Method method : Method.values()) {
        MapFit.fit(method, detections)
            .ifPresent(map -> candidates.put(method, map.risingBelow(least)));
      }
    }
    return candidates;
  }

  private static boolean isEnough(List<ScoredDetection> detections) {
    long right = detections.stream().filter(ScoredDetection::right).count();
    return detections.size() >= FEWEST
        && right >= FEWEST_EACH
        && detections.size() - right >= FEWEST_EACH;
  }

  /** The Brier score where each detection is mapped by what was fitted on the other folds. */
  private OptionalDouble crossValidated(Method method, List<ScoredDetection> detections) {
    double sum = 0;
    long count = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<ScoredDetection> others = new ArrayList<>();
      List<ScoredDetection> held = new ArrayList<>();
      for (ScoredDetection detection : detections) {
        int own = folds.getOrDefault(fitting.unitNames().get(detection.unit()), 0);
        (own == fold ? held : others).add(detection);
      }
      ScoreMap map = MapFit.fit(method, others).orElse(ScoreMap.UNCHANGED);
      for (ScoredDetection detection : held) {
        double gap = map.at(detection.score()) - (detection.right() ? 1 : 0);
        sum += gap * gap;
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** The form with the least error; the simpler one of two that are alike. */
  private static Method best(Map<Method, OptionalDouble> errors) {
    Method best = Method.UNCHANGED;
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<Method, OptionalDouble> entry : errors.entrySet()) {
      double error = entry.getValue().orElse(Double.POSITIVE_INFINITY);
      if (error < least) {
        best = entry.getKey();
        least = error;
      }
    }
    return best;
  }

  /** What was tried for a class. */
  private record Tried(
      Map<Method, ScoreMap> maps, Map<Method, OptionalDouble> errors, Method best) {}

  private ClassChoice choice(int c, List<ScoredDetection> own, Tried tried) {
    ScoreMap map = tried.maps().getOrDefault(tried.best(), ScoreMap.UNCHANGED);
    double score = question.point().score(c);
    double reviewFrom = question.point().reviewFrom(c);
    OptionalDouble mergedFrom = map.mergedFrom(score);
    long merged =
        mergedFrom.isEmpty()
            ? 0
            : verifying.of(c).stream()
                .filter(d -> d.score() < score && d.score() >= mergedFrom.getAsDouble())
                .count();
    return new ClassChoice(
        question.classes().get(c),
        own.size(),
        own.stream().filter(ScoredDetection::right).count(),
        tried.maps().entrySet().stream()
            .map(
                entry ->
                    new Candidate(
                        entry.getKey(),
                        entry.getValue().words(),
                        tried.errors().getOrDefault(entry.getKey(), OptionalDouble.empty())))
            .toList(),
        tried.best(),
        isEnough(own)
            ? "least Brier score in %d-fold cross-validation on the fitting images".formatted(FOLDS)
            : "too few to fit: %d detections and %d of each outcome are needed"
                .formatted(FEWEST, FEWEST_EACH),
        score,
        map.at(score),
        reviewFrom,
        map.at(reviewFrom),
        mergedFrom,
        merged);
  }

  private List<MethodEffect> effects(List<Map<Method, ScoreMap>> fitted, ScoreMaps chosen) {
    List<MethodEffect> effects = new ArrayList<>();
    for (Method method : Method.values()) {
      boolean any = fitted.stream().anyMatch(maps -> maps.containsKey(method));
      if (any && method != Method.UNCHANGED) {
        ScoreMaps maps =
            new ScoreMaps(
                fitted.stream().map(own -> own.getOrDefault(method, ScoreMap.UNCHANGED)).toList());
        effects.add(effect(method.key() + " for every class", false, maps));
      }
    }
    effects.add(effect("as chosen class by class", true, chosen));
    return effects;
  }

  private MethodEffect effect(String name, boolean chosen, ScoreMaps maps) {
    ErrorMeter before = new ErrorMeter(verifying.detections(), question.seed());
    ErrorMeter after = new ErrorMeter(verifying.mapped(maps).detections(), question.seed());
    List<Change> changes = new ArrayList<>();
    for (CalibrationError error : ErrorMeter.COMPARED) {
      changes.add(
          new Change(
              error,
              before.value(error),
              after.value(error),
              after.differenceBounds(error, before)));
    }
    return new MethodEffect(name, chosen, changes);
  }
}
