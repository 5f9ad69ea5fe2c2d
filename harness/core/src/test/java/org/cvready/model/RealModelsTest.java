package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real models find what the table of the shared material says they find. */
class RealModelsTest {
  private static final int BUS = 5;

  private static ModelOptions options(String model) {
    return ModelOptions.of(SharedMaterial.at("models/" + model + ".onnx"));
  }

  private static Image coco(String name) {
    return TestPictures.read(SharedMaterial.at("data/coco_val2017_96/images/" + name + ".jpg"));
  }

  /** Scores: the table's "known result" column. Box: the picture's label, class 5. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "yolox_nano, yolox, 0.955",
    "yolo26n_int8, end_to_end, 0.936",
    "picodet_s_320_coco, picodet, 0.969",
    "FastestDet, fastestdet, 0.961"
  })
  void detect_ofTheBus_findsItWhereItIs(String model, String decoder, double score) {
    try (Detector detector = Detector.open(options(model));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(detector.description().decoder()).isEqualTo(decoder);
      assertThat(detector.classNames().size()).isEqualTo(80);
      List<Detection> detections = worker.detect(coco("000000002006"));
      Detection best = detections.get(0);
      assertThat(best.classIndex()).isEqualTo(BUS);
      assertThat(best.score()).isCloseTo(score, within(0.02));
      assertThat(best.box().iou(label("000000002006", BUS))).isGreaterThan(0.8);
      assertThat(detections)
          .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
          .hasSizeLessThanOrEqualTo(300);
      assertThat(worker.detect(coco("000000002006"))).isEqualTo(detections);
    }
  }

  /** The deepest map of each backbone, and one of the model's own outputs. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "yolox_nano, 886, 256, false",
    "yolox_nano, output, 85, false",
    "picodet_s_320_coco, pool2d_5.tmp_0, 120, true"
  })
  void detect_withEmbeddings_findsTheSameAndSaysWhatItSaw(
      String model, String tensor, int features, boolean logits) {
    Image bus = coco("000000002006");
    List<Detection> expected;
    try (Detector detector = Detector.open(options(model));
        DetectorWorker worker = detector.newWorker()) {
      expected = worker.detect(bus);
      assertThat(worker.embedding()).isEmpty();
      assertThat(detector.hasLogits()).isEqualTo(logits);
      assertThat(detector.innerOutput()).isEmpty();
    }
    try (Detector detector = Detector.open(options(model).withInner(Optional.of(tensor)));
        DetectorWorker worker = detector.newEmbeddingWorker();
        DetectorWorker plain = detector.newWorker()) {
      assertThat(detector.description().outputs().size())
          .isLessThanOrEqualTo(8)
          .isEqualTo(Math.toIntExact(detector.description().outputs().stream().distinct().count()));
      assertThat(detector.innerOutput().orElseThrow().features()).isEqualTo(features);
      assertSame(expected, worker.detect(bus));
      assertSame(expected, plain.detect(bus));
      assertThat(plain.embedding()).isEmpty();
      float[] embedding = worker.embedding().orElseThrow();
      float[] kept = embedding.clone();
      worker.detect(TestPictures.plain(300, 200, 10, 200, 90));
      assertThat(embedding).hasSize(features).isEqualTo(kept);
      assertThat(worker.embedding().orElseThrow()).isNotEqualTo(kept);
      worker.detect(bus);
      assertThat(worker.embedding().orElseThrow()).isEqualTo(kept);
    }
  }

  /** A tensor that is kept for the outside may keep the runtime from joining two nodes. */
  private static void assertSame(List<Detection> expected, List<Detection> found) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < Math.min(20, expected.size()); i++) {
      assertThat(found.get(i).classIndex()).isEqualTo(expected.get(i).classIndex());
      assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-4));
    }
  }

  private static Box label(String name, int classIndex) {
    Image image = coco(name);
    try {
      return java.nio.file.Files.readAllLines(
              SharedMaterial.at("data/coco_val2017_96/labels/" + name + ".txt"))
          .stream()
          .map(line -> line.trim().split("\\s+"))
          .filter(numbers -> Integer.parseInt(numbers[0]) == classIndex)
          .map(
              n -> {
                double w = Double.parseDouble(n[3]) * image.width();
                double h = Double.parseDouble(n[4]) * image.height();
                return new Box(
                    Double.parseDouble(n[1]) * image.width() - w / 2,
                    Double.parseDouble(n[2]) * image.height() - h / 2,
                    w,
                    h);
              })
          .max(java.util.Comparator.comparingDouble(Box::area))
          .orElseThrow();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void detect_ofFaces_findsThemWithCertainty() {
    try (Detector detector = Detector.open(options("ultraface_RFB320").withNmsIou(0.3));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(detector.description().decoder()).isEqualTo("ssd");
      assertThat(detector.classNames().size()).isEqualTo(1);
      List<Detection> faces =
          worker.detect(TestPictures.read(SharedMaterial.at("data/photos/djl_largest_selfie.jpg")));
      assertThat(faces.get(0).score()).isCloseTo(1, within(0.001));
      assertThat(faces.stream().filter(face -> face.score() > 0.9)).hasSizeGreaterThan(20);
    }
  }

  @Test
  void detect_withTheDeadModel_findsNothing() {
    try (Detector detector =
            Detector.open(options("yolov8n_coco_quant_DEAD").withScoreFloor(1e-9));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(detector.description().decoder()).isEqualTo("yolov8");
      assertThat(worker.detect(coco("000000002006"))).isEmpty();
    }
  }

  @Test
  void detect_ofScratchedSteel_findsScratches() {
    try (Detector detector = Detector.open(options("neudet_yolov8n_int8"));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(detector.classNames().names())
          .containsExactly(
              "crazing", "inclusion", "patches", "pitted_surface", "rolled-in_scale", "scratches");
      Image image = TestPictures.read(SharedMaterial.at("data/neu-det/IMAGES/scratches_136.jpg"));
      Detection best = worker.detect(image).get(0);
      assertThat(best.classIndex()).isEqualTo(5);
      assertThat(best.score()).isGreaterThan(0.9);
    }
  }
}
