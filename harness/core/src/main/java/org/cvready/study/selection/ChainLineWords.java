package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.study.line.LineFindings.ClaimRow;

/** The line with a second pass in it, in words. */
final class ChainLineWords {
  private static final double TOLD = 99;

  private ChainLineWords() {}

  static List<String> of(ChainLine line, List<LineLoad> loads) {
    List<String> words = new ArrayList<>();
    if (!line.invalid().isEmpty()) {
      words.add(
          "The run at line speed with the second pass is not valid and says nothing: %s."
              .formatted(String.join("; ", line.invalid())));
    }
    if (!line.modelInvalid().isEmpty()) {
      words.add(
          "The run of the model alone, which it is compared with, is not valid: %s."
              .formatted(String.join("; ", line.modelInvalid())));
    }
    words.add(speed(line));
    words.add(busy(line, loads));
    return words;
  }

  private static String speed(ChainLine line) {
    return "With the second pass in the line, at %s units a minute on images of %s (%s of %s frames looked at again, %s), late_frames is %s%s; of the model alone it is %s. %s With the model alone: %s"
        .formatted(
            Figures.plain(Math.rint(10 * line.reading().shape().unitsPerMinute()) / 10),
            line.dataset(),
            Figures.count(line.routed()),
            Figures.count(line.frames()),
            Figures.percent(line.routedShare()),
            Figures.valueWithCounts(line.chainLate()),
            bounds(line.chainLate()),
            Figures.valueWithCounts(line.modelLate()),
            claim(line.reading().claims()),
            claim(line.modelClaims()));
  }

  private static String bounds(Measurement late) {
    return late.interval()
        .undecided()
        .map(why -> why.startsWith("run is not valid") ? "the run is not valid" : why)
        .map(" (no bounds: %s)"::formatted)
        .orElseGet(() -> " (bounds %s)".formatted(Figures.bounds(late)));
  }

  private static String claim(List<ClaimRow> claims) {
    Optional<ClaimRow> told = claims.stream().filter(row -> row.percent() == TOLD).findFirst();
    return told.map(
            row ->
                "p99 of the latency is %s, its upper 95 %% bound %s."
                    .formatted(millis(row.observedMillis()), millis(row.boundMillis())))
        .orElse("No percentile was measured.");
  }

  private static String millis(OptionalDouble value) {
    return value.isPresent() ? Figures.millis(value.getAsDouble()) : "infinite";
  }

  /** What was measured beside what was worked out from the times of looks. */
  private static String busy(ChainLine line, List<LineLoad> loads) {
    String workedOut =
        loads.stream()
            .filter(load -> load.isOf(line.dataset()))
            .findFirst()
            .map(
                load ->
                    "; worked out from the times of single looks it would be %s"
                        .formatted(Figures.percent(load.chain())))
            .orElse("");
    return "The workers were busy for %s of that run%s. Limits of this certificate judge the run of the model alone."
        .formatted(Figures.percent(line.busy()), workedOut);
  }
}
