package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of the shared material, from the command line. */
class SevenModelsTest {
  @TempDir Path folder;

  /** AP and AP50 on 96 images of COCO val2017, measured with another program. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "yolox_nano, .343, .508",
    "yolo26n_int8, .449, .635",
    "picodet_s_320_coco, .314, .471",
    "FastestDet, .212, .362"
  })
  void predictAndScore_onCoco_reachTheTable(String model, double ap, double ap50)
      throws IOException {
    Path truth = folder.resolve("truth.json");
    Path found = folder.resolve("found.json");
    Ran ran =
        Ran.cvready(
            "predict",
            "--model",
            SharedMaterial.at("models/" + model + ".onnx"),
            "--dataset",
            "yolo:" + SharedMaterial.at("data/coco_val2017_96"),
            "--score-floor",
            ".01",
            "--nms-iou",
            ".6",
            "--ground-truth-out",
            truth,
            "--out",
            found);
    assertThat(ran.code()).as(ran.err()).isZero();
    SetScores scores = SetScores.of(truth, found, 0.25);
    assertThat(scores.figure("AP")).isCloseTo(ap, within(0.02));
    assertThat(scores.figure("AP50")).isCloseTo(ap50, within(0.02));
  }

  @Test
  void predict_facesInAFolder_areCertain() throws IOException {
    Files.createDirectory(folder.resolve("faces"));
    Files.copy(
        SharedMaterial.at("data/photos/djl_largest_selfie.jpg"),
        folder.resolve("faces/selfie.jpg"));
    Path found = folder.resolve("found.json");
    Ran ran =
        Ran.cvready(
            "predict",
            "--model",
            SharedMaterial.at("models/ultraface_RFB320.onnx"),
            "--dataset",
            "folder:" + folder.resolve("faces"),
            "--out",
            found);
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonNode faces = new ObjectMapper().readTree(Files.readAllBytes(found));
    assertThat(faces.get(0).get("score").asDouble()).isCloseTo(1, within(0.001));
    long certain = 0;
    for (JsonNode face : faces) {
      assertThat(face.get("image_id").asLong()).isEqualTo(1);
      certain += face.get("score").asDouble() > 0.9 ? 1 : 0;
    }
    assertThat(certain).isGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "neudet_yolov8n_int8, yolov8",
    "yolox_nano, yolox",
    "yolo26n_int8, end_to_end",
    "picodet_s_320_coco, picodet",
    "FastestDet, fastestdet",
    "ultraface_RFB320, ssd",
    "yolov8n_coco_quant_DEAD, yolov8"
  })
  void inspect_eachModel_namesItsDecoderAndWhy(String model, String decoder) {
    Ran ran = Ran.cvready("inspect", SharedMaterial.at("models/" + model + ".onnx"));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).containsPattern("(?m)^decoder +" + decoder + "\\R +\\S.{10,}");
    assertThat(ran.out()).contains("input  ", "output  ", "pixels  ", "classes  ");
  }
}
