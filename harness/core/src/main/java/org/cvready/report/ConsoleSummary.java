package org.cvready.report;

import java.util.List;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.metric.Figures;

/** The answer in a few plain lines for a terminal: verdict, alerts, then the worst gates. */
public final class ConsoleSummary {
  private static final int SHOWN = 10;

  private ConsoleSummary() {}

  /**
   * The lines, each ended by a line feed.
   *
   * @param reportPlace where the full report lies, as the user would open it
   */
  public static String print(Certificate certificate, String reportPlace) {
    StringBuilder out = new StringBuilder();
    line(out, GateOrder.word(certificate.verdict()) + ": " + certificate.name());
    line(out, certificate.headline());
    certificate.alerts().forEach(alert -> line(out, "! " + alert));
    List<GateResult> worst = GateOrder.worstFirst(certificate);
    if (!worst.isEmpty()) {
      line(out, "");
    }
    worst.stream()
        .limit(SHOWN)
        .forEach(gate -> line(out, "%-12s %s".formatted(gate.verdict(), GateOrder.sentence(gate))));
    if (worst.size() > SHOWN) {
      line(out, "... and " + Figures.count(worst.size() - SHOWN) + " more that did not pass");
    }
    line(out, "");
    line(out, "Gates: " + GateOrder.tally(certificate.gates()));
    line(out, "Report: " + reportPlace);
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    // Names come from files: a control character in one must not steer the terminal.
    text.codePoints()
        .map(c -> Character.getType(c) == Character.CONTROL ? ' ' : c)
        .forEach(out::appendCodePoint);
    out.append('\n');
  }
}
