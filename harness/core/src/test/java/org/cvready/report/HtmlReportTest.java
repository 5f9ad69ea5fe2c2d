package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.Dossier;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final Set<String> VOID = Set.of("meta", "br");
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z0-9-]+(?:=\"[^\"]*\")?)*)\\s*>");

  @Test
  void print_sample_putsVerdictAlertsWorstAndLimitsInOrder() {
    Certificate certificate = Samples.washer();
    String html = HtmlReport.print(Dossier.of(certificate));
    assertThat(html.stripLeading()).startsWith("<!DOCTYPE html>");
    assertThat(html)
        .containsSubsequence(
            "NOT CERTIFIED</span></p>",
            certificate.headline(),
            "Read first:</b> Class 'stain' has no image",
            "What did not pass",
            "Before you rely on it",
            "id=\"conditions\"",
            "id=\"gates\"",
            "id=\"gap\"",
            "id=\"foreign\"",
            "id=\"coco\"",
            "id=\"speed\"",
            "id=\"data\"",
            "id=\"answers\"",
            "id=\"definitions\"",
            "id=\"provenance\"",
            "What this certificate does not say");
    assertThat(html.substring(html.lastIndexOf("<section"))).contains(certificate.limits());
  }

  @Test
  void print_foreignSet_saysHowItsUnitsWereDecided() {
    assertThat(HtmlReport.print(Dossier.of(Samples.washer())))
        .containsOnlyOnce(
            "<td class=\"n\">12</td><td class=\"n\">221</td><td class=\"n\">7</td><td>review</td>");
  }

  @Test
  void print_certificateOfAnEarlierBuild_saysWhatWasNotRecorded() throws IOException {
    String older = OlderCertificate.of(CertificateJson.write(Samples.washer()));
    Dossier dossier = Dossier.of(CertificateJson.parse(older));
    assertThat(HtmlReport.print(dossier))
        .contains("<dt>nodes</dt><dd>not recorded</dd>", "<dt>decoded</dt><dd>not recorded</dd>")
        .contains("<dt>to repeat it</dt><dd>not recorded</dd>")
        .doesNotContain("<td class=\"n\">12</td><td class=\"n\">221</td>");
    assertThat(MarkdownReport.print(dossier))
        .contains("| foreign | not recorded | not recorded | not recorded | not recorded |");
  }

  @Test
  void print_everyGate_hasItsReasonCountsAndBar() {
    Certificate certificate = Samples.washer();
    String html = HtmlReport.print(Dossier.of(certificate));
    for (GateResult gate : certificate.gates()) {
      assertThat(html).contains(gate.reason()).contains(gate.scope().text());
      gate.measurement().ifPresent(m -> assertThat(html).contains(Figures.counts(m)));
    }
    long measured = certificate.gates().stream().filter(g -> g.measurement().isPresent()).count();
    assertThat(Pattern.compile("<svg class=\"bar ").matcher(html).results())
        .hasSize((int) measured);
  }

  @Test
  void print_sample_saysWhatIsNotStated() {
    assertThat(HtmlReport.print(Dossier.of(Samples.washer())))
        .contains("<dt>act when</dt><dd>not stated</dd>")
        .contains("<dt>owner</dt><dd>vision team</dd>");
  }

  @Test
  void print_sample_needsNoNetworkAndRunsItsOwnScriptAlone() {
    String html = HtmlReport.print(Dossier.of(Samples.washer()));
    List<String> scripts =
        Pattern.compile("(?s)<script>(.*?)</script>")
            .matcher(html)
            .results()
            .map(script -> script.group(1))
            .toList();
    assertThat(scripts).hasSize(1);
    assertThat(html)
        .contains(
            "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
                + PageScript.source(scripts.get(0)).replace("'", "&#39;")
                + "\"")
        .doesNotContain("<link")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("url(")
        .doesNotContain("@import");
  }

  @Test
  void source_ofAnEmptyScript_isTheHashThatPoliciesName() {
    // SHA-256 of nothing, FIPS 180-4 examples, in Base64.
    assertThat(PageScript.source(""))
        .isEqualTo("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  }

  @Test
  void inert_ofHostileText_holdsNoSignThatEndsAScript() {
    String json = "[\"</script><!-- &\u2028\u2029 \"]";
    assertThat(PageScript.inert(json))
        .isEqualTo("[\"\\u003c/script\\u003e\\u003c!-- \\u0026\\u2028\\u2029 \"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "</style><script>x</script>",
        "<img src=\"http://example.org/x\">",
        "]]> --> <!-- &amp; &"
      })
  void print_hostileNames_addNoElementAndNoAttribute(String text) {
    String hostile = HtmlReport.print(Dossier.of(Samples.named(text)));
    String plain = HtmlReport.print(Dossier.of(Samples.named("harmless")));
    assertThat(shape(hostile)).isEqualTo(shape(plain));
  }

  @Test
  void print_sample_isWellNested() {
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(withoutStyle(HtmlReport.print(Dossier.of(Samples.washer()))));
    int count = 0;
    while (tags.find()) {
      count++;
      String name = tags.group(2);
      if (VOID.contains(name)) {
        continue;
      }
      if (tags.group(1).isEmpty()) {
        open.push(name);
        continue;
      }
      assertThat(open.pop()).isEqualTo(name);
    }
    assertThat(open).isEmpty();
    assertThat(count).isGreaterThan(500);
  }

  @Test
  void print_sample_isAccessible() {
    String html = HtmlReport.print(Dossier.of(Samples.washer()));
    assertThat(html).contains("<html lang=\"en\">", "<main>", "<header>", "<nav aria-label=");
    assertThat(html).doesNotContainPattern("<th(?! scope=|ead)");
    assertThat(html).doesNotContainPattern("<svg(?![^>]*(aria-label=|aria-hidden=))");
    Matcher anchors = Pattern.compile("href=\"#([a-z]+)\"").matcher(html);
    while (anchors.find()) {
      assertThat(html).contains("id=\"" + anchors.group(1) + "\"");
    }
  }

  @Test
  void print_emptyCertificate_showsNoEmptySection() {
    Certificate certificate = Samples.empty(Verdict.INCONCLUSIVE, Optional.empty());
    String html = HtmlReport.print(Dossier.of(certificate));
    assertThat(html)
        .contains("INCONCLUSIVE</span></p>", "No gate was judged, so nothing is certified.");
    assertThat(html).doesNotContain("Every gate passed");
    assertThat(html).doesNotContain("id=\"conditions\"", "id=\"gap\"", "id=\"foreign\"");
    assertThat(html).doesNotContain("id=\"coco\"", "id=\"speed\"", "role=\"alert\"");
  }

  @Test
  void print_runThatIsNotValid_saysSoInsteadOfItsFigures() {
    LineSpeedSummary run = Samples.invalidLineSpeed();
    String html = HtmlReport.print(Dossier.of(Samples.empty(Verdict.PASS, Optional.of(run))));
    assertThat(html)
        .contains("The run is not valid", run.reasons().get(0), ">CERTIFIED</span></p>")
        .contains("<strong>INVALID</strong> at 480 units a minute: the load could not keep");
    assertThat(html).doesNotContain("The run is valid", "NOT CERTIFIED");
  }

  /** Names of all elements and their attributes, in order. */
  private static String shape(String html) {
    return Pattern.compile("<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>")
        .matcher(withoutStyle(html))
        .results()
        .map(tag -> tag.group().replaceAll("\"[^\"]*\"", "\"\""))
        .collect(Collectors.joining("\n"));
  }

  private static String withoutStyle(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("(?s)<script>.*?</script>", "<script></script>");
  }
}
