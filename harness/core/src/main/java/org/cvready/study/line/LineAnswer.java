package org.cvready.study.line;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.latency.LineSpeedResult;
import org.cvready.metric.Figures;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.ClaimRow;
import org.cvready.study.line.LineFindings.RunRow;

/**
 * What whoever runs the line asks first: does it keep up, how surely, and with how much to spare.
 */
final class LineAnswer {
  private static final double NANOS_PER_MILLI = 1e6;

  private final LineFindings line;
  private final LineSpeedResult result;

  LineAnswer(LineFindings line, LineSpeedResult result) {
    this.line = line;
    this.result = result;
  }

  /** The answer in one sentence. */
  String answer() {
    RunRow run = line.run().orElseThrow();
    String speed = Figures.plain(Math.rint(10 * line.shape().unitsPerMinute()) / 10);
    if (!run.valid()) {
      return "INVALID at %s units a minute: %s. The run says nothing about the model or the line; repeat it while nothing else runs on the machine."
          .formatted(speed, String.join("; ", run.reasons()));
    }
    return "At %s units a minute (%s) and a deadline of %s, %s of %s units were late and %s were dropped: %s; %s."
        .formatted(
            speed,
            line.shape().arrivals(),
            Figures.millis(line.shape().deadlineMillis()),
            Figures.count(run.late()),
            Figures.count(run.units()),
            Figures.count(run.dropped()),
            longRun(run),
            headRoom());
  }

  private static String longRun(RunRow run) {
    return run.lateUpper().isPresent()
        ? "in the long run at most %s of the units, with 95 %% confidence"
            .formatted(Figures.percent(run.lateUpper().getAsDouble()))
        : "what share it is in the long run is INCONCLUSIVE (%s)"
            .formatted(run.undecided().orElse("there is no bound"));
  }

  private String headRoom() {
    if (line.capacity().isEmpty()) {
      return "how much faster the line could run was not looked for";
    }
    CapacityRow row = line.capacity().get();
    if (row.headRoom().isEmpty()) {
      return "no speed was confirmed, so there is no head room";
    }
    String times =
        String.format(
            Locale.ROOT,
            "head room: %s%.1f times this speed",
            row.above().isPresent() ? "" : "at least ",
            row.headRoom().getAsDouble());
    return row.lateBound().isPresent()
        ? times + " keeps the deadline"
        : times
            + " kept the deadline in a run of %s units, too short for a bound"
                .formatted(Figures.count(row.evidenceUnits()));
  }

  /** How long units took. */
  String latency() {
    return "From scheduled arrival to decision half of the units took at most %s, 99 in 100 at most %s (%s), all at most %s."
        .formatted(
            observed(50),
            observed(99),
            percentile(99).map(LineAnswer::bound).orElse("without a bound"),
            result.dropped() > 0
                ? "infinite, since some were dropped"
                : Figures.millis(result.percentileNanos(100).orElse(0) / NANOS_PER_MILLI));
  }

  private static String bound(ClaimRow claim) {
    if (claim.undecided().isPresent()) {
      return "without a bound: " + claim.undecided().get();
    }
    return claim.boundMillis().isPresent()
        ? "upper 95 % bound " + Figures.millis(claim.boundMillis().getAsDouble())
        : "without a bound: too few units, or too many were dropped";
  }

  private Optional<ClaimRow> percentile(double percent) {
    return line.claims().stream().filter(claim -> claim.percent() == percent).findFirst();
  }

  private String observed(double percent) {
    OptionalDouble millis =
        percentile(percent).map(ClaimRow::observedMillis).orElse(OptionalDouble.empty());
    return millis.isPresent() ? Figures.millis(millis.getAsDouble()) : "infinite";
  }
}
