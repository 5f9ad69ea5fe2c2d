package org.cvready.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.GapMeter;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measured;
import org.cvready.metric.Metric;
import org.cvready.metric.MoreTrials;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;

/**
 * Outcomes of images that never were, measured as a certification measures those of real ones.
 *
 * <p>How many more trials would decide is not worked out, because no verdict depends on it.
 */
public final class SyntheticRun implements MeasuredRun {
  /** The set that gates are about. */
  public static final String SITE = "site";

  /** The set that a gap is held against. */
  public static final String BENCHMARK = "benchmark";

  private final Map<String, List<ImageOutcome>> sets;
  private final List<String> classes;
  private final List<SortedMap<String, String>> slices;
  private final Map<Question, Measured> answers = new HashMap<>();

  private record Question(Metric metric, Scope scope, Confidence confidence) {}

  private SyntheticRun(
      Map<String, List<ImageOutcome>> sets,
      List<String> classes,
      List<SortedMap<String, String>> slices) {
    this.sets = sets;
    this.classes = classes;
    this.slices = slices;
  }

  /** One set and one class. */
  public static SyntheticRun of(List<ImageOutcome> images) {
    return new SyntheticRun(Map.of(SITE, images), List.of("c0"), List.of());
  }

  /** Two sets of one class. */
  public static SyntheticRun of(List<ImageOutcome> site, List<ImageOutcome> benchmark) {
    return new SyntheticRun(Map.of(SITE, site, BENCHMARK, benchmark), List.of("c0"), List.of());
  }

  /** One set of several classes, in slices. */
  public static SyntheticRun of(
      List<ImageOutcome> images, List<String> classes, List<SortedMap<String, String>> slices) {
    return new SyntheticRun(Map.of(SITE, images), classes, slices);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public List<SortedMap<String, String>> slices(String dataset) {
    return slices;
  }

  @Override
  public List<String> conditions(String dataset) {
    return List.of();
  }

  @Override
  public Measured measure(Metric metric, Scope scope, Confidence confidence) {
    Question question = new Question(metric, scope, confidence);
    Measured known = answers.get(question);
    if (known == null) {
      Measured answer = answer(question);
      known = new Measured(answer.measurement(), answer.against(), MoreTrials.unknown());
      answers.put(question, known);
    }
    return known;
  }

  private Measured answer(Question question) {
    Scope scope = question.scope();
    if (scope.versus().isPresent()) {
      return GapMeter.gap(
          measure(question, Scope.of(scope.dataset())).measurement(),
          measure(question, Scope.of(scope.versus().get())).measurement());
    }
    return measure(question, scope);
  }

  private Measured measure(Question question, Scope scope) {
    List<ImageOutcome> images =
        sets.getOrDefault(scope.dataset(), List.of()).stream()
            .filter(image -> image.isIn(scope.slice()))
            .toList();
    OptionalInt classIndex =
        scope.className().isPresent()
            ? OptionalInt.of(classes.indexOf(scope.className().get()))
            : OptionalInt.empty();
    return new RateMeter(question.confidence(), classes.size(), Set.of(Decision.REVIEW))
        .measure(question.metric(), scope, images, classIndex);
  }

  /** A slice of one tag. */
  static SortedMap<String, String> slice(String tag, String value) {
    return new TreeMap<>(Map.of(tag, value));
  }
}
