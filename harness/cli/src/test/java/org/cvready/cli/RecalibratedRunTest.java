package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.CocoFigures;
import org.cvready.model.recalibration.ClassMap;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.report.CertificateJson;
import org.cvready.report.EvidenceJson;
import org.cvready.report.RecalibrationJson;
import org.cvready.study.calibration.CalibrationFigure;
import org.cvready.study.calibration.ClassCalibration;
import org.cvready.study.calibration.RecalibrationFindings;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maps that one run of the bundled line writes, applied in another. */
class RecalibratedRunTest {
  private static final String SETS =
      """
      datasets:
        benchmark:
          format: coco
          path: %1$s/benchmark/annotations.json
          tags: %1$s/benchmark/tags.csv
          role: benchmark
      recalibration: {split: benchmark}
      gates: [{metric: fn_rate, dataset: benchmark, at_most: 40 %%}]
      """;
  private static final String POINT =
      "operating_point: {score: 0.35, review_from: 0.2, nms_iou: 0.5}\n";

  @TempDir private Path folder;
  private Path line;

  @BeforeEach
  void findLine() {
    line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
  }

  private Path plan(String name, String model, String point) throws IOException {
    String head =
        """
        plan: 1
        name: mapped
        seed: 20261122
        model: {file: %s/detector.onnx%s}
        """;
    return Files.writeString(
        folder.resolve(name), head.formatted(line, model) + point + SETS.formatted(line));
  }

  private Path run(Path plan, String name) {
    Path out = folder.resolve(name);
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    return out;
  }

  private static RecalibrationFindings maps(Path run) throws IOException {
    return EvidenceJson.read(run)
        .strange()
        .calibration()
        .orElseThrow()
        .recalibration()
        .orElseThrow();
  }

  private static Certificate certificate(Path run) throws IOException {
    return CertificateJson.read(run.resolve("certificate.json"));
  }

  @Test
  void certify_withTheMapsOfARun_hasTheErrorsThatItPromised() throws IOException {
    Path first = run(plan("plan.yaml", "", POINT), "first");
    RecalibrationFindings promised = maps(first);
    Path file = Files.copy(first.resolve(Recalibration.FILE), folder.resolve("maps.json"));
    Path second = folder.resolve("second.yaml");
    String lines =
        promised
            .planLines()
            .lines()
            .skip(1)
            .collect(Collectors.joining("\n", "", "\n  nms_iou: 0.5\n"));
    Path out =
        run(plan(second.getFileName().toString(), ", recalibration: maps.json", lines), "on");

    RecalibrationFindings kept = maps(out);
    assertThat(kept.before().classes()).hasSameSizeAs(promised.after().classes());
    for (int c = 0; c < kept.before().classes().size(); c++) {
      ClassCalibration told = promised.after().classes().get(c);
      ClassCalibration seen = kept.before().classes().get(c);
      assertThat(seen.detections()).as(told.name()).isEqualTo(told.detections());
      assertThat(seen.right()).as(told.name()).isEqualTo(told.right());
      for (CalibrationFigure figure : told.figures()) {
        assertThat(seen.figure(figure.error()).value().orElseThrow())
            .as("%s of %s".formatted(figure.error().key(), told.name()))
            .isCloseTo(figure.value().orElseThrow(), within(1e-9));
      }
    }
    Map<String, Double> moved = new TreeMap<>();
    promised.classes().forEach(one -> moved.put(one.className(), one.mappedScore()));
    Certificate certificate = certificate(out);
    assertThat(certificate.operatingPoint().score()).isEqualTo(moved);
    assertThat(certificate.model().choice())
        .anyMatch(why -> why.contains("scores mapped to probabilities, class by class, as fitted"));
    assertThat(certificate.provenance().sha256()).containsKey("recalibration");
    assertThat(certificate.limits()).anyMatch(limit -> limit.contains("mapped by a recalibration"));
    verifies(out, second, file);
    refusesTheSecondMaps(out);
  }

  private void verifies(Path out, Path plan, Path maps) throws IOException {
    assertThat(Ran.cvready("verify-certificate", out, "--plan", plan, "--allow-outside").code())
        .isZero();
    Files.writeString(maps, "\n", StandardOpenOption.APPEND);
    Ran changed = Ran.cvready("verify-certificate", out, "--plan", plan, "--allow-outside");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out()).contains("changed    recalibration: ");
  }

  /** Fitted on mapped scores, they are for no model's own. */
  private void refusesTheSecondMaps(Path out) throws IOException {
    Path plan = plan("third.yaml", ", recalibration: on/recalibration.json", POINT);
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", folder.resolve("third"));
    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err())
        .contains("model.recalibration", "must be fitted on the model's own scores");
    assertThat(out.resolve(Recalibration.FILE)).exists();
  }

  /** Ranks within a class stay, and thresholds move with the scores: AP and decisions are equal. */
  @Test
  void certify_withRisingMaps_keepsAveragePrecisionAndDecisions() throws IOException {
    ScoreMap[] rising = {
      ScoreMap.ofLogit(ScoreMap.Method.PLATT, 1.7, -0.6),
      ScoreMap.ofLogit(ScoreMap.Method.TEMPERATURE, 0.6, 0),
      ScoreMap.UNCHANGED
    };
    Certificate own = certificate(run(plan("plan.yaml", "", POINT), "own"));
    List<ClassMap> maps =
        own.model().classes().stream()
            .map(name -> new ClassMap(name, rising[own.model().classes().indexOf(name) % 3]))
            .toList();
    Recalibration hand = new Recalibration("nothing", 0.5, 0.05, new TreeMap<>(), maps);
    Files.writeString(folder.resolve("hand.json"), RecalibrationJson.write(hand));
    String point =
        "operating_point: {nms_iou: 0.5, score: {%s}, review_from: {%s}}\n"
            .formatted(mapped(maps, 0.35), mapped(maps, 0.2));
    Certificate mapped =
        certificate(run(plan("mapped.yaml", ", recalibration: hand.json", point), "mapped"));

    assertThat(mapped.coco().keySet()).isEqualTo(own.coco().keySet()).isNotEmpty();
    for (String key : own.coco().keySet()) {
      CocoFigures figures = own.coco().get(key);
      assertThat(mapped.coco().get(key)).as(key).isEqualTo(figures);
    }
    assertThat(mapped.datasets()).isEqualTo(own.datasets());
    assertThat(mapped.gates()).isEqualTo(own.gates());
  }

  /** Its scores are not mapped, so the plan's operating scores say nothing about them. */
  @Test
  void certify_withMapsAndAnotherModelAsVerifier_asksForItsScore() throws IOException {
    List<ClassMap> maps =
        Stream.of("scratch", "dent", "rust", "chipped_edge")
            .map(name -> new ClassMap(name, ScoreMap.UNCHANGED))
            .toList();
    Files.writeString(
        folder.resolve("hand.json"),
        RecalibrationJson.write(new Recalibration("nothing", 0.5, 0.05, new TreeMap<>(), maps)));
    String second =
        "second_pass: {route: 20 %%, verifier: {kind: model, file: %s/detector.onnx}}%n"
            .formatted(line);
    Path plan = plan("plan.yaml", ", recalibration: hand.json", POINT + second);
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", folder.resolve("run"));
    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains("second_pass.verifier.score: is missing", "score: 0.5");
  }

  private static String mapped(List<ClassMap> maps, double score) {
    return maps.stream()
        .map(one -> "%s: %s".formatted(one.className(), one.map().at(score)))
        .collect(Collectors.joining(", "));
  }
}
