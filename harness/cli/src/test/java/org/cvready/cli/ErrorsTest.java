package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user does wrong ends with one clear line, the right exit code, and nothing half-written.
 */
class ErrorsTest {
  private static final String PLAN =
      """
      plan: 1
      name: errors
      model: {file: model.onnx}
      operating_point: {score: 0.3}
      datasets:
        site: {format: yolo, path: site, role: on_site}
      gates:
        - {metric: fn_rate, dataset: site, at_most: 50 %}
      """;

  @TempDir Path folder;
  private Path plan = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void lay() throws IOException {
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(4));
    Files.copy(SharedMaterial.at("models/picodet_s_320_coco.onnx"), folder.resolve("model.onnx"));
    plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    out = folder.resolve("out");
  }

  @Test
  void certify_thePlanAsItIs_runs() {
    assertThat(Ran.cvready("certify", plan, "--out", out).code()).isBetween(0, 2);
    assertThat(out.resolve("certificate.json")).exists();
  }

  @Test
  void certify_missingPlan_says64() throws IOException {
    plan = folder.resolve("absent.yaml");
    assertFails(64, "absent.yaml");
  }

  @Test
  void certify_planWithThreeFaults_listsThemAll() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("score: 0.3", "score: 3")
            .replace("role: on_site", "role: onsite")
            .replace("fn_rate", "fnrate"));
    Ran ran = certify();
    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err())
        .contains("operating_point.score", "datasets.site.role", "gates[0].metric")
        .contains("on_site", "fn_rate");
    assertNothingWritten();
  }

  @Test
  void certify_missingModel_says64() throws IOException {
    Files.delete(folder.resolve("model.onnx"));
    assertFails(64, "model.file");
  }

  @Test
  void certify_missingDataSet_says64() throws IOException {
    Files.writeString(plan, PLAN.replace("path: site", "path: sight"));
    assertFails(64, "datasets.site.path");
  }

  @Test
  void certify_unknownDecoder_says64AndListsTheKnown() throws IOException {
    Files.writeString(plan, PLAN.replace("model.onnx}", "model.onnx, decoder: yolo99}"));
    assertFails(64, "yolo99", "yolox");
  }

  @Test
  void certify_fileOutsideThePlansFolder_says64UnlessAllowed() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    plan = inner.resolve("plan.yaml");
    Files.writeString(
        plan, PLAN.replace("model.onnx", "../model.onnx").replace("path: site", "path: ../site"));
    assertFails(64, "--allow-outside");
    assertThat(Ran.cvready("certify", plan, "--allow-outside", "--out", out).code())
        .isBetween(0, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void certify_randomBytesForAModel_says65(long seed) throws IOException {
    byte[] bytes = new byte[50_000];
    new Random(seed).nextBytes(bytes);
    Files.write(folder.resolve("model.onnx"), bytes);
    assertFails(65, "model");
  }

  @Test
  void certify_halfAModel_says65() throws IOException {
    Path model = folder.resolve("model.onnx");
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, bytes.length / 2));
    assertFails(65, "model");
  }

  @Test
  void certify_truncatedImage_says65AndWhich() throws IOException {
    Path image = firstImage();
    byte[] bytes = Files.readAllBytes(image);
    Files.write(image, Arrays.copyOf(bytes, bytes.length / 3));
    assertFails(65, image.getFileName().toString());
  }

  @Test
  void certify_imageThatIsNone_says65AndWhich() throws IOException {
    Path image = firstImage();
    Files.writeString(image, "no picture");
    assertFails(65, image.getFileName().toString());
  }

  @Test
  void certify_boxOutsideTheImage_says65AndWhere() throws IOException {
    Path labels = folder.resolve("site/labels/" + CocoPhotos.first(1).get(0) + ".txt");
    Files.writeString(labels, "0 0.5 0.5 0.2 0.2\n0 0.95 0.5 0.3 0.2\n");
    assertFails(65, labels.getFileName().toString(), "2");
  }

  @Test
  void certify_outThatIsAFile_says65() throws IOException {
    Files.writeString(out, "mine");
    Ran ran = certify();
    assertThat(ran.code()).isEqualTo(65);
    assertThat(ran.error().lines()).hasSize(1);
    assertThat(out).hasContent("mine");
  }

  @Test
  void certify_outBelowAFile_says65() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    out = file.resolve("out");
    Ran ran = certify();
    assertThat(ran.code()).as(ran.err()).isEqualTo(65);
    assertThat(ran.error().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "certfy plan.yaml, 64",
    "inspect absent.onnx, 65",
    "inspect model.onnx --decoder yolo99, 64",
    "predict --model absent.onnx --dataset yolo:site --out p.json, 65",
    "predict --model model.onnx --dataset yolo:absent --out p.json, 65",
    "predict --model model.onnx --dataset yolo:site --decoder yolo99 --out p.json, 64",
    "predict --model model.onnx --dataset yolo:site --nms-iou 7 --out p.json, 64",
    "score absent.json absent.json --out s.json, 65",
    "init --model absent.onnx --dataset yolo:site --out plan2.yaml, 64",
    "init --model model.onnx --dataset yolo:absent --out plan2.yaml, 65",
    "check absent.yaml, 64",
    "report absent --format md, 65"
  })
  void verbs_onWhatIsNotThere_sayOneLine(String line, int code) {
    Object[] arguments =
        Arrays.stream(line.split(" "))
            .map(
                word ->
                    word.replaceAll(
                        "^(yolo:)?(?=(absent|site|model|plan|p\\.|s\\.))", "$1" + folder + "/"))
            .map(word -> word.startsWith("--") ? word.replace(folder + "/", "") : word)
            .toArray();
    Ran ran = Ran.cvready(arguments);
    assertThat(ran.code()).as(ran.err()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.error().lines()).as(ran.err()).hasSize(1);
    assertThat(ran.err()).doesNotContain("\tat ", "fault of cvready");
    assertThat(folder.resolve("p.json")).doesNotExist();
    assertThat(folder.resolve("plan2.yaml")).doesNotExist();
  }

  @Test
  void predict_onATruncatedImage_leavesTheOldFile() throws IOException {
    Path image = firstImage();
    byte[] bytes = Files.readAllBytes(image);
    Files.write(image, Arrays.copyOf(bytes, bytes.length / 3));
    Path found = Files.writeString(folder.resolve("found.json"), "[]");
    Ran ran =
        Ran.cvready(
            "predict",
            "--model",
            folder.resolve("model.onnx"),
            "--dataset",
            "yolo:" + folder.resolve("site"),
            "--out",
            found);
    assertThat(ran.code()).as(ran.err()).isEqualTo(65);
    assertThat(found).hasContent("[]");
  }

  @Test
  void certify_overAnEarlierRunThatNowFails_leavesTheEarlierRun() throws IOException {
    certify();
    byte[] before = Files.readAllBytes(out.resolve("certificate.json"));
    Files.writeString(firstImage(), "no picture");
    assertThat(certify().code()).isEqualTo(65);
    assertThat(out.resolve("certificate.json")).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  private Path firstImage() throws IOException {
    return folder.resolve("site/images/" + CocoPhotos.first(1).get(0) + ".jpg");
  }

  private Ran certify() {
    return Ran.cvready("certify", plan, "--out", out);
  }

  private void assertFails(int code, String... parts) throws IOException {
    Ran ran = certify();
    assertThat(ran.code()).as(ran.err()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(parts);
    assertThat(ran.error().lines()).as(ran.err()).hasSize(1);
    assertThat(ran.err()).doesNotContain("\tat ", "fault of cvready");
    assertNothingWritten();
  }

  private void assertNothingWritten() throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.list(out)) {
        assertThat(files).isEmpty();
      }
    }
  }
}
