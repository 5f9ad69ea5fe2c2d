package org.cvready.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.latency.LoadPoint.Kind;

/**
 * Looks for the highest speed that keeps the deadline and the limit on late units.
 *
 * <p>Short runs step up by half from a first guess until one does not keep them (or down, until one
 * does), and then halve the ratio between the two. A longer confirmation run at the speed found may
 * lower it by a twentieth at a time. The first two runs whose load could not keep its schedule are
 * made again; one that has not kept it either way counts as not kept, for such a speed has not been
 * seen to work.
 */
public final class CapacitySearch {
  private static final double STEP = 1.5;
  private static final double CLOSE_ENOUGH = 1.04;
  private static final double LOWERED = 0.95;
  private static final int MOST_CONFIRMATIONS = 4;
  private static final int MOST_AGAIN = 2;

  private final CapacityQuestion question;
  private final LoadProbe probe;
  private final List<LoadPoint> runs = new ArrayList<>();
  private int again = MOST_AGAIN;
  private double kept;
  private double broken = Double.POSITIVE_INFINITY;

  private CapacitySearch(CapacityQuestion question, LoadProbe probe) {
    this.question = question;
    this.probe = probe;
  }

  /**
   * Searches.
   *
   * @param question what is to be kept
   * @param plan a run at the plan's own speed
   * @param guess a first guess of the highest speed, units a minute, positive
   * @param probe runs the line
   */
  public static Capacity of(
      CapacityQuestion question, LineSpeedResult plan, double guess, LoadProbe probe)
      throws InterruptedException {
    if (!(guess > 0 && guess < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("guess must be positive and finite, got " + guess);
    }
    return new CapacitySearch(question, probe).search(plan, guess);
  }

  private Capacity search(LineSpeedResult plan, double guess) throws InterruptedException {
    double planned = plan.pace().perMinute();
    boolean planKept = noted(LoadPoint.of(Kind.PLAN, plan, question.deadline(), lateLimit()));
    // The guess is of how fast the work is done, and what keeps up is a little slower than that.
    double speed = LOWERED * guess;
    if (plan.valid() && planKept == (speed <= planned)) {
      speed = planKept ? STEP * planned : planned / STEP;
    }
    for (int run = 0; run < question.points() && broken > CLOSE_ENOUGH * kept; run++) {
      run(Kind.SEARCH, speed, question.run());
      speed = next();
    }
    return confirmed(planKept ? Optional.of(plan) : Optional.empty());
  }

  private double next() {
    if (broken == Double.POSITIVE_INFINITY) {
      return STEP * kept;
    }
    return kept == 0 ? broken / STEP : Math.sqrt(kept * broken);
  }

  private Capacity confirmed(Optional<LineSpeedResult> plan) throws InterruptedException {
    double planned = plan.map(run -> run.pace().perMinute()).orElse(0.0);
    double speed = kept;
    for (int i = 0; i < MOST_CONFIRMATIONS && speed > planned; i++) {
      LineSpeedResult result = run(Kind.CONFIRMATION, speed, question.confirm());
      if (runs.get(runs.size() - 1).kept()) {
        return capacity(OptionalDouble.of(result.pace().perMinute()), Optional.of(result));
      }
      speed *= LOWERED;
    }
    return plan.isPresent()
        ? capacity(OptionalDouble.of(planned), plan)
        : capacity(OptionalDouble.empty(), Optional.empty());
  }

  private Capacity capacity(OptionalDouble speed, Optional<LineSpeedResult> evidence) {
    return new Capacity(
        lateLimit(),
        speed,
        Double.isInfinite(broken) ? OptionalDouble.empty() : OptionalDouble.of(broken),
        runs,
        evidence);
  }

  private LineSpeedResult run(Kind kind, double speed, Duration time) throws InterruptedException {
    LineSpeedResult result = probe.run(speed, time);
    if (!result.valid() && again > 0) {
      again--;
      result = probe.run(speed, time);
    }
    noted(LoadPoint.of(kind, result, question.deadline(), lateLimit()));
    return result;
  }

  private boolean noted(LoadPoint point) {
    runs.add(point);
    if (point.kept()) {
      kept = Math.max(kept, point.unitsPerMinute());
    } else if (point.kind() != Kind.PLAN || point.reasons().isEmpty()) {
      // A plan's run whose load was late says nothing about its speed, fast or slow.
      broken = Math.min(broken, point.unitsPerMinute());
    }
    return point.kept();
  }

  private double lateLimit() {
    return question.lateLimit();
  }
}
