package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.Metric;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.many.MultipleTesting;
import org.cvready.study.slice.SliceFindings.Change;
import org.cvready.study.slice.SliceFindings.Direction;
import org.cvready.study.slice.SliceFindings.Lift;

/**
 * Compares a run with another on the same images, slice by slice, so that an average cannot hide a
 * loser.
 *
 * <p>Image by image: only what the two do differently counts. Losses and gains are each corrected
 * for the number of changes tested.
 */
final class LiftStudy {
  private static final String ALL = "all";

  private final SliceQuestion question;
  private final SetColumns set;
  private final Baseline.Images other;
  private final BitSet paired = new BitSet();
  private final List<Tested> tested = new ArrayList<>();

  private LiftStudy(SliceQuestion question, Baseline.Images other) {
    this.question = question;
    this.set = new SetColumns(question);
    this.other = other;
    for (int i = 0; i < set.images(); i++) {
      paired.set(i, other.seen().get(i).isPresent());
    }
  }

  /** A change on a slice, not yet corrected for the number of tests. */
  private record Tested(
      String dataset, Metric metric, Optional<Clause> slice, Paired paired, boolean supported) {}

  static Lift of(List<SliceQuestion> questions, Baseline baseline) {
    List<Tested> all = new ArrayList<>();
    long pairs = 0;
    long unpaired = 0;
    for (SliceQuestion question : questions) {
      Baseline.Images other = baseline.sets().get(question.dataset());
      if (other == null) {
        unpaired += question.images().size();
        continue;
      }
      LiftStudy study = new LiftStudy(question, other);
      study.look();
      all.addAll(study.tested);
      pairs += study.paired.cardinality();
      unpaired += question.images().size() - study.paired.cardinality() + other.others();
    }
    List<Change> rows = judged(all);
    long count = rows.stream().filter(row -> row.adjustedP().isPresent()).count();
    return new Lift(baseline.words(), pairs, unpaired, count, rows);
  }

  private void look() {
    ClauseMaker maker = new ClauseMaker(question, set);
    for (Metric metric : List.of(Metric.FN_RATE, Metric.FALSE_REJECT_RATE, Metric.ESCAPE_RATE)) {
      Paired whole = count(metric, all(), OptionalInt.empty());
      if (whole.trials() == 0) {
        continue;
      }
      add(metric, Optional.empty(), whole, true);
      if (metric == Metric.FN_RATE) {
        maker.classes().forEach(slice -> add(metric, slice, false));
      }
      List<List<Clause>> declared = maker.declared();
      declared.forEach(tag -> tag.forEach(slice -> add(metric, slice, true)));
      pairs(declared).forEach(slice -> add(metric, slice, false));
      TrialCounter counter =
          metric == Metric.FN_RATE ? new ObjectCounter(set) : new UnitCounter(set, metric);
      maker.automatic(counter, Support.USUAL).forEach(slice -> add(metric, slice, false));
    }
  }

  private BitSet all() {
    BitSet all = new BitSet(set.images());
    all.set(0, set.images());
    return all;
  }

  private List<Clause> pairs(List<List<Clause>> declared) {
    List<Clause> pairs = new ArrayList<>();
    for (int a = 0; a < declared.size(); a++) {
      for (int b = a + 1; b < declared.size(); b++) {
        for (Clause one : declared.get(a)) {
          for (Clause other : declared.get(b)) {
            BitSet images = (BitSet) one.images().orElseThrow().clone();
            images.and(other.images().orElseThrow());
            String text = one.definition() + ", " + other.definition();
            pairs.add(Clause.ofImages(set, new Clause.Text("pair", text, text), images));
          }
        }
      }
    }
    return pairs;
  }

  private void add(Metric metric, Clause slice, boolean askedFor) {
    if (slice.images().isEmpty()) {
      return; // The other run's journal counts misses by class, not object by object.
    }
    OptionalInt classIndex =
        slice.about().equals(ClauseMaker.CLASS)
            ? OptionalInt.of(set.classOfObject(slice.objects().nextSetBit(0)))
            : OptionalInt.empty();
    add(metric, Optional.of(slice), count(metric, slice.images().get(), classIndex), askedFor);
  }

  private void add(Metric metric, Optional<Clause> slice, Paired counted, boolean askedFor) {
    boolean supported = counted.isSupported(Support.USUAL);
    if (supported || askedFor) {
      tested.add(new Tested(question.dataset(), metric, slice, counted, supported));
    }
  }

  private Paired count(Metric metric, BitSet images, OptionalInt classIndex) {
    BitSet both = (BitSet) images.clone();
    both.and(paired);
    return metric == Metric.FN_RATE ? objects(both, classIndex) : units(metric, both);
  }

  private Paired objects(BitSet images, OptionalInt classIndex) {
    Paired counted = new Paired(set.clusters());
    for (int i = images.nextSetBit(0); i >= 0; i = images.nextSetBit(i + 1)) {
      for (ClassOutcome seen : set.image(i).classes()) {
        if (classIndex.orElse(seen.classIndex()) == seen.classIndex()) {
          int misses = seen(i).misses().getOrDefault(seen.classIndex(), 0);
          counted.add(set.clusterOf(i), seen.objects(), seen.misses(), misses);
        }
      }
    }
    return counted;
  }

  private Paired units(Metric metric, BitSet images) {
    boolean defective = metric == Metric.ESCAPE_RATE;
    Decision wrong = defective ? Decision.ACCEPT : Decision.REJECT;
    UnitCounter.SeenUnits here = new UnitCounter.SeenUnits(set, images, SetColumns::decision);
    UnitCounter.SeenUnits there =
        new UnitCounter.SeenUnits(set, images, (columns, i) -> seen(i).decision());
    Paired counted = new Paired(set.clusters());
    for (int u = 0; u < set.units(); u++) {
      if (here.isTrial(u, defective)) {
        counted.add(
            here.cluster(u),
            1,
            here.decision(u) == wrong ? 1 : 0,
            there.decision(u) == wrong ? 1 : 0);
      }
    }
    return counted;
  }

  private Baseline.Seen seen(int image) {
    return other.seen().get(image).orElseThrow();
  }

  private static List<Change> judged(List<Tested> tested) {
    double[] losses = adjusted(tested, true);
    double[] gains = adjusted(tested, false);
    List<Change> rows = new ArrayList<>();
    int next = 0;
    for (Tested each : tested) {
      OptionalDouble p = OptionalDouble.empty();
      Direction direction = Direction.OPEN;
      if (each.supported()) {
        boolean loses = each.paired().change().orElse(0) > 0;
        p = OptionalDouble.of(loses ? losses[next] : gains[next]);
        if (p.getAsDouble() <= SliceStudy.FALSE_DISCOVERY_RATE) {
          direction = loses ? Direction.LOSS : Direction.GAIN;
        }
        next++;
      }
      rows.add(change(each, p, direction));
    }
    rows.sort(
        Comparator.comparing(Change::direction)
            .thenComparing(row -> row.adjustedP().isEmpty())
            .thenComparingDouble(row -> -row.change().orElse(0)));
    return rows;
  }

  private static double[] adjusted(List<Tested> tested, boolean ofLoss) {
    return MultipleTesting.BENJAMINI_HOCHBERG.adjusted(
        tested.stream()
            .filter(Tested::supported)
            .mapToDouble(each -> each.paired().pValue(ofLoss))
            .toArray());
  }

  private static Change change(Tested each, OptionalDouble adjustedP, Direction direction) {
    Paired counted = each.paired();
    Interval bounds = counted.bounds();
    return new Change(
        each.dataset(),
        each.metric(),
        each.slice().map(Clause::words).orElse(ALL),
        each.slice().map(slice -> List.of(slice.definition())).orElse(List.of()),
        counted.trials(),
        counted.units(),
        counted.events(),
        counted.baselineEvents(),
        counted.onlyHereEvents(),
        counted.onlyBaselineEvents(),
        counted.change(),
        bounds.lower(),
        bounds.upper(),
        bounds.undecided(),
        adjustedP,
        direction);
  }
}
