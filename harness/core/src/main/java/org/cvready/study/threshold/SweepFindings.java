package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.ScoreGrid;

/** What the verdicts at all thresholds say, in sentences. */
public final class SweepFindings {
  private static final int MOST_GATES = 8;
  private static final char PASS = 'P';
  private static final char FAIL = 'F';
  private static final char OPEN = 'I';

  private final List<SweptFigure> figures;
  private final List<SweptGate> gates;
  private final OptionalInt certified;

  /**
   * The findings of a sweep.
   *
   * @param figures all figures
   * @param gates all limits; their positions are of {@code figures}
   * @param certified the step of the plan's own point, where it is on one
   */
  public SweepFindings(List<SweptFigure> figures, List<SweptGate> gates, OptionalInt certified) {
    this.figures = figures;
    this.gates = gates;
    this.certified = certified;
  }

  /** The sentences, the most important first; {@code verdicts} holds the answer at each step. */
  public List<String> sentences(String verdicts) {
    List<String> sentences = new ArrayList<>();
    int best = fewestFailures();
    if (verdicts.indexOf(PASS) >= 0) {
      sentences.add(
          "Every gate passes at operating scores, the same for all classes, %s."
              .formatted(SweptGate.steps(verdicts, PASS)));
    } else {
      sentences.add(
          "At no operating score that is the same for all classes does every gate pass; the fewest"
              + " fail at %s: %s%s."
                  .formatted(SweptGate.score(best), tally(best), asCertified(best)));
    }
    int from = certified.orElse(best);
    gates.stream()
        .filter(gate -> moves(gate) && gate.verdicts().charAt(from) == FAIL)
        .limit(MOST_GATES)
        .forEach(gate -> sentences.add(sentence(gate, from)));
    long stuck =
        gates.stream().filter(gate -> !moves(gate) && gate.verdicts().charAt(from) == FAIL).count();
    if (stuck > 0) {
      sentences.add(
          "%s of the limits that fail at %s fail at every operating score: no threshold mends them."
              .formatted(Figures.count(stuck), SweptGate.score(from)));
    }
    return sentences;
  }

  private String asCertified(int best) {
    if (certified.isEmpty() || certified.getAsInt() == best) {
      return "";
    }
    return " (at the plan's own %s: %s)"
        .formatted(SweptGate.score(certified.getAsInt()), tally(certified.getAsInt()));
  }

  private String tally(int step) {
    return "%s of %s fail, %s are undecided"
        .formatted(
            Figures.count(count(step, FAIL)),
            Figures.count(gates.size()),
            Figures.count(count(step, OPEN)));
  }

  private long count(int step, char letter) {
    return gates.stream().filter(gate -> gate.verdicts().charAt(step) == letter).count();
  }

  /** The step with the fewest failures, then the fewest undecided; the middle of equal ones. */
  private int fewestFailures() {
    long least = Long.MAX_VALUE;
    List<Integer> best = new ArrayList<>();
    for (int step = 1; step < ScoreGrid.STEPS; step++) {
      long weight = count(step, FAIL) * (gates.size() + 1L) + count(step, OPEN);
      if (weight < least) {
        least = weight;
        best.clear();
      }
      if (weight == least) {
        best.add(step);
      }
    }
    return best.get(best.size() / 2);
  }

  private static boolean moves(SweptGate gate) {
    return gate.verdicts().chars().distinct().count() > 1;
  }

  private String sentence(SweptGate gate, int from) {
    String what = "%s on %s (%s)".formatted(gate.metric().key(), gate.scope().text(), gate.limit());
    if (gate.verdicts().indexOf(PASS) < 0) {
      return "%s passes at no operating score; it fails %s.".formatted(what, gate.where(FAIL));
    }
    int nearest = nearest(gate.verdicts(), from);
    String lost =
        gates.stream()
            .filter(other -> other.verdicts().charAt(from) == PASS)
            .filter(other -> other.verdicts().charAt(nearest) == FAIL)
            .findFirst()
            .map(other -> ", where " + figure(other, nearest) + " fails")
            .orElse("");
    return "%s fails at %s%s; the nearest operating score at which it passes is %s%s%s."
        .formatted(
            what,
            SweptGate.score(from),
            value(gate, from),
            SweptGate.score(nearest),
            value(gate, nearest),
            lost);
  }

  private static int nearest(String verdicts, int from) {
    int nearest = -1;
    for (int step = 0; step < verdicts.length(); step++) {
      boolean nearer = nearest < 0 || Math.abs(step - from) < Math.abs(nearest - from);
      nearest = verdicts.charAt(step) == PASS && nearer ? step : nearest;
    }
    return nearest;
  }

  private String figure(SweptGate gate, int step) {
    return "%s on %s".formatted(gate.metric().key(), gate.scope().text()) + value(gate, step);
  }

  private String value(SweptGate gate, int step) {
    if (gate.figure().isEmpty()) {
      return "";
    }
    Measurement at = figures.get(gate.figure().getAsInt()).at(step);
    return " (%s, bounds %s)".formatted(Figures.valueWithCounts(at), Figures.bounds(at));
  }
}
