package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.report.CertificateJson;
import org.cvready.report.EvidenceJson;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.slice.SliceFindings;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan with everything that a site asks for: slices, units, clusters, thresholds by class, a
 * review band, a benchmark in another format, strange images, conditions.
 *
 * <p>40 photographs: two a part, four a lot, by day and by night in turn.
 */
class SitePlanTest {
  private static final String PLAN =
      """
      plan: 1
      name: a site
      seed: 7
      model: {file: MODEL, classes: [NAMES]}
      operating_point:
        score: {default: 0.3, person: 0.6}
        review_from: {default: 0.1, person: 0.2}
      datasets:
        site:
          format: yolo
          path: site
          role: on_site
          sampling: natural
          tags: tags.csv
          slice_by: [shift]
          expects: {shift: [EXPECTED]}
          cluster_by: lot
          unit_by: part
          class_map: {CLASS_MAP}
        bench: {format: coco, path: bench/annotations.json, role: benchmark}
        foreign: {format: folder, path: foreign, role: out_of_distribution, safe: [review]}
      conditions:
        jpeg: {severity: [1], apply_to: [site]}
        dusk: {chain: [exposure@-1EV, gaussian_noise@1], apply_to: [site], sample: 30}
      gates:
        - {metric: fn_rate, dataset: site, class: CLASS, slice: each, at_most: 100 %}
        - {metric: fn_rate, dataset: site, class: CLASS, at_most: 100 %}
        - {metric: fn_rate, dataset: site, condition: each, at_most: 100 %}
        - {metric: fn_rate, dataset: site, versus: bench, at_most: 100 pp}
        - {metric: escape_rate, dataset: site, at_most: 99 %}
        - {metric: review_load, dataset: site, at_most: 100 %}
        - {metric: silent_failure_rate, dataset: foreign, at_most: 100 %}
        - {metric: map50, dataset: bench, at_least: 1 %}
      """;

  @TempDir static Path folder;
  private static List<String> stems = List.of();

  @BeforeAll
  static void lay() throws IOException {
    stems = CocoPhotos.first(40);
    Path site = CocoPhotos.copy(folder.resolve("site"), stems);
    CocoPhotos.copy(folder.resolve("bench"), stems);
    Files.createDirectory(folder.resolve("foreign"));
    for (String name : List.of("dog.jpg", "kite.jpg", "eagle.jpg")) {
      Files.copy(SharedMaterial.at("data/photos/" + name), folder.resolve("foreign/" + name));
    }
    StringBuilder tags = new StringBuilder("file,shift,part,lot\n");
    for (int i = 0; i < stems.size(); i++) {
      tags.append(
          "%s.jpg,%s,part%d,lot%d\n"
              .formatted(stems.get(i), i % 2 == 0 ? "day" : "night", i / 2, i / 4));
    }
    Files.writeString(folder.resolve("tags.csv"), tags);
    Ran predicted =
        Ran.cvready(
            "predict",
            "--model",
            model(),
            "--dataset",
            "yolo:" + site,
            "--out",
            folder.resolve("bench/found.json"),
            "--ground-truth-out",
            folder.resolve("bench/annotations.json"));
    assertThat(predicted.code()).as(predicted.err()).isZero();
    run("generous", plan("day, night", "", "person"), 0);
  }

  @Test
  void certify_generousLimits_certifies() throws IOException {
    Certificate certificate = certificate("generous");
    assertThat(certificate.verdict()).isEqualTo(Verdict.PASS);
    assertThat(certificate.gates())
        .allSatisfy(gate -> assertThat(gate.verdict()).isEqualTo(Verdict.PASS));
    // Two slices, the whole, two conditions, the gap, escapes, reviews, silent failure, map50.
    assertThat(certificate.gates()).hasSize(10);
    assertThat(CertificateSchema.faults(folder.resolve("generous/certificate.json"))).isEmpty();
  }

  @Test
  void certificate_slices_addUpToTheWhole() throws IOException {
    Certificate certificate = certificate("generous");
    Scope person = Scope.of("site").withClass("person");
    Measurement whole = measured(certificate, Metric.FN_RATE, person);
    Measurement day =
        measured(certificate, Metric.FN_RATE, person.withSlice(Map.of("shift", "day")));
    Measurement night =
        measured(certificate, Metric.FN_RATE, person.withSlice(Map.of("shift", "night")));
    assertThat(day.events() + night.events()).isEqualTo(whole.events());
    assertThat(day.trials() + night.trials()).isEqualTo(whole.trials());
    assertThat(day.trials()).isPositive().isNotEqualTo(night.trials());
  }

  @Test
  void certificate_clustersAndUnits_areThoseOfTheTags() throws IOException {
    Certificate certificate = certificate("generous");
    assertThat(measured(certificate, Metric.FN_RATE, Scope.of("site")).units()).isEqualTo(10);
    assertThat(measured(certificate, Metric.REVIEW_LOAD, Scope.of("site")).trials()).isEqualTo(20);
    assertThat(measured(certificate, Metric.SILENT_FAILURE_RATE, Scope.of("foreign")).trials())
        .isEqualTo(3);
  }

  @Test
  void certificate_thresholdsByClass_countAsScoreDoes() throws IOException {
    Certificate certificate = certificate("generous");
    Path run = folder.resolve("generous");
    Map<String, SetScores.Counts> common = SetScores.ofRun(run, "site", 0.3).counts();
    Map<String, SetScores.Counts> person = SetScores.ofRun(run, "site", 0.6).counts();
    for (Measurement recall : certificate.measurements()) {
      if (recall.metric() == Metric.RECALL
          && recall.scope().dataset().equals("site")
          && recall.scope().condition().equals(Scope.CLEAN)
          && recall.scope().className().isPresent()) {
        String name = recall.scope().className().get();
        SetScores.Counts counts =
            Objects.requireNonNull((name.equals("person") ? person : common).get(name));
        assertThat(recall.events()).as(name).isEqualTo(counts.tp());
        assertThat(recall.trials()).as(name).isEqualTo(counts.tp() + counts.fn());
      }
    }
    assertThat(person).isNotEqualTo(common);
  }

  /** Decisions by the definition, from the predictions alone. */
  @Test
  void certificate_reviewLoad_isThatOfTheWorstImageOfEachPart() throws IOException {
    JsonNode sets =
        new ObjectMapper()
            .readTree(Files.readAllBytes(folder.resolve("generous/predictions.json")));
    Map<Long, Integer> worst = new TreeMap<>();
    for (JsonNode found : sets.get("site")) {
      boolean person = found.get("category_id").asLong() == 1;
      double score = found.get("score").asDouble();
      int rank = 0;
      if (score >= (person ? 0.6 : 0.3)) {
        rank = 2;
      } else if (score >= (person ? 0.2 : 0.1)) {
        rank = 1;
      }
      worst.merge((found.get("image_id").asLong() - 1) / 2, rank, Math::max);
    }
    Measurement load = measured(certificate("generous"), Metric.REVIEW_LOAD, Scope.of("site"));
    assertThat(load.events()).isEqualTo(worst.values().stream().filter(rank -> rank == 1).count());
  }

  @Test
  void certificate_sameImagesInAnotherFormat_giveTheSameCounts() throws IOException {
    Certificate certificate = certificate("generous");
    for (Metric metric : List.of(Metric.FN_RATE, Metric.PRECISION)) {
      Measurement site = measured(certificate, metric, Scope.of("site"));
      Measurement bench = measured(certificate, metric, Scope.of("bench"));
      assertThat(site.events()).isEqualTo(bench.events());
      assertThat(site.trials()).isEqualTo(bench.trials());
    }
    assertThat(measured(certificate, Metric.MAP, Scope.of("site")).value().orElseThrow())
        .isCloseTo(
            measured(certificate, Metric.MAP, Scope.of("bench")).value().orElseThrow(),
            within(1e-3));
    assertThat(measured(certificate, Metric.FN_RATE, Scope.of("site").withVersus("bench")).value())
        .hasValue(0);
  }

  @Test
  void certificate_chainOnASample_countsItsImagesAlone() throws IOException {
    Certificate certificate = certificate("generous");
    Scope chain = Scope.of("site").withCondition("exposure@-1EV+gaussian_noise@1");
    Measurement fewer = measured(certificate, Metric.FN_RATE, chain);
    Measurement all =
        measured(certificate, Metric.FN_RATE, Scope.of("site").withCondition("jpeg@1"));
    assertThat(fewer.trials()).isPositive().isLessThan(all.trials());
    assertThat(all.trials())
        .isEqualTo(measured(certificate, Metric.FN_RATE, Scope.of("site")).trials());
  }

  @Test
  void certify_expectedValueThatNeverComes_isInconclusive() throws IOException {
    run("weekend", plan("day, night, weekend", "", "person"), 2);
    List<GateResult> open =
        certificate("weekend").gates().stream()
            .filter(gate -> gate.verdict() != Verdict.PASS)
            .toList();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.get(0).scope().slice()).containsEntry("shift", "weekend");
  }

  @Test
  void certify_classThatTheModelLacks_missesEveryObject() throws IOException {
    rename("person", "worker");
    try {
      String strict = plan("day, night", "", "worker").replace("100 %", "99 %");
      run("lacking", strict, 1);
      run("mapped", plan("day, night", "worker: person", "person"), 0);
    } finally {
      rename("worker", "person");
    }
    Measurement lacking =
        measured(certificate("lacking"), Metric.FN_RATE, Scope.of("site").withClass("worker"));
    assertThat(lacking.value()).hasValue(1);
    assertThat(lacking.events()).isEqualTo(lacking.trials()).isPositive();
    assertThat(certificate("lacking").alerts().toString())
        .contains("The model has no class worker");
    Scope person = Scope.of("site").withClass("person");
    assertThat(measured(certificate("mapped"), Metric.FN_RATE, person))
        .isEqualTo(measured(certificate("generous"), Metric.FN_RATE, person));
  }

  /** Its limit of 100 % on the review load is none, so that a guard cannot be certified with it. */
  @Test
  void certify_guard_decidesEverythingThatItsJournalSays() throws IOException {
    String guard = "guard: {scores: [mahalanobis, agreement], keep: 80 %, fit: site}\ngates:";
    String guarded = plan("day, night", "", "person").replace("gates:", guard);
    run("guarded", guarded, 2);
    run(
        "limited",
        guarded.replace(
            "review_load, dataset: site, at_most: 100", "review_load, dataset: site, at_most: 99"),
        0);
    Certificate certificate = certificate("guarded");
    assertThat(certificate.gates().get(0).reason()).contains("sends everything to people");
    assertThat(CertificateSchema.faults(folder.resolve("guarded/certificate.json"))).isEmpty();

    Map<String, Integer> worst = new TreeMap<>();
    int strange = 0;
    int silent = 0;
    for (JsonNode line : journal("guarded")) {
      String decision = line.get("decision").asText();
      if (line.path("strange").asBoolean()) {
        assertThat(decision).isEqualTo("review");
        strange++;
      }
      if (line.get("condition").asText().equals(Scope.CLEAN)) {
        silent += line.get("set").asText().equals("foreign") && !decision.equals("review") ? 1 : 0;
        if (line.get("set").asText().equals("site")) {
          int part = stems.indexOf(line.get("image").asText().replace(".jpg", "")) / 2;
          worst.merge(
              "part" + part, List.of("accept", "review", "reject").indexOf(decision), Math::max);
        }
      }
    }
    assertThat(strange).isPositive();
    assertThat(measured(certificate, Metric.SILENT_FAILURE_RATE, Scope.of("foreign")).events())
        .isEqualTo(silent);
    Measurement load = measured(certificate, Metric.REVIEW_LOAD, Scope.of("site"));
    assertThat(load.events()).isEqualTo(worst.values().stream().filter(rank -> rank == 1).count());

    FailSafeFindings found =
        EvidenceJson.read(folder.resolve("guarded")).strange().failSafe().orElseThrow();
    assertThat(found.guard().orElseThrow().fitted()).isEqualTo(20);
    assertThat(found.guard().orElseThrow().judged().trials()).isEqualTo(20);
    assertThat(found.trips().stream().mapToLong(trip -> trip.tripped().events()).sum())
        .isEqualTo(strange);
    assertThat(found.kinds().get(0).silent().events()).isEqualTo(silent);
    // Object-level rates are the detector's own: a guard changes decisions alone.
    Scope site = Scope.of("site");
    assertThat(measured(certificate, Metric.FN_RATE, site))
        .isEqualTo(measured(certificate("generous"), Metric.FN_RATE, site));
  }

  private static List<JsonNode> journal(String run) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (MappingIterator<JsonNode> read =
        new ObjectMapper()
            .readerFor(JsonNode.class)
            .readValues(
                new GZIPInputStream(
                    Files.newInputStream(folder.resolve(run + "/observations.jsonl.gz"))))) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }

  @Test
  void certify_guardOnTooFewImages_isABadPlan() throws IOException {
    String guarded =
        plan("day, night", "", "person")
            .replace("gates:", "guard: {scores: [entropy], fit: few}\ngates:")
            .replace(
                "  bench: {format",
                "  few: {format: yolo, path: site, include: '*"
                    + stems.get(0)
                    + "*', role: benchmark}\n  bench: {format");
    Path file = Files.writeString(folder.resolve("few.yaml"), guarded);
    Ran ran = Ran.cvready("certify", file, "--allow-outside", "--out", folder.resolve("few"));
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(64);
    assertThat(ran.err())
        .contains("guard.fit: must have at least 40 images in 8 independent units")
        .contains("got 1 images in 1 units");
    assertThat(Ran.cvready("check", file, "--allow-outside").out())
        .contains("guard.fit: must have at least 40 images");
  }

  @Test
  void check_guardWithoutLimitOnReviews_asksForOne() throws IOException {
    String guarded =
        plan("day, night", "", "person")
            .replace("gates:", "guard: {scores: [entropy], fit: site}\ngates:");
    Path file = Files.writeString(folder.resolve("unlimited.yaml"), guarded);
    Ran ran = Ran.cvready("check", file, "--allow-outside");
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out()).contains("guard: with it the plan cannot certify without a limit");
  }

  @Test
  void check_sameImagesInTwoRoles_namesThem() throws IOException {
    Path plan = folder.resolve("generous.yaml");
    Ran ran = Ran.cvready("check", plan, "--allow-outside");
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out())
        .contains("site and bench share images: 40 with the same pixels")
        .contains(stems.get(0) + ".jpg");
  }

  @Test
  void certify_againstAnEarlierRun_comparesImageByImage() throws IOException {
    String stricter = plan("day, night", "", "person").replace("default: 0.3", "default: 0.6");
    Path file = Files.writeString(folder.resolve("stricter.yaml"), stricter);
    Path out = folder.resolve("stricter");
    Ran ran =
        Ran.cvready(
            "certify",
            file,
            "--allow-outside",
            "--out",
            out,
            "--baseline",
            folder.resolve("generous"));
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    SliceFindings.Lift lift = EvidenceJson.read(out).slices().orElseThrow().lift().orElseThrow();
    // 40 images on the site and the same 40 on the benchmark.
    assertThat(lift.pairs()).isEqualTo(80);
    assertThat(lift.unpaired()).isZero();
    SliceFindings.Change all =
        lift.rows().stream()
            .filter(row -> row.metric() == Metric.FN_RATE && row.dataset().equals("site"))
            .filter(row -> row.definition().isEmpty())
            .findFirst()
            .orElseThrow();
    Measurement here = measured(certificate("stricter"), Metric.FN_RATE, Scope.of("site"));
    Measurement there = measured(certificate("generous"), Metric.FN_RATE, Scope.of("site"));
    assertThat(all.events()).isEqualTo(here.events());
    assertThat(all.baselineEvents()).isEqualTo(there.events()).isLessThan(here.events());
    assertThat(all.onlyBaseline()).as("a higher score finds nothing more").isZero();
  }

  @Test
  void certify_baselineThatIsNoRun_isABadArgument() {
    Ran ran =
        Ran.cvready(
            "certify",
            folder.resolve("generous.yaml"),
            "--allow-outside",
            "--out",
            folder.resolve("nothing"),
            "--baseline",
            folder.resolve("bench"));
    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains("baseline must be the folder of a finished run");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  private static void rename(String from, String to) throws IOException {
    Path names = folder.resolve("site/config.yaml");
    Files.writeString(
        names, Files.readString(names).replace("0: " + from + "\n", "0: " + to + "\n"));
  }

  private static Path model() {
    return SharedMaterial.at("models/picodet_s_320_coco.onnx");
  }

  private static String plan(String expected, String classMap, String className)
      throws IOException {
    List<String> names = Files.readAllLines(SharedMaterial.at("models/coco80.names"));
    return PLAN.replace("NAMES", String.join(", ", names))
        .replace("MODEL", model().toString())
        .replace("EXPECTED", expected)
        .replace("CLASS_MAP", classMap)
        .replace("CLASS", className);
  }

  private static void run(String name, String plan, int code) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), plan);
    Ran ran = Ran.cvready("certify", file, "--allow-outside", "--out", folder.resolve(name));
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
  }

  private static Certificate certificate(String name) throws IOException {
    return CertificateJson.read(folder.resolve(name + "/certificate.json"));
  }

  private static Measurement measured(Certificate certificate, Metric metric, Scope scope) {
    Map<Scope, Measurement> found = new HashMap<>();
    certificate.measurements().stream()
        .filter(figure -> figure.metric() == metric)
        .forEach(figure -> found.put(figure.scope(), figure));
    return Objects.requireNonNull(found.get(scope), metric.key() + " of " + scope.text());
  }
}
