package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} writes can be checked and run as it is. */
class FirstPlanTest {
  @TempDir Path folder;

  @Test
  void init_onSteel_writesAPlanThatChecksAndCertifies() throws IOException {
    Path images = Files.createDirectories(folder.resolve("steel/IMAGES"));
    Path labels = Files.createDirectories(folder.resolve("steel/ANNOTATIONS"));
    for (String stem :
        List.of("crazing_1", "inclusion_1", "patches_1", "scratches_1", "scratches_10")) {
      Files.copy(
          SharedMaterial.at("data/neu-det/IMAGES/" + stem + ".jpg"), images.resolve(stem + ".jpg"));
      Files.copy(
          SharedMaterial.at("data/neu-det/ANNOTATIONS/" + stem + ".xml"),
          labels.resolve(stem + ".xml"));
    }
    Path model = folder.resolve("steel detector.onnx");
    Files.copy(SharedMaterial.at("models/neudet_yolov8n_int8.onnx"), model);
    Path plan = folder.resolve("plans/first.yaml");

    Ran init =
        Ran.cvready(
            "init", "--model", model, "--dataset", "voc:" + folder.resolve("steel"), "--out", plan);
    assertThat(init.code()).as(init.err()).isZero();
    assertThat(plan).content().contains("crazing", "../steel");

    Ran check = Ran.cvready("check", plan, "--allow-outside");
    assertThat(check.code()).as(check.err()).isEqualTo(2);
    assertThat(check.out()).contains("line: on_site, 5 images", "cannot decide it");

    Path out = folder.resolve("out");
    Ran certify = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(certify.code()).as(certify.err()).isIn(1, 2);
    assertThat(CertificateSchema.faults(out.resolve("certificate.json"))).isEmpty();
  }

  @Test
  void init_overAFileThatIsThere_refuses() throws IOException {
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(2));
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "mine");
    Ran ran =
        Ran.cvready(
            "init",
            "--model",
            SharedMaterial.at("models/picodet_s_320_coco.onnx"),
            "--dataset",
            "yolo:" + folder.resolve("site"),
            "--out",
            plan);
    assertThat(ran.code()).isEqualTo(64);
    assertThat(plan).hasContent("mine");
  }

  @Test
  void init_withoutOut_printsAPlan() throws IOException {
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(2));
    Ran ran =
        Ran.cvready(
            "init",
            "--model",
            SharedMaterial.at("models/picodet_s_320_coco.onnx"),
            "--dataset",
            "yolo:" + folder.resolve("site"));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("plan: 1", "format: yolo");
  }
}
