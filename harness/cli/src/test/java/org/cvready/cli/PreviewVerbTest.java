package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewVerbTest {
  private static final String PLAN =
      """
      plan: 1
      name: sheet
      model: {file: model.onnx}
      operating_point: {score: 0.3}
      datasets:
        site: {format: yolo, path: site, role: on_site}
      conditions: {exposure: {severity: [1, 3]}}
      gates:
        - {metric: fn_rate, dataset: site, at_most: 50 %}
      """;

  @TempDir Path folder;

  @Test
  void preview_plan_writesOnePageWithoutRunningTheModel() throws IOException {
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(4));
    Files.writeString(folder.resolve("model.onnx"), "no model");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    Path out = folder.resolve("new/sheet.html");

    Ran ran = Ran.cvready("preview", plan, "--out", out, "--samples", 2);

    assertThat(ran.err()).endsWith("Wrote " + out + ", 6 pictures" + System.lineSeparator());
    assertThat(ran.code()).isZero();
    assertThat(Files.readString(out)).contains("exposure@3</b>", "-1.5 EV", "</html>");

    Files.writeString(plan, PLAN.replace("exposure", "exposur"));
    Ran bad = Ran.cvready("preview", plan, "--out", folder.resolve("bad.html"));
    assertThat(bad.code()).isEqualTo(64);
    assertThat(bad.err()).contains("conditions.exposur", "try exposure");
    assertThat(folder.resolve("bad.html")).doesNotExist();
  }

  @Test
  void preview_damagedImage_endsWith65() throws IOException {
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(1));
    Files.writeString(folder.resolve("model.onnx"), "");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    try (var files = Files.walk(folder.resolve("site"))) {
      Path photo = files.filter(file -> file.toString().endsWith(".jpg")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(photo);
      Files.write(photo, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    Ran ran = Ran.cvready("preview", plan, "--out", folder.resolve("sheet.html"));

    assertThat(ran.code()).isEqualTo(65);
    assertThat(folder.resolve("sheet.html")).doesNotExist();
  }

  @Test
  void preview_samplesOutOfRange_endWith64() {
    assertThat(Ran.cvready("preview", "p.yaml", "--samples", 0).code()).isEqualTo(64);
  }
}
