package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.CocoFigures;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.report.CertificateJson;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The main job on real input: a public detector on 1,211 photographs of steel. */
class NeuDetCertificationTest {
  private static final double SCORE = 0.25;
  private static final String WHOLE = "both halves";
  private static final Map<String, SetScores> SCORES = new HashMap<>();

  @TempDir static Path folder;
  private static Ran run = new Ran(-1, "", "");
  private static Path out = Path.of("");
  private static Optional<Certificate> read = Optional.empty();

  @BeforeAll
  static void certify() throws IOException {
    SharedMaterial.at("data/neu-det");
    Path plan =
        SharedMaterial.projectRoot().resolve("harness/cli/src/test/resources/plans/neu-det.yaml");
    out = folder.resolve("run");
    run = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    read = Optional.of(CertificateJson.read(out.resolve("certificate.json")));
  }

  private static Certificate certificate() {
    return read.orElseThrow();
  }

  @Test
  void certify_aModelWithWeakClasses_isNotCertified() {
    assertThat(certificate().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.out()).startsWith("NOT CERTIFIED: steel strip, NEU-DET pair\n");
    Set<Verdict> verdicts =
        certificate().gates().stream().map(GateResult::verdict).collect(Collectors.toSet());
    assertThat(verdicts).containsExactlyInAnyOrder(Verdict.values());
    // A busy machine may spoil the line-speed run, which the certificate then says.
    assertThat(certificate().alerts())
        .allSatisfy(alert -> assertThat(alert).startsWith("The line-speed run is not valid"));
  }

  @Test
  void certify_toAFolder_writesTheseFilesAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "certificate.json",
              "evidence.json",
              "manifest.json",
              "pictures",
              "profile.json",
              "report.html",
              "report.md",
              "junit.xml",
              "predictions.json",
              "ground_truth.json",
              "observations.jsonl.gz",
              "timings.jsonl");
    }
  }

  @Test
  void verify_theRun_findsEverythingAsItWas() {
    Path plan =
        SharedMaterial.projectRoot().resolve("harness/cli/src/test/resources/plans/neu-det.yaml");
    Ran ran = Ran.cvready("verify-certificate", out, "--plan", plan, "--allow-outside");
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).endsWith("Certificate, plan, model and data belong together.\n");
    String fingerprint = "0".repeat(64);
    Ran other =
        Ran.cvready(
            "verify-certificate",
            out,
            "--plan",
            plan,
            "--allow-outside",
            "--fingerprint",
            fingerprint);
    assertThat(other.code()).isEqualTo(1);
  }

  @Test
  void certificate_file_isWhatItsSchemaSays() throws IOException {
    assertThat(CertificateSchema.faults(out.resolve("certificate.json"))).isEmpty();
  }

  @Test
  void junit_file_holdsACaseForEachGate() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document xml = factory.newDocumentBuilder().parse(out.resolve("junit.xml").toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength())
        .isEqualTo(certificate().gates().size());
    long open =
        certificate().gates().stream().filter(gate -> gate.verdict() != Verdict.PASS).count();
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo((int) open);
  }

  @Test
  void report_file_hasTheVerdictAndNeedsNoNetwork() throws IOException {
    assertThat(out.resolve("report.html"))
        .content()
        .contains("NOT CERTIFIED", certificate().headline())
        .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)")
        .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?//")
        .doesNotContain("@import");
  }

  @Test
  void journal_file_hasALineForEachImageAndCondition() throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(out.resolve("observations.jsonl.gz")))) {
      List<JsonNode> lines =
          new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(in).readAll();
      // 1,211 photographs of steel and 111 of boards as they are, and 7 conditions on 30 each.
      assertThat(lines).hasSize(1_211 + 111 + 7 * 30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"benchmark", "strip"})
  void certificate_counts_areThoseOfScore(String set) throws IOException {
    SetScores scores = scores(set);
    assertThat(scores.counts()).hasSize(6);
    for (Map.Entry<String, SetScores.Counts> entry : scores.counts().entrySet()) {
      SetScores.Counts counts = entry.getValue();
      Scope scope = Scope.of(set).withClass(entry.getKey());
      Measurement recall = measured(Metric.RECALL, scope);
      Measurement precision = measured(Metric.PRECISION, scope);
      Measurement misses = measured(Metric.FN_RATE, scope);
      assertThat(recall.events()).isEqualTo(counts.tp());
      assertThat(recall.trials()).isEqualTo(counts.tp() + counts.fn());
      assertThat(misses.events()).isEqualTo(counts.fn());
      assertThat(precision.events()).isEqualTo(counts.tp());
      assertThat(precision.trials()).isEqualTo(counts.tp() + counts.fp());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"benchmark", "strip"})
  void certificate_averagePrecisions_areThoseOfScore(String set) throws IOException {
    SetScores scores = scores(set);
    scores
        .categories()
        .forEach(
            (name, figures) -> {
              Scope scope = Scope.of(set).withClass(name);
              assertThat(value(Metric.AP, scope))
                  .isCloseTo(figures.get("AP").asDouble(), within(1e-12));
              assertThat(value(Metric.AP50, scope))
                  .isCloseTo(figures.get("AP50").asDouble(), within(1e-12));
            });
    assertThat(value(Metric.MAP, Scope.of(set))).isCloseTo(scores.figure("AP"), within(1e-12));
    assertThat(value(Metric.MAP50, Scope.of(set))).isCloseTo(scores.figure("AP50"), within(1e-12));
    CocoFigures coco = of(certificate().coco(), set + "/clean");
    assertThat(
            List.of(
                coco.ap(),
                coco.ap50(),
                coco.ap75(),
                coco.apSmall(),
                coco.apMedium(),
                coco.apLarge(),
                coco.ar1(),
                coco.ar10(),
                coco.ar100(),
                coco.arSmall(),
                coco.arMedium(),
                coco.arLarge()))
        .isEqualTo(
            Stream.of(
                    "AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm",
                    "ARl")
                .map(scores::figure)
                .toList());
  }

  /**
   * Precision and recall at score .25 and AP50 on all 1,211 photographs, from the table of the
   * shared material; they were measured with another program.
   */
  @ParameterizedTest
  @CsvSource({
    "crazing, .477, .506, .436",
    "inclusion, .852, .596, .888",
    "patches, .952, .730, .962",
    "pitted_surface, .839, .774, .772",
    "rolled-in_scale, .418, .352, .602",
    "scratches, .922, .678, .928"
  })
  void certificate_bothHalves_reachThePublishedFigures(
      String name, double ap50, double precision, double recall) throws IOException {
    SetScores.Counts all = of(scores(WHOLE).counts(), name);
    assertThat(all.precision()).isCloseTo(precision, within(0.01));
    assertThat(all.recall()).isCloseTo(recall, within(0.01));
    assertThat(of(scores(WHOLE).categories(), name).get("AP50").asDouble())
        .isCloseTo(ap50, within(0.01));
  }

  @Test
  void certificate_bothHalves_reachThePublishedMeanAveragePrecision() throws IOException {
    assertThat(scores(WHOLE).figure("AP50")).isCloseTo(0.743, within(0.01));
  }

  @Test
  void certificate_boards_countsThoseRejected() throws IOException {
    Measurement silent = measured(Metric.SILENT_FAILURE_RATE, Scope.of("boards"));
    assertThat(silent.trials()).isEqualTo(111);
    JsonNode predictions = json("predictions.json").get("boards");
    Set<Long> rejected = new TreeSet<>();
    for (JsonNode detection : predictions) {
      if (detection.get("score").asDouble() >= SCORE) {
        rejected.add(detection.get("image_id").asLong());
      }
    }
    assertThat(silent.events()).isEqualTo(rejected.size());
    assertThat(certificate().gates())
        .anySatisfy(gate -> assertThat(gate.metric()).isEqualTo(Metric.SILENT_FAILURE_RATE));
  }

  @Test
  void certificate_gap_isTheDifferenceOfTheTwoRates() {
    Scope strip = Scope.of("strip");
    assertThat(value(Metric.FN_RATE, strip.withVersus("benchmark")))
        .isCloseTo(
            value(Metric.FN_RATE, strip) - value(Metric.FN_RATE, Scope.of("benchmark")),
            within(1e-12));
  }

  @Test
  void certificate_provenance_hashesEverythingThatWasRead() {
    assertThat(certificate().provenance().sha256())
        .containsOnlyKeys(
            "plan", "model", "data set benchmark", "data set strip", "data set boards");
    assertThat(certificate().provenance().sha256().values())
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void certificate_lineSpeed_countsEveryScheduledUnit() {
    assertThat(certificate().lineSpeed())
        .hasValueSatisfying(
            speed -> {
              assertThat(speed.units() + speed.warmUpUnits()).isGreaterThanOrEqualTo(80);
              assertThat(speed.late() + speed.dropped()).isLessThanOrEqualTo(speed.units());
            });
  }

  /** Scores of one set or, by the name {@link #WHOLE}, of both halves; each is worked out once. */
  private static SetScores scores(String set) throws IOException {
    SetScores known = SCORES.get(set);
    if (known == null) {
      known = set.equals(WHOLE) ? ofBothHalves() : SetScores.ofRun(out, set, SCORE);
      SCORES.put(set, known);
    }
    return known;
  }

  private static <V> V of(Map<String, V> values, String key) {
    return Optional.ofNullable(values.get(key)).orElseThrow(() -> new AssertionError("no " + key));
  }

  private static Measurement measured(Metric metric, Scope scope) {
    return certificate().measurements().stream()
        .filter(figure -> figure.metric() == metric && figure.scope().equals(scope))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric.key() + " of " + scope.text()));
  }

  private static double value(Metric metric, Scope scope) {
    return measured(metric, scope).value().orElseThrow();
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(out.resolve(name)));
  }

  /** Scores of the two halves as one set: the images of the second half are numbered on. */
  private static SetScores ofBothHalves() throws IOException {
    Path truth = folder.resolve("all-truth.json");
    Path results = folder.resolve("all-results.json");
    JsonNode truths = json("ground_truth.json");
    ObjectNode all = truths.get("benchmark").deepCopy();
    JsonNode strip = truths.get("strip");
    append(all.withArray("images"), strip.get("images"), "id");
    append(all.withArray("annotations"), strip.get("annotations"), "id", "image_id");
    Files.writeString(truth, all.toString());
    JsonNode predictions = json("predictions.json");
    ArrayNode found = predictions.get("benchmark").deepCopy();
    append(found, predictions.get("strip"), "image_id");
    Files.writeString(results, found.toString());
    return SetScores.of(truth, results, SCORE);
  }

  private static void append(ArrayNode all, JsonNode more, String... ids) {
    for (JsonNode entry : more) {
      ObjectNode copy = entry.deepCopy();
      for (String id : ids) {
        copy.put(id, entry.get(id).asLong() + 1_000_000);
      }
      all.add(copy);
    }
  }
}
