package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.RandomStreams;

/**
 * The independent units on which one limit is tested, in a random order that depends on the seed
 * and the set alone, so that limits share the images they look at.
 */
final class GateUnits {
  private final EnvelopeGate gate;
  private final RateMeter meter;
  private final List<int[]> images = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /**
   * The units that hold a trial as captured.
   *
   * @param gate the limit
   * @param meter counts its trials and events
   * @param clean outcomes of the images as captured, by position
   * @param seed of the order
   * @param most units at most; empty for all
   */
  GateUnits(
      EnvelopeGate gate, RateMeter meter, List<ImageOutcome> clean, long seed, OptionalInt most) {
    this.gate = gate;
    this.meter = meter;
    Map<String, List<Integer>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < clean.size(); i++) {
      clusters.computeIfAbsent(clean.get(i).cluster(), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> units = List.copyOf(clusters.values());
    int[] order =
        RandomOrder.first(
            units.size(),
            units.size(),
            RandomStreams.of(seed, gate.scope().dataset(), "order of units"));
    for (int unit : order) {
      if (most.isPresent() && images.size() == most.getAsInt()) {
        break;
      }
      add(units.get(unit), clean);
    }
  }

  private void add(List<Integer> unit, List<ImageOutcome> clean) {
    int[] needed =
        unit.stream().mapToInt(Integer::intValue).filter(i -> needs(clean.get(i))).toArray();
    int trials = count(needed, clean::get).trials();
    if (trials > 0) {
      images.add(needed);
      sizes.add(trials);
    }
  }

  /** An image without the class holds no object to miss; a unit's decision needs all its images. */
  private boolean needs(ImageOutcome image) {
    return !isObjectLevel() || measure(List.of(image)).trials() > 0;
  }

  private boolean isObjectLevel() {
    return gate.metric().level() == Metric.Level.OBJECT;
  }

  private Measurement measure(List<ImageOutcome> outcomes) {
    return meter.measure(gate.metric(), gate.scope(), outcomes, gate.classIndex()).measurement();
  }

  private UnitCount count(int[] unit, IntFunction<ImageOutcome> outcomes) {
    List<ImageOutcome> seen = new ArrayList<>(unit.length);
    for (int image : unit) {
      seen.add(outcomes.apply(image));
    }
    Measurement counted = measure(seen);
    long bad = gate.moreIsBetter() ? counted.trials() - counted.events() : counted.events();
    return new UnitCount(Math.toIntExact(counted.trials()), Math.toIntExact(bad));
  }

  EnvelopeGate gate() {
    return gate;
  }

  /** Trials of each unit as captured, in order. */
  List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  /** The images of some units. */
  BitSet images(int from, int to) {
    BitSet chosen = new BitSet();
    for (int[] unit : images.subList(from, to)) {
      for (int image : unit) {
        chosen.set(image);
      }
    }
    return chosen;
  }

  /** What some units counted. */
  List<UnitCount> counts(int from, int to, IntFunction<ImageOutcome> outcomes) {
    List<UnitCount> counts = new ArrayList<>();
    for (int[] unit : images.subList(from, to)) {
      counts.add(count(unit, outcomes));
    }
    return counts;
  }
}
