package org.cvready.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cvready.testing.SharedMaterial;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a real run in a real browser. */
class ReportPageTest {
  /** Part of the bundled line: few images, but every kind of section and verdict. */
  private static final String PLAN =
      """
      plan: 1
      name: part of the washer line
      seed: 20261122
      model: {file: LINE/detector.onnx}
      operating_point: {score: SCORE, review_from: 0.2, nms_iou: 0.5, match_iou: 0.5}
      datasets:
        benchmark: {format: coco, path: LINE/benchmark/annotations.json, role: benchmark, sampling: natural,
          tags: LINE/benchmark/tags.csv, include: "*-00[0-2]*"}
        site-a: {format: coco, path: LINE/site-a/enriched/annotations.json, role: on_site,
          sampling: enriched, tags: LINE/site-a/enriched/tags.csv, slice_by: [shift],
          include: "*-00[0-2]*"}
        corrupted: {format: folder, path: LINE/foreign/corrupted, role: out_of_distribution,
          safe: [review], include: "*[0-3].*"}
      conditions:
        glare: {severity: [1], apply_to: [benchmark]}
        exposure: {ev: [-1], apply_to: [benchmark]}
      production:
        units_per_minute: 60
        hours_per_shift: 8
        defect_rate: {scratch: 1 %, dent: 1 %, rust: 0.5 %, chipped_edge: 0.5 %}
        cost: {false_reject: 0.1, escape: 5, review: 0.15, currency: EUR}
      gates:
        - {metric: map50, dataset: benchmark, at_least: 60 %}
        - {metric: fn_rate, dataset: benchmark, class: each, condition: each, at_most: 25 %}
        - {metric: fn_rate, dataset: site-a, class: each, at_most: 40 %}
        - {metric: fn_rate, dataset: site-a, slice: each, at_most: 30 %}
        - {metric: fn_rate, dataset: site-a, versus: benchmark, at_most: 5 pp}
        - {metric: false_reject_rate, dataset: benchmark, at_most: 30 %}
        - {metric: review_load, dataset: benchmark, at_most: 50 %}
        - {metric: silent_failure_rate, dataset: corrupted, at_most: 10 %}
      """;

  /** Everything on the page that follows the slider, as text. */
  private static final String FIGURES =
      """
      (() => {
        const text = (node) => node.textContent.replace(/\\s+/g, " ").trim();
        const all = (query) => Array.from(document.querySelectorAll(query));
        const upToLimit = (sentence) => sentence.replace(/(, limit [^;]*);.*/, "$1");
        return [
          text(document.getElementById("word")),
          text(document.getElementById("headline")),
          text(document.getElementById("tally")),
          ...all("#gates h3").map(text),
          ...all("#gates tbody tr").map((row) =>
            [row.cells[0], row.cells[1], row.cells[2], row.cells[3]].map(text).join(" | ") + " | " +
              upToLimit(text(row.cells[5].querySelector("[data-t]") || row.cells[5]))),
          ...all("#gates svg").map((bar) => bar.getAttribute("aria-label") + " " +
            ["x", "width"].map((a) => bar.querySelector("rect").getAttribute(a)) + " " +
            bar.querySelector("circle").getAttribute("cx") + " " + bar.getAttribute("class")),
          ...all("#worst li").map((row) => upToLimit(text(row))),
          ...all("#conditions td").map((cell) => text(cell) + " " + cell.className),
          ...all("#gap tbody tr").map((row) => Array.from(row.cells).slice(0, 5).map(text).join(" | ")),
          ...all("#foreign tbody tr").map((row) => Array.from(row.cells).slice(0, 4).map(text).join(" | ")),
          ...all("#why tr:has([data-t])").map((row) =>
            [row.cells[0], ...row.querySelectorAll("[data-t]")].map(text).join(" | ")),
          ...all("#slices tbody tr").filter((row) => text(row.lastElementChild) === "declared")
            .map((row) => Array.from(row.cells).slice(0, 5).map(text).join(" | ")).sort(),
          ...all("#quality tr:has([data-t])").map((row) =>
            [row.cells[0], ...row.querySelectorAll("[data-t]")].map(text).join(" | ")),
          ...all("#production [data-t]").map(text),
          ...all("#data table")[0].innerText.split("\\n"),
          ...all("#data table")[1].innerText.split("\\n"),
        ];
      })()
      """;

  @TempDir static Path folder;
  private static @Nullable Chromium browser;
  private @Nullable BrowserPage page;

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.start();
    certify("0.35");
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path report(String score) {
    return folder.resolve(score).resolve("report.html");
  }

  /** A run at an operating score; its page. */
  private static Path certify(String score) throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    String text = PLAN.replace("LINE", line.toString()).replace("SCORE", score);
    Path plan = Files.writeString(folder.resolve("plan-" + score + ".yaml"), text);
    Ran ran =
        Ran.cvready(
            "certify", plan, "--allow-outside", "--out", requireNonNull(report(score).getParent()));
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    return report(score);
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    page = Objects.requireNonNull(browser).newPage();
    page().window(1200, 900, "light", "screen");
    page().show(report("0.35"));
  }

  @AfterEach
  void nothingWentWrongAndNothingWasFetched() {
    assertThat(page().errors()).isEmpty();
    assertThat(page().requests()).allMatch(url -> url.startsWith("file:"));
    page().close();
  }

  private BrowserPage page() {
    return Objects.requireNonNull(page);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private List<String> figures() throws IOException, InterruptedException {
    return texts(page().evaluate(FIGURES));
  }

  private JsonNode settled(String expression) throws IOException, InterruptedException {
    // The page paints before the next frame; two frames later it has.
    return page()
        .evaluate(
            "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(() => d(%s))))"
                .formatted(expression));
  }

  private void slideTo(int step) throws IOException, InterruptedException {
    settled(
        "(() => { const s = document.getElementById('score'); s.value = %d;".formatted(step)
            + " s.dispatchEvent(new Event('input', {bubbles: true})); })()");
    settled("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.25", "0.5"})
  void slider_atAThreshold_showsWhatCertifyGivesThere(String score)
      throws IOException, InterruptedException {
    List<String> certified = figures();
    Path other = certify(score);
    slideTo((int) Math.rint(100 * Double.parseDouble(score)));
    List<String> slid = figures();
    assertThat(slid).hasSizeGreaterThan(100).isNotEqualTo(certified);
    assertThat(settled("document.querySelector('.whatif').hidden").asBoolean()).isFalse();
    page().show(other);
    assertThat(slid).isEqualTo(figures());
  }

  @Test
  void slider_backAtTheCertifiedPoint_isThePageAsItWas() throws IOException, InterruptedException {
    String markup = "document.querySelector('main').innerHTML.replace(/ class=\"\"/g, '')";
    String before = page().evaluate(markup).asText();
    List<String> certified = figures();
    slideTo(80);
    assertThat(figures()).isNotEqualTo(certified);
    slideTo(35);
    assertThat(figures()).isEqualTo(certified);
    assertThat(page().evaluate(markup).asText()).isEqualTo(before);
  }

  @Test
  void slider_byKeyboard_movesAndSaysWhereItIs() throws IOException, InterruptedException {
    page().evaluate("document.getElementById('score').focus()");
    page().press("ArrowRight");
    settled("0");
    assertThat(page().evaluate("document.getElementById('score').value").asText()).isEqualTo("36");
    assertThat(
            page()
                .evaluate("document.getElementById('score').getAttribute('aria-valuetext')")
                .asText())
        .isEqualTo("0.36");
    assertThat(page().evaluate("document.getElementById('slider-says').textContent").asText())
        .startsWith("At 0.36: ");
    page().evaluate("document.getElementById('certified').focus()");
    page().press("Enter");
    settled("0");
    assertThat(page().evaluate("document.getElementById('score').value").asText()).isEqualTo("35");
    assertThat(page().evaluate("document.getElementById('slider-says').textContent").asText())
        .startsWith("NOT CERTIFIED");
  }

  @Test
  void gallery_filters_showAndHide() throws IOException, InterruptedException {
    String shown =
        "Array.from(document.querySelectorAll('#pictures > li')).filter(p => !p.hidden)"
            + ".map(p => p.dataset.kind)";
    List<String> all = texts(page().evaluate(shown));
    assertThat(all).contains("MISS", "FALSE_ALARM", "SILENT_FAILURE");
    String choose =
        "(() => { const c = document.querySelector('[data-filter=kind]'); c.value = '%s';"
            + " c.dispatchEvent(new Event('change', {bubbles: true})); })()";
    page().evaluate(choose.formatted("MISS"));
    assertThat(texts(page().evaluate(shown))).isNotEmpty().containsOnly("MISS");
    assertThat(page().evaluate("document.getElementById('filtered').textContent").asText())
        .isEqualTo(
            "%d of %d pictures".formatted(all.stream().filter("MISS"::equals).count(), all.size()));
    page().evaluate(choose.formatted(""));
    assertThat(texts(page().evaluate(shown))).isEqualTo(all);
  }

  @Test
  void gallery_pictures_areDecodedAndNamed() throws IOException, InterruptedException {
    assertThat(
            page()
                .evaluate(
                    "Array.from(document.images).every(i => i.alt.length > 10"
                        + " && i.src.startsWith('data:image/jpeg'))")
                .asBoolean())
        .isTrue();
    page().evaluate("document.images[0].scrollIntoView()");
    assertThat(
            settled("document.images[0].decode().then(() => document.images[0].naturalWidth)")
                .asInt())
        .isBetween(16, 320);
  }

  @ParameterizedTest
  @CsvSource({"1200, light", "1200, dark", "390, light", "390, dark", "360, light"})
  void page_onAnyScreen_isNoWiderThanIt(int width, String scheme)
      throws IOException, InterruptedException {
    page().window(width, 800, scheme, "screen");
    assertThat(
            texts(
                settled(
                    """
                    Array.from(document.querySelectorAll("main *, header *"))
                      .filter((e) => !e.closest(".scroll, svg"))
                      .filter((e) => e.getBoundingClientRect().right > WIDTH + 0.5)
                      .map((e) => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 60))
                    """
                        .replace("WIDTH", Integer.toString(width)))))
        .isEmpty();
    assertThat(settled("document.scrollingElement.scrollWidth").asInt()).isEqualTo(width);
    byte[] shot = page().screenshot();
    assertThat(shot).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(8_000);
  }

  @Test
  void page_onPaper_isAPdfWithoutControls() throws IOException, InterruptedException {
    assertThat(new String(page().printed(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    page().window(794, 1_123, "light", "print");
    assertThat(
            settled(
                    "['#slider', '#filter', 'nav'].every(q => getComputedStyle("
                        + "document.querySelector(q)).display === 'none')")
                .asBoolean())
        .isTrue();
  }

  /** WCAG 2.2, success criterion 1.4.3: contrast of at least 4.5 to 1, also of small text. */
  @ParameterizedTest
  @CsvSource({"light, 35", "dark, 35", "light, 90", "dark, 90"})
  void page_text_standsOutFromItsGround(String scheme, int step)
      throws IOException, InterruptedException {
    page().window(1200, 900, scheme, "screen");
    page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    slideTo(step);
    List<String> faint =
        texts(
            settled(
                """
                (() => {
                  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
                  const light = (c) => {
                    const [r, g, b] = c.map((v) => v / 255).map((v) =>
                      v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const ground = (node) => {
                    for (let n = node; n; n = n.parentElement) {
                      const c = rgb(getComputedStyle(n).backgroundColor);
                      if (c.length === 3 || c[3] === 1) return c.slice(0, 3);
                    }
                    return [255, 255, 255];
                  };
                  const faint = [];
                  for (const node of document.body.querySelectorAll("*")) {
                    const own = Array.from(node.childNodes).some((c) => c.nodeType === 3 && c.data.trim());
                    if (!own || node.closest("svg,script,[hidden],button:disabled") || !node.offsetParent) continue;
                    const a = light(rgb(getComputedStyle(node).color).slice(0, 3));
                    const b = light(ground(node));
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (ratio < 4.5) faint.push(ratio.toFixed(2) + " " + node.tagName + "." +
                      node.className + " " + node.textContent.trim().slice(0, 40));
                  }
                  return faint;
                })()
                """));
    assertThat(faint).isEmpty();
  }

  @Test
  void page_controls_haveNamesAndEveryLinkLeadsSomewhere()
      throws IOException, InterruptedException {
    assertThat(
            texts(
                page()
                    .evaluate(
                        """
                        Array.from(document.querySelectorAll("a[href^='#']"))
                          .map((a) => a.getAttribute("href").slice(1))
                          .filter((id) => !document.getElementById(id))
                        """)))
        .isEmpty();
    assertThat(
            texts(
                page()
                    .evaluate(
                        """
                        Array.from(document.querySelectorAll("input,select,button"))
                          .filter((c) => !(c.labels && c.labels.length) && !c.textContent.trim())
                          .map((c) => c.outerHTML)
                        """)))
        .isEmpty();
    assertThat(
            texts(
                page()
                    .evaluate(
                        """
                        Array.from(document.querySelectorAll("[id]")).map((e) => e.id)
                          .filter((id, i, all) => all.indexOf(id) !== i)
                        """)))
        .isEmpty();
  }
}
