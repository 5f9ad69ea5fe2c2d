package org.cvready.report;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.certificate.RiskAnswer;
import org.cvready.certificate.RiskMap;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.UnitDecisions;
import org.cvready.study.gap.SiteGap;
import org.cvready.study.production.ProductionOutlook;

/**
 * A certificate in short as GitHub-flavoured Markdown, for a pull request.
 *
 * <p>What did not pass is listed, worst first, then why it is so; what passed is folded away. Text
 * from the outside is escaped: it can make neither links, mentions nor HTML.
 */
public final class MarkdownReport {
  /** Rows of what did not pass before the others are folded away. */
  private static final int MOST_OPEN_ROWS = 12;

  /** Findings of a section. */
  private static final int MOST_FINDINGS = 3;

  /** Above this many rows a comment would grow past what code hosts accept. */
  private static final int MOST_ROWS = 200;

  private static final String SPECIAL = "\\`*_{}[]()#+!|~";

  /** Code hosts make a link of it even without a scheme. */
  private static final Pattern WWW = Pattern.compile("(?i)(www)\\.");

  private MarkdownReport() {}

  /** The certificate as Markdown. */
  public static String print(Dossier dossier) {
    Certificate certificate = dossier.certificate();
    StringBuilder out = new StringBuilder();
    out.append("## ").append(mark(certificate.verdict())).append(' ');
    out.append(GateOrder.word(certificate.verdict())).append(" – ");
    out.append(escape(certificate.name())).append("\n\n");
    out.append(escape(certificate.headline())).append("\n\n");
    for (String alert : certificate.alerts()) {
      out.append("> **Alert:** ").append(escape(alert)).append("\n\n");
    }
    List<GateResult> worst = GateOrder.worstFirst(certificate);
    if (!worst.isEmpty()) {
      out.append("### What did not pass\n\n");
      table(out, worst.subList(0, Math.min(MOST_OPEN_ROWS, worst.size())));
      folded(out, "More that did not pass", worst.stream().skip(MOST_OPEN_ROWS).toList());
    }
    lineSpeed(out, certificate);
    evidence(out, dossier.evidence());
    folded(
        out,
        "What passed",
        certificate.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS).toList());
    foreignSets(out, certificate);
    responsibilities(out, certificate);
    risks(out, RiskMap.of(certificate, dossier.evidence()));
    out.append("### What this certificate does not say\n\n");
    certificate.limits().forEach(limit -> out.append("- ").append(escape(limit)).append('\n'));
    return out.toString();
  }

  /** Whether the line keeps up; nothing where it was not run. */
  private static void lineSpeed(StringBuilder out, Certificate certificate) {
    certificate
        .lineSpeed()
        .map(run -> LineVerdict.of(certificate, run))
        .ifPresent(
            answer ->
                out.append("### Line speed\n\n**")
                    .append(answer.word())
                    .append("** ")
                    .append(escape(answer.sentence()))
                    .append("\n\n"));
  }

  /** Why it is so: the first findings of the sections that a reviewer acts on. */
  private static void evidence(StringBuilder out, Evidence evidence) {
    for (SiteGap gap : evidence.siteGaps()) {
      findings(out, "Why the site differs from the benchmark", gap.findings());
    }
    evidence.slices().ifPresent(all -> findings(out, "Where it is weakest", all.findings()));
    for (ProductionOutlook outlook : evidence.production()) {
      if (!outlook.benchmark()) {
        findings(out, "What it means for the line: " + outlook.site(), outlook.findings());
      }
    }
    evidence.thresholds().ifPresent(all -> findings(out, "Other operating scores", all.findings()));
    evidence
        .labelSuspects()
        .ifPresent(all -> findings(out, "Labels that may be wrong", all.findings()));
  }

  private static void findings(StringBuilder out, String title, List<String> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("### ").append(escape(title)).append("\n\n");
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(finding -> out.append("- ").append(escape(finding)).append('\n'));
    out.append('\n');
  }

  private static void folded(StringBuilder out, String title, List<GateResult> gates) {
    if (gates.isEmpty()) {
      return;
    }
    out.append("<details><summary>").append(title).append(": ");
    out.append(Figures.count(gates.size())).append("</summary>\n\n");
    table(out, gates);
    out.append("</details>\n\n");
  }

  /**
   * What the line does with images from outside the model's world; nothing where there are none.
   */
  private static void foreignSets(StringBuilder out, Certificate certificate) {
    List<DatasetSummary> foreign =
        certificate.datasets().stream().filter(MarkdownReport::isForeign).toList();
    if (foreign.isEmpty()) {
      return;
    }
    out.append("### Images from outside the model's world\n\n");
    out.append("| set | accepted | reviewed | rejected | safe |\n|---|---|---|---|---|\n");
    for (DatasetSummary set : foreign) {
      out.append("| ").append(escape(set.name()));
      out.append(" | ").append(Page.recorded(set.decisions().map(UnitDecisions::accept)));
      out.append(" | ").append(Page.recorded(set.decisions().map(UnitDecisions::review)));
      out.append(" | ").append(Page.recorded(set.decisions().map(UnitDecisions::reject)));
      out.append(" | ").append(escape(Page.safe(set))).append(" |\n");
    }
    out.append('\n');
  }

  private static boolean isForeign(DatasetSummary set) {
    return !set.safe().isEmpty()
        || (set.decisions().isEmpty() && set.role().equals("out_of_distribution"));
  }

  private static void responsibilities(StringBuilder out, Certificate certificate) {
    StringJoiner duties = new StringJoiner("; ", "Responsibilities: ", "");
    Duties.of(certificate).forEach((duty, stated) -> duties.add(Page.words(duty) + ": " + stated));
    out.append(escape(duties.toString())).append("\n\n");
  }

  /** What the certificate answers of the NIST AI Risk Management Framework, folded away. */
  private static void risks(StringBuilder out, List<RiskAnswer> answers) {
    out.append("<details><summary>NIST AI RMF 1.0: what is answered and what is left open");
    out.append("</summary>\n\n| outcome | about | status | answered by | leaves open |\n");
    out.append("|---|---|---|---|---|\n");
    for (RiskAnswer answer : answers) {
      out.append("| ").append(answer.subcategory());
      out.append(" | ").append(escape(answer.about()));
      out.append(" | ").append(answer.status().words());
      out.append(" | ").append(escape(answer.answeredBy()));
      out.append(" | ").append(escape(answer.leavesOpen())).append(" |\n");
    }
    out.append("\n</details>\n\n");
  }

  private static void table(StringBuilder out, List<GateResult> gates) {
    out.append("| verdict | metric | on | limit | why |\n|---|---|---|---|---|\n");
    for (GateResult gate : gates.subList(0, Math.min(MOST_ROWS, gates.size()))) {
      out.append("| ").append(mark(gate.verdict())).append(' ').append(gate.verdict());
      out.append(" | `").append(gate.metric().key());
      out.append("` | ").append(escape(gate.scope().text()));
      out.append(" | ").append(escape(gate.limit()));
      out.append(" | ").append(escape(gate.reason())).append(" |\n");
    }
    out.append('\n');
    if (gates.size() > MOST_ROWS) {
      out.append("... and ").append(Figures.count(gates.size() - MOST_ROWS));
      out.append(" more, in the full report\n\n");
    }
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✅";
      case INCONCLUSIVE -> "❔";
      case FAIL -> "❌";
    };
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> escape(out, c));
    return WWW.matcher(out).replaceAll("$1\\\\.");
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      // A zero-width joiner keeps the sign from mentioning a person.
      case '@' -> out.append("@\u200d");
      // The same keeps an address from becoming a link: "https:" followed by "//".
      case ':' -> out.append("&#58;");
      default -> {
        if (Character.getType(c) == Character.CONTROL) {
          out.append(' ');
          return;
        }
        if (SPECIAL.indexOf(c) >= 0) {
          out.append('\\');
        }
        out.appendCodePoint(c);
      }
    }
  }
}
