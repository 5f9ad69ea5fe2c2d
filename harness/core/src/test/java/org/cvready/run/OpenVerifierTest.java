package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.model.TestPictures;
import org.cvready.model.TinyOnnx;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.PathRule;
import org.cvready.plan.PlanReader;
import org.cvready.study.selection.Verifier;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On models whose outputs are constants: one box of class 0, in pixels of their input. */
class OpenVerifierTest {
  private static final Capture PICTURE = Capture.whole(TestPictures.plain(64, 64, 90, 120, 40));

  @TempDir private Path folder;

  /** Left, top, right, bottom, score and class of one box in a list of 20. */
  private void model(String name, String names, long side) throws Exception {
    float[] boxes = new float[20 * 6];
    System.arraycopy(new float[] {16, 16, 32, 48, 0.8f, 0}, 0, boxes, 0, 6);
    Path written =
        new TinyOnnx()
            .input("images", 1, 1, 3, side, side)
            .output("out", new long[] {1, 20, 6}, boxes)
            .metadata("names", names)
            .write(folder);
    Files.move(written, folder.resolve(name));
  }

  private OpenedPlan opened(String input, String verifier) throws Exception {
    new SmallSite(folder).coco("benchmark", List.of("a", "b", ""));
    Files.writeString(
        folder.resolve("plan.yaml"),
        """
        plan: 1
        name: line
        seed: 7
        model: {file: model.onnx, decoder: end_to_end%s}
        operating_point: {score: 0.5, review_from: 0.2}
        datasets: {benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}}
        second_pass: {route: 20 %%, verifier: %s}
        gates: [{metric: fn_rate, dataset: benchmark, at_most: 5 %%}]
        """
            .formatted(input, verifier));
    return OpenedPlan.open(
        PlanReader.read(folder.resolve("plan.yaml"), PathRule.INSIDE_PLAN_FOLDER),
        PathRule.INSIDE_PLAN_FOLDER);
  }

  private static OpenVerifier open(OpenedPlan opened) {
    return OpenVerifier.open(opened, opened.plan().secondPass().orElseThrow().verifier());
  }

  private static List<Detection> look(OpenVerifier verifier, List<Detection> first) {
    try (Verifier one = verifier.verification().opener().get()) {
      return one.look(PICTURE, first);
    }
  }

  /** A box of 16 to 32 pixels in an input of 96 for a picture of 64 is one of 10.7 to 21.3. */
  @Test
  void open_scaleOfAnOpenInput_showsTheLargerPicture() throws Exception {
    model("model.onnx", "['a', 'b']", -1);
    try (OpenedPlan opened = opened(", input: {size: 64}", "{kind: scale, scale: 1.5}");
        OpenVerifier verifier = open(opened)) {
      assertThat(opened.detector().fixesInputSize()).isFalse();
      assertThat(verifier.verification().words())
          .isEqualTo("the model on the image at 96 x 96 pixels");
      assertThat(verifier.verification().decoder().width()).isEqualTo(96);
      Detection found = look(verifier, List.of()).get(0);
      assertThat(found.classIndex()).isZero();
      assertThat(found.box().x()).isEqualTo(16 * 64 / 96.0, within());
      assertThat(found.box().bottom()).isEqualTo(48 * 64 / 96.0, within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-4);
  }

  @Test
  void open_scaleOfAFixedInput_looksAtParts() throws Exception {
    model("model.onnx", "['a', 'b']", 64);
    try (OpenedPlan opened = opened("", "{kind: scale, scale: 2}");
        OpenVerifier verifier = open(opened)) {
      assertThat(verifier.other()).isEmpty();
      assertThat(verifier.verification().words()).contains("parts", "fixed size");
      // In the first part, shown twice as large, the box is of 8 to 16 pixels across.
      assertThat(look(verifier, List.of()).stream().map(Detection::box))
          .anySatisfy(box -> assertThat(box.x()).isEqualTo(8, within()));
    }
  }

  @Test
  void open_anotherModel_speaksTheModelsClasses() throws Exception {
    model("model.onnx", "['a', 'b']", 64);
    model("other.onnx", "['b', 'unknown']", 128);
    try (OpenedPlan opened = opened("", "{kind: model, file: other.onnx, decoder: end_to_end}");
        OpenVerifier verifier = open(opened)) {
      assertThat(verifier.verification().words())
          .isEqualTo("another model (other.onnx), which does not know a");
      assertThat(look(verifier, List.of(new Detection(new Box(1, 1, 4, 4), 0, 0.9))))
          .singleElement()
          .satisfies(
              found -> {
                // Its class 0 is the model's class 1, and what the model saw does not count.
                assertThat(found.classIndex()).isEqualTo(1);
                assertThat(found.box().x()).isEqualTo(8, within());
              });
    }
  }

  @Test
  void open_anotherModelOfOtherClasses_isRefused() throws Exception {
    model("model.onnx", "['a', 'b']", 64);
    model("other.onnx", "['cup', 'plate']", 64);
    try (OpenedPlan opened = opened("", "{kind: model, file: other.onnx, decoder: end_to_end}")) {
      assertThatThrownBy(() -> open(opened))
          .isInstanceOfSatisfying(
              BadPlanException.class,
              refused ->
                  assertThat(refused.problems().get(0).message())
                      .contains("must know a class of the model (a, b), got cup, plate"));
    }
  }

  @Test
  void open_modelWithoutNames_takesTheModelsWhereTheirNumberFits() throws Exception {
    model("model.onnx", "['a', 'b']", 64);
    float[] boxes = new float[84 * 6];
    Arrays.fill(boxes, 0, 84, 32);
    Path bare =
        new TinyOnnx()
            .input("images", 1, 1, 3, 64, 64)
            .output("out", new long[] {1, 6, 84}, boxes)
            .write(folder);
    Files.move(bare, folder.resolve("bare.onnx"));
    try (OpenedPlan opened = opened("", "{kind: model, file: bare.onnx}");
        OpenVerifier verifier = open(opened)) {
      assertThat(verifier.verification().words()).isEqualTo("another model (bare.onnx)");
      assertThat(look(verifier, List.of())).isEmpty();
    }
  }
}
