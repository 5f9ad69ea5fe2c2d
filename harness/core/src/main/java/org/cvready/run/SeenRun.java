package org.cvready.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ApMeter;
import org.cvready.metric.BoundMemo;
import org.cvready.metric.Confidence;
import org.cvready.metric.GapMeter;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measured;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;
import org.cvready.plan.DatasetPlan.Sampling;

/** Everything that one certification has seen, asked one figure at a time. */
final class SeenRun implements MeasuredRun {
  private final Classes classes;
  private final Map<String, SeenSet> sets = new LinkedHashMap<>();
  private final Optional<LatencyMeter> latency;
  private final long seed;
  private final Map<Question, Measured> answers = new HashMap<>();
  private final Map<List<Object>, Optional<ApMeter>> apMeters = new HashMap<>();
  private final BoundMemo bounds;
  private final Outcomes outcomes;
  private final Optional<SeenRun> atPlansPoint;

  /** The outcomes of the images of a slice of a set under a condition. */
  interface Outcomes {
    List<ImageOutcome> of(SeenSet set, String condition, SortedMap<String, String> slice);
  }

  private record Question(Metric metric, Scope scope, Confidence confidence) {}

  SeenRun(Classes classes, List<SeenSet> sets, Optional<LatencyMeter> latency, long seed) {
    this.classes = classes;
    this.latency = latency;
    this.seed = seed;
    this.bounds = new BoundMemo();
    this.outcomes = SeenSet::outcomes;
    this.atPlansPoint = Optional.empty();
    sets.forEach(set -> this.sets.put(set.plan().name(), set));
  }

  private SeenRun(SeenRun atPlansPoint, Outcomes outcomes) {
    this.classes = atPlansPoint.classes;
    this.latency = atPlansPoint.latency;
    this.seed = atPlansPoint.seed;
    this.sets.putAll(atPlansPoint.sets);
    this.bounds = atPlansPoint.bounds;
    this.outcomes = outcomes;
    this.atPlansPoint = Optional.of(atPlansPoint);
  }

  /**
   * The same run with other outcomes of the same images, as at another operating point. What does
   * not depend on the point is asked of this run, one thread at a time.
   */
  SeenRun with(Outcomes other) {
    return new SeenRun(this, other);
  }

  @Override
  public List<String> classes() {
    return classes.names().names();
  }

  @Override
  public List<SortedMap<String, String>> slices(String dataset) {
    SeenSet set = set(dataset);
    List<SortedMap<String, String>> slices = new ArrayList<>();
    for (String tag : set.sliceTags()) {
      for (String value : set.valuesOf(tag)) {
        slices.add(new TreeMap<>(Map.of(tag, value)));
      }
    }
    return slices;
  }

  @Override
  public List<String> conditions(String dataset) {
    return set(dataset).conditions();
  }

  @Override
  public Measured measure(Metric metric, Scope scope, Confidence confidence) {
    Question question = new Question(metric, scope, confidence);
    Measured known = answers.get(question);
    if (known != null) {
      return known;
    }
    Measured answer = answer(question);
    if (saysNothingOfTheLine(question)) {
      answer = answer.withNote("depends on how frequent defects are, and this set is enriched");
    }
    answers.put(question, answer);
    return answer;
  }

  /** Gates may not ask this, but the figure is still listed. */
  private boolean saysNothingOfTheLine(Question question) {
    SeenSet set = sets.get(question.scope().dataset());
    return set != null
        && set.plan().sampling() == Sampling.ENRICHED
        && question.metric().dependsOnPrevalence();
  }

  private Measured answer(Question question) {
    if (atPlansPoint.isPresent() && !RateMeter.measures(question.metric())) {
      SeenRun one = atPlansPoint.get();
      synchronized (one) {
        return one.measure(question.metric(), question.scope(), question.confidence());
      }
    }
    Scope scope = question.scope();
    if (question.metric().level() == Metric.Level.LATENCY) {
      return latency
          .map(meter -> meter.measure(question.metric(), question.confidence()))
          .orElseGet(() -> nothing(question, "no line-speed run"));
    }
    if (scope.versus().isPresent()) {
      return gap(question, scope.versus().get());
    }
    OptionalInt classIndex =
        scope.className().isPresent()
            ? classes.names().indexOf(scope.className().get())
            : OptionalInt.empty();
    SeenSet set = set(scope.dataset());
    if (RateMeter.measures(question.metric())) {
      return new RateMeter(question.confidence(), classes.modelCount(), set.plan().safe(), bounds)
          .measure(
              question.metric(),
              scope,
              outcomes.of(set, scope.condition(), scope.slice()),
              classIndex);
    }
    return averagePrecision(question, set, classIndex);
  }

  private Measured gap(Question question, String other) {
    Scope scope = question.scope();
    Scope site =
        new Scope(
            scope.dataset(), scope.className(), scope.slice(), scope.condition(), Optional.empty());
    Scope benchmark =
        new Scope(other, scope.className(), new TreeMap<>(), Scope.CLEAN, Optional.empty());
    return GapMeter.gap(
        measure(question.metric(), site, question.confidence()).measurement(),
        measure(question.metric(), benchmark, question.confidence()).measurement());
  }

  private Measured averagePrecision(Question question, SeenSet set, OptionalInt classIndex) {
    Scope scope = question.scope();
    if (question.metric() == Metric.MPC || question.metric() == Metric.RPC) {
      return underConditions(question, set);
    }
    Optional<ApMeter> meter = apMeter(set, scope.condition(), scope.slice());
    if (meter.isEmpty()) {
      return nothing(question, "no detections were kept for average precision");
    }
    OptionalInt category =
        classIndex.isPresent()
            ? OptionalInt.of(set.categories().position(classIndex.getAsInt()))
            : OptionalInt.empty();
    return Measured.alone(meter.get().measure(figure(question), category));
  }

  private Measured underConditions(Question question, SeenSet set) {
    SortedMap<String, String> slice = question.scope().slice();
    List<ApMeter> perturbed = new ArrayList<>();
    for (String condition : set.conditions()) {
      apMeter(set, condition, slice).ifPresent(perturbed::add);
    }
    Optional<ApMeter> clean = apMeter(set, Scope.CLEAN, slice);
    if (perturbed.isEmpty() || clean.isEmpty()) {
      return nothing(question, "no conditions were run with all detections kept");
    }
    return Measured.alone(clean.get().measureUnderConditions(figure(question), perturbed));
  }

  private static ApMeter.Figure figure(Question question) {
    return new ApMeter.Figure(question.metric(), question.scope(), question.confidence());
  }

  /**
   * The meter of a set under a condition; empty where not all detections or no images are there.
   */
  Optional<ApMeter> apMeter(SeenSet set, String condition, SortedMap<String, String> slice) {
    List<Object> key = List.of(set.plan().name(), condition, slice);
    return apMeters.computeIfAbsent(
        key,
        unused ->
            set.detections(condition, slice)
                .filter(data -> data.images() > 0)
                .map(data -> new ApMeter(data, set.clusters(condition, slice), seed)));
  }

  private static Measured nothing(Question question, String reason) {
    Interval interval =
        new Interval(
            0,
            question.metric().unit() == Metric.Unit.SHARE ? 1 : Double.POSITIVE_INFINITY,
            question.confidence().level(),
            "none",
            Optional.of(reason),
            List.of());
    return Measured.alone(
        new Measurement(
            question.metric(),
            question.scope(),
            OptionalDouble.empty(),
            0,
            0,
            0,
            interval,
            List.of()));
  }

  /** The line-speed run, where there was one. */
  Optional<LatencyMeter> latency() {
    return latency;
  }

  /** The seed of the plan. */
  long seed() {
    return seed;
  }

  /** All sets in the order of the plan. */
  List<SeenSet> sets() {
    return List.copyOf(sets.values());
  }

  private SeenSet set(String name) {
    SeenSet set = sets.get(name);
    if (set == null) {
      throw new IllegalArgumentException("no data set named " + name + " was run");
    }
    return set;
  }
}
