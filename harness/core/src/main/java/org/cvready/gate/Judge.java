package org.cvready.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.Measured;
import org.cvready.metric.Measurement;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Limit;

/**
 * Holds measurements against the limits of a plan.
 *
 * <p>{@code at_most L} is PASS where the one-sided upper bound is at most L, FAIL where the lower
 * bound is above L, and INCONCLUSIVE otherwise; {@code at_least} mirrors. Where nothing was seen,
 * or the interval says that the sample decides nothing, the verdict is INCONCLUSIVE and the reason
 * says what is missing.
 */
public final class Judge {
  private final MeasuredRun run;
  private final GateExpansion expansion;

  /** A judge of one run. */
  public Judge(MeasuredRun run) {
    this.run = run;
    this.expansion = new GateExpansion(run);
  }

  /** The verdicts on all limits, in the order of the plan. */
  public List<GateResult> judge(List<GatePlan> gates) {
    return questions(gates).stream().map(this::result).toList();
  }

  /** What the limits ask, each class, slice and condition on its own, in the order of the plan. */
  public List<GateQuestion> questions(List<GatePlan> gates) {
    List<GateQuestion> questions = new ArrayList<>();
    for (int i = 0; i < gates.size(); i++) {
      List<Scope> scopes = expansion.scopes(gates.get(i));
      for (Scope scope : scopes) {
        questions.add(new GateQuestion(i + 1, gates.get(i), Optional.of(scope)));
      }
      if (scopes.isEmpty()) {
        questions.add(new GateQuestion(i + 1, gates.get(i), Optional.empty()));
      }
    }
    return questions;
  }

  /** The verdict on one question of {@link #questions} alone, without the sentence around it. */
  public Verdict verdict(GateQuestion question) {
    GatePlan gate = question.gate();
    return question
        .scope()
        .map(scope -> verdict(measurement(measured(gate, scope), gate), gate.limit()))
        .orElse(Verdict.INCONCLUSIVE);
  }

  private GateResult result(GateQuestion question) {
    return question
        .scope()
        .map(scope -> judge(question.number(), question.gate(), scope))
        .orElseGet(() -> nothingToJudge(question.number(), question.gate()));
  }

  private Measured measured(GatePlan gate, Scope scope) {
    return run.measure(gate.metric(), scope, new Confidence(gate.confidence(), gate.strict()));
  }

  private static Measurement measurement(Measured measured, GatePlan gate) {
    return measured.against().apply(gate.limit().value());
  }

  private GateResult judge(int number, GatePlan gate, Scope scope) {
    Measured measured = measured(gate, scope);
    Measurement measurement = measurement(measured, gate);
    Verdict verdict = verdict(measurement, gate.limit());
    if (verdict == Verdict.PASS && !gate.strict()) {
      measurement = withAssumption(measurement, gate, scope);
    }
    OptionalLong more =
        verdict == Verdict.INCONCLUSIVE
            ? positive(measured.more().ifThisWentOn(gate.limit().value()))
            : OptionalLong.empty();
    return new GateResult(
        number,
        gate.metric(),
        scope,
        limitText(gate.limit()),
        gate.limit().value(),
        verdict,
        Reason.of(measurement, said(gate), verdict, more) + effort(measured, more),
        Optional.of(measurement),
        more);
  }

  /** A PASS that the strict bound does not give says what it takes for granted. */
  private Measurement withAssumption(Measurement measurement, GatePlan gate, Scope scope) {
    Confidence strictly = new Confidence(gate.confidence(), true);
    Measurement strict = measurement(run.measure(gate.metric(), scope, strictly), gate);
    if (verdict(strict, gate.limit()) == Verdict.PASS) {
      return measurement;
    }
    boolean atMost = gate.limit().direction() == Direction.AT_MOST;
    double bound = atMost ? strict.interval().upper() : strict.interval().lower();
    return measurement.withNote(
        ("passes if what goes wrong unseen is like what was seen; if whole images may also fail"
                + " for a reason of their own, the bound is %s and does not pass (strict: true)")
            .formatted(Figures.of(gate.metric(), scope, bound)));
  }

  private static String effort(Measured measured, OptionalLong more) {
    return more.isPresent()
        ? measured.more().effort(more.getAsLong()).map(", "::concat).orElse("")
        : "";
  }

  /** On the very limit, rounding may say that what is there decides already. */
  private static OptionalLong positive(OptionalLong more) {
    return more.orElse(0) > 0 ? more : OptionalLong.empty();
  }

  private static GateResult nothingToJudge(int number, GatePlan gate) {
    return new GateResult(
        number,
        gate.metric(),
        nowhere(gate),
        limitText(gate.limit()),
        gate.limit().value(),
        Verdict.INCONCLUSIVE,
        "nothing to judge: the run has no class, slice or condition that this limit is about",
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The scope of a limit for which a run has no class, slice or condition. */
  public static Scope nowhere(GatePlan gate) {
    return new Scope(
        gate.dataset().orElse(GateExpansion.LINE_SPEED),
        Optional.empty(),
        new TreeMap<>(),
        Scope.CLEAN,
        gate.versus());
  }

  /** The verdict that a measurement allows on a limit. */
  static Verdict verdict(Measurement measurement, Limit limit) {
    Interval interval = measurement.interval();
    if (interval.undecided().isPresent() || measurement.value().isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    boolean atMost = limit.direction() == Direction.AT_MOST;
    boolean kept = atMost ? interval.upper() <= limit.value() : interval.lower() >= limit.value();
    if (kept) {
      return Verdict.PASS;
    }
    boolean broken = atMost ? interval.lower() > limit.value() : interval.upper() < limit.value();
    return broken ? Verdict.FAIL : Verdict.INCONCLUSIVE;
  }

  /** A limit as a certificate prints it: {@code at most 5 %}. */
  public static String limitText(Limit limit) {
    return (limit.direction() == Direction.AT_MOST ? "at most " : "at least ") + limit.text();
  }

  private static Reason.Limit said(GatePlan gate) {
    return new Reason.Limit(limitText(gate.limit()), gate.limit().value(), gate.confidence());
  }
}
