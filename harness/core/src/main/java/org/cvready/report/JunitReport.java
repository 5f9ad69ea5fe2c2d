package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;

/**
 * A certificate as JUnit XML, for build servers: a suite per gate of the plan, a case per class,
 * slice and condition.
 *
 * <p>A gate that is not shown to hold does not certify, so INCONCLUSIVE is a failure too; its
 * {@code type} tells it from a limit that is broken. Durations are 0: a case is a judgement and
 * takes no time.
 */
public final class JunitReport {
  private JunitReport() {}

  /** The certificate as an XML document. */
  public static String print(Certificate certificate) {
    Map<Integer, List<GateResult>> suites = new TreeMap<>();
    for (GateResult gate : certificate.gates()) {
      suites.computeIfAbsent(gate.gate(), key -> new ArrayList<>()).add(gate);
    }
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites");
    attribute(xml, "name", "cvready: " + certificate.name());
    counts(xml, certificate.gates());
    xml.append(">\n");
    suites.forEach((number, gates) -> suite(xml, number, gates));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, int number, List<GateResult> gates) {
    GateResult first = gates.get(0);
    String rule = first.metric().key() + ", " + first.limit();
    String name = number == 0 ? "every plan: " + rule : "gate " + number + ": " + rule;
    xml.append("  <testsuite");
    attribute(xml, "name", name);
    counts(xml, gates);
    // Known for a suite alone: the form that build servers check has no such count over all.
    attribute(xml, "skipped", "0");
    xml.append(">\n");
    gates.forEach(gate -> testCase(xml, gate));
    xml.append("  </testsuite>\n");
  }

  private static void counts(StringBuilder xml, List<GateResult> gates) {
    long failures = gates.stream().filter(gate -> gate.verdict() != Verdict.PASS).count();
    attribute(xml, "tests", Integer.toString(gates.size()));
    attribute(xml, "failures", Long.toString(failures));
    attribute(xml, "errors", "0");
    attribute(xml, "time", "0");
  }

  private static void testCase(StringBuilder xml, GateResult gate) {
    xml.append("    <testcase");
    attribute(xml, "classname", "cvready." + gate.metric().key());
    attribute(xml, "name", gate.scope().text());
    attribute(xml, "time", "0");
    xml.append(">\n");
    if (gate.verdict() != Verdict.PASS) {
      xml.append("      <failure");
      attribute(xml, "type", gate.verdict().name());
      attribute(xml, "message", gate.reason());
      xml.append(">");
      text(xml, GateOrder.sentence(gate));
      xml.append("</failure>\n");
    }
    xml.append("      <system-out>");
    text(xml, gate.measurement().map(JunitReport::evidence).orElse(gate.reason()));
    xml.append("</system-out>\n    </testcase>\n");
  }

  private static String evidence(Measurement measurement) {
    return "%s (%s), bounds %s at %s each, %s"
        .formatted(
            Figures.value(measurement),
            Figures.counts(measurement),
            Figures.bounds(measurement),
            Figures.percent(measurement.interval().level()),
            measurement.interval().method());
  }

  private static void attribute(StringBuilder xml, String name, String value) {
    xml.append(' ').append(name).append("=\"");
    text(xml, value);
    xml.append('"');
  }

  /** Escapes for text and attributes alike; what XML 1.0 cannot hold at all becomes U+FFFD. */
  private static void text(StringBuilder xml, String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
                default -> xml.appendCodePoint(isLegal(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isLegal(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
