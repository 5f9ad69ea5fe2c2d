package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.ResizeMode;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On models whose outputs are constants, so that every number is known. */
class DetectorTest {
  private static final Image PICTURE = TestPictures.plain(128, 64, 10, 20, 30);
  private static final int FLOAT = 1;

  @TempDir private Path folder;

  /** One box of a frame of 64 x 64: centre 32, 32, size 16 x 8, scores .5 and .25. */
  private static float[] oneBox() {
    float[] values = new float[84 * 6];
    for (int line = 0; line < 84; line++) {
      values[6 * line] = 32;
      values[6 * line + 1] = 32;
    }
    System.arraycopy(new float[] {32, 32, 16, 8, 0.5f, 0.25f}, 0, values, 6 * 7, 6);
    return values;
  }

  private static TinyOnnx tiny() {
    return new TinyOnnx()
        .input("images", FLOAT, 1, 3, 64, 64)
        .output("out", new long[] {1, 84, 6}, oneBox())
        .metadata("names", "{0: 'cup', 1: \"cat's\"}");
  }

  private static UnusableModelException refusal(ModelOptions options) {
    UnusableModelException[] caught = new UnusableModelException[1];
    assertThatThrownBy(() -> Detector.open(options).close())
        .isInstanceOfSatisfying(UnusableModelException.class, e -> caught[0] = e);
    return caught[0];
  }

  private UnusableModelException refusal(TinyOnnx model) {
    return refusal(ModelOptions.of(model.write(folder)));
  }

  @Test
  void detect_withLetterbox_mapsBoxesBackToTheSource() {
    // 128 x 64 into 64 x 64: scale 1/2, bars of 16 above and below.
    try (Detector detector = Detector.open(ModelOptions.of(tiny().write(folder)));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(detector.classNames().names()).containsExactly("cup", "cat's");
      assertThat(detector.description().decoder()).isEqualTo("yolov8");
      Box box = new Box(48, 24, 32, 16);
      assertThat(worker.detect(PICTURE))
          .containsExactly(new Detection(box, 0, 0.5), new Detection(box, 1, 0.25));
    }
  }

  @Test
  void nanos_afterADetection_areOfEachStageAndBeforeItZero() {
    try (Detector detector = Detector.open(ModelOptions.of(tiny().write(folder)));
        DetectorWorker worker = detector.newWorker()) {
      assertThat(DetectionStage.values()).allMatch(stage -> worker.nanos(stage) == 0);
      long before = System.nanoTime();
      worker.detect(PICTURE);
      long whole = System.nanoTime() - before;
      assertThat(DetectionStage.values()).allMatch(stage -> worker.nanos(stage) >= 0);
      assertThat(Arrays.stream(DetectionStage.values()).mapToLong(worker::nanos).sum())
          .isPositive()
          .isLessThanOrEqualTo(whole);
    }
  }

  @Test
  void detect_ofAReducedPicture_givesBoxesOfTheWholeOne() {
    try (Detector detector = Detector.open(ModelOptions.of(tiny().write(folder)));
        DetectorWorker worker = detector.newWorker()) {
      Image half = TestPictures.plain(64, 32, 10, 20, 30);
      assertThat(worker.detect(new Capture(half, 128, 64)))
          .isEqualTo(worker.detect(PICTURE))
          .isNotEmpty();
    }
  }

  @Test
  void pictureDecoder_ofADetector_isWhatWasAskedFor() {
    ModelOptions options = ModelOptions.of(tiny().write(folder));
    try (Detector detector = Detector.open(options)) {
      assertThat(detector.pictureDecoder())
          .isEqualTo(new PictureDecoder(DecodeMode.FULL, ResizeMode.LETTERBOX, 64, 64));
    }
    try (Detector detector = Detector.open(options.withDecode(DecodeMode.SMALLEST))) {
      assertThat(detector.pictureDecoder().mode()).isEqualTo(DecodeMode.SMALLEST);
    }
  }

  @Test
  void detect_ofABoxBeyondTheEdge_clipsAndDropsWhatIsEmpty() {
    float[] values = oneBox();
    System.arraycopy(new float[] {0, 32, 16, 8, 0.9f, 0}, 0, values, 0, 6);
    System.arraycopy(new float[] {32, 5, 16, 8, 0.8f, 0}, 0, values, 6, 6);
    TinyOnnx model =
        new TinyOnnx()
            .input("images", FLOAT, 1, 3, 64, 64)
            .output("out", new long[] {1, 84, 6}, values)
            .metadata("names", "['a', 'b']");
    try (Detector detector =
            Detector.open(ModelOptions.of(model.write(folder)).withScoreFloor(0.3));
        DetectorWorker worker = detector.newWorker()) {
      // The second lies in the bar above the picture.
      assertThat(worker.detect(PICTURE))
          .containsExactly(
              new Detection(new Box(0, 24, 16, 16), 0, 0.9f),
              new Detection(new Box(48, 24, 32, 16), 0, 0.5f));
    }
  }

  @Test
  void detect_afterClose_isRefusedWithoutReachingNativeCode() {
    Detector detector = Detector.open(ModelOptions.of(tiny().write(folder)));
    DetectorWorker closed = detector.newWorker();
    closed.close();
    closed.close();
    assertThatIllegalStateException().isThrownBy(() -> closed.detect(PICTURE));
    DetectorWorker open = detector.newWorker();
    detector.close();
    detector.close();
    assertThatIllegalStateException().isThrownBy(() -> open.detect(PICTURE));
    open.close();
    assertThatIllegalStateException().isThrownBy(detector::newWorker);
  }

  @ParameterizedTest(name = "element type {0}")
  @ValueSource(ints = {1, 2, 10})
  void open_ofEveryInputType_runs(int type) {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", type, 1, 64, 64, 3)
            .output("out", new long[] {1, 84, 6}, oneBox());
    ModelOptions options = ModelOptions.of(model.write(folder)).withDecoder("yolov8");
    try (Detector detector = Detector.open(options);
        DetectorWorker worker = detector.newWorker()) {
      assertThat(worker.detect(PICTURE)).hasSize(2);
      assertThat(detector.description().layout().interleaved()).isTrue();
      assertThat(detector.classNames().names()).containsExactly("class_0", "class_1");
    }
  }

  @Test
  void open_withOpenSizes_takesThemFromUserOrMetadata() {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", FLOAT, -1, 3, -2, -3)
            .output("out", new long[] {1, 84, 6}, oneBox())
            .metadata("imgsz", "[64, 64]")
            .metadata("names", "['a', 'b']");
    ModelOptions options = ModelOptions.of(model.write(folder));
    try (Detector detector = Detector.open(options)) {
      assertThat(detector.description().inputs().get(0).shape()).containsExactly(1L, 3L, 64L, 64L);
      assertThat(detector.description().why()).anyMatch(s -> s.contains("imgsz"));
    }
    assertThat(
            refusal(
                options.withDecoder("yolov8").withInput(InputOverrides.none().withSize(96, 96))))
        .hasMessageContaining("outputs for decoder yolov8 must be [1, 4+C, N]")
        .hasMessageContaining("96 x 96");
  }

  @Test
  void open_withAnotherSizeThanTheModels_isRefused() {
    ModelOptions options = ModelOptions.of(tiny().write(folder));
    assertThat(refusal(options.withInput(InputOverrides.none().withSize(32, 64))))
        .hasMessageContaining("input size must be 64 x 64")
        .hasMessageContaining("got 32 x 64 from the user");
  }

  @Test
  void open_withTheWrongNumberOfNames_saysHowMany() {
    ModelOptions options = ModelOptions.of(tiny().write(folder));
    assertThat(refusal(options.withClassNames(List.of("a", "b", "c"))))
        .hasMessageContaining("2 for decoder yolov8")
        .hasMessageContaining("got 3");
    assertThat(refusal(options.withClassNames(List.of("a", "a"))))
        .hasMessageContaining("class names must differ");
  }

  @Test
  void open_ofAShapeTwoDecodersRead_namesThem() {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", FLOAT, 1, 3, 64, 64)
            .output("logits", new long[] {1, 10, 3}, 5, -5, 1)
            .output("boxes", new long[] {1, 10, 4});
    ModelOptions options = ModelOptions.of(model.write(folder));
    try (Detector detector = Detector.open(options)) {
      assertThat(detector.description().decoder()).isEqualTo("detr");
    }
    float[] decoded = new float[84 * 6];
    for (int line = 0; line < 84; line++) {
      System.arraycopy(new float[] {32, 32, 8, 8, 0.5f, 0.5f}, 0, decoded, 6 * line, 6);
    }
    TinyOnnx ambiguous =
        new TinyOnnx()
            .input("images", FLOAT, 1, 3, 64, 64)
            .output("out", new long[] {1, 84, 6}, decoded);
    assertThat(refusal(ambiguous))
        .hasMessageContaining("decoder must be named")
        .hasMessageContaining("yolov8 or yolox")
        .hasMessageContaining("decoder: yolov8");
  }

  /** A raw grid for 1 class has as many numbers a line as centres and scores of 2. */
  @Test
  void open_ofARawGridWithANameTooMany_isNotReadAsAnotherFamily() {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", FLOAT, 1, 3, 64, 64)
            .output("out", new long[] {1, 84, 6}, 0.5f, 0.5f, 0, 0, 0.1f, 0.1f);
    ModelOptions options = ModelOptions.of(model.write(folder));
    try (Detector detector = Detector.open(options.withClassNames(List.of("a")))) {
      assertThat(detector.description().decoder()).isEqualTo("yolox");
    }
    assertThat(refusal(options.withClassNames(List.of("a", "b"))))
        .hasMessageContaining("1 for decoder yolox")
        .hasMessageContaining("got 2");
  }

  @Test
  void open_withADecoderThatCannotReadIt_saysWhatItReads() {
    ModelOptions options = ModelOptions.of(tiny().write(folder)).withDecoder("fastestdet");
    assertThat(refusal(options))
        .hasMessageContaining("outputs for decoder fastestdet must be [1, 5+C, H/16, W/16]")
        .hasMessageContaining("out[1, 84, 6]");
  }

  @Test
  void open_ofNanOutputs_namesOutputAndElement() {
    float[] values = oneBox();
    values[100] = Float.NaN;
    assertThat(
            refusal(
                new TinyOnnx()
                    .input("images", FLOAT, 1, 3, 64, 64)
                    .output("out", new long[] {1, 84, 6}, values)))
        .hasMessageContaining("NaN at element 100 of out");
  }

  @Test
  void open_ofInputsThatAreNoPicture_isRefused() {
    long[] shape = {1, 84, 6};
    assertThat(refusal(new TinyOnnx().input("a", FLOAT, 1, 1, 64, 64).output("o", shape)))
        .hasMessageContaining("one picture of 3 channels");
    assertThat(refusal(new TinyOnnx().input("a", FLOAT, 4, 3, 64, 64).output("o", shape)))
        .hasMessageContaining("one picture of 3 channels");
    assertThat(refusal(new TinyOnnx().input("a", FLOAT, 1, 3, 0, 64).output("o", shape)))
        .hasMessageContaining("at least 1 x 1 pixels");
    assertThat(
            refusal(
                new TinyOnnx()
                    .input("a", FLOAT, 1, 3, 64, 64)
                    .input("b", FLOAT, 1)
                    .output("o", shape)))
        .hasMessageContaining("must have one input");
    assertThat(refusal(new TinyOnnx().input("a", 11, 1, 3, 64, 64).output("o", shape)))
        .hasMessageContaining("got double");
  }

  @Test
  void open_ofAbsurdDimensions_isRefusedBeforeAnyMemoryIsTaken() {
    assertThat(
            refusal(
                new TinyOnnx()
                    .input("a", FLOAT, 1, 3, 1_000_000, 1_000_000)
                    .output("o", new long[] {1, 84, 6})))
        .hasMessageContaining("must have at most 67108864 elements");
    assertThat(
            refusal(
                new TinyOnnx()
                    .input("a", FLOAT, 1, 3, Long.MAX_VALUE, Long.MAX_VALUE)
                    .output("o", new long[] {1, 84, 6})))
        .hasMessageContaining("must have at most 67108864 elements");
  }

  @Test
  void open_ofFilesThatAreNoModel_saysWhatIsWrong() throws IOException {
    Path missing = folder.resolve("missing.onnx");
    assertThat(refusal(ModelOptions.of(missing))).hasMessageContaining("must be an existing file");
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    assertThat(refusal(ModelOptions.of(empty))).hasMessageContaining("got 0 in");
    Path text = Files.writeString(folder.resolve("text.onnx"), "no model at all\n");
    assertThat(refusal(ModelOptions.of(text))).hasMessageContaining("is it an ONNX file?");
    Path whole = tiny().write(folder);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {1, 10, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(whole, Arrays.copyOf(bytes, length));
      assertThat(refusal(ModelOptions.of(whole))).hasMessageContaining("ONNX");
    }
  }

  @Test
  void open_ofWeightsOutsideTheFolder_isRefused() throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[16]);
    Path inner = Files.createDirectory(folder.resolve("inner"));
    for (String location : List.of("../weights.bin", folder.resolve("weights.bin").toString())) {
      Path model =
          new TinyOnnx()
              .input("images", FLOAT, 1, 3, 64, 64)
              .outputFrom("out", location)
              .write(inner);
      assertThat(refusal(ModelOptions.of(model)))
          .hasMessageContaining("must lie in its folder")
          .hasMessageContaining(location);
    }
  }
}
