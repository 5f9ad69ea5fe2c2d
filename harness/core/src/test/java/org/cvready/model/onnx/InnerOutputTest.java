package org.cvready.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cvready.model.TinyOnnx;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.InnerGraph;
import org.cvready.model.engine.OnnxFile;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors inside a graph that runs give besides the model's own outputs. */
class InnerOutputTest {
  private static final int ELEMENTS = 12;

  @TempDir private Path folder;

  /** Gives out "twice"; "inner" stays inside. */
  private TinyOnnx graph() {
    return new TinyOnnx()
        .input("x", 1, 1, 3, 2, 2)
        .node("Relu", "inner", "x")
        .node("Add", "twice", "inner", "inner")
        .giving("twice", 1, 1, 3, 2, 2)
        .output("constant", new long[] {1, 2}, 4, 5);
  }

  private static OnnxEngine open(Path model, String inner) {
    return OnnxEngine.open(new EngineSettings(model, Device.CPU, 1).withInner(Optional.of(inner)));
  }

  private static float[] fill(InferenceSlot slot, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer memory = slot.input("x");
    float[] values = new float[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
      memory.putFloat(4 * i, values[i]);
    }
    return values;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void inner_ofATensorInside_isItsValueAndNoOutputOfTheModel(long seed) {
    Path model = graph().write(folder);
    try (OnnxEngine engine = open(model, "inner");
        InferenceSlot slot = engine.newInnerSlot(engine.signature().inputs())) {
      assertThat(engine.signature().outputs())
          .extracting(TensorInfo::name)
          .containsExactly("twice", "constant");
      for (int run = 0; run < 3; run++) {
        float[] input = fill(slot, seed + 10L * run);
        List<OutputTensor> outputs = slot.run();
        assertThat(outputs).extracting(OutputTensor::name).containsExactly("twice", "constant");
        OutputTensor inner = slot.inner();
        assertThat(inner.shape()).containsExactly(1L, 3L, 2L, 2L);
        for (int i = 0; i < ELEMENTS; i++) {
          assertThat(inner.values()[i]).isEqualTo(Math.max(0, input[i]));
          assertThat(outputs.get(0).values()[i]).isEqualTo(2 * Math.max(0, input[i]));
        }
      }
    }
  }

  @Test
  void inner_ofAnOutputOfTheModel_isThatOutput() {
    Path model = graph().write(folder);
    try (OnnxEngine engine = open(model, "twice");
        InferenceSlot slot = engine.newInnerSlot(engine.signature().inputs())) {
      fill(slot, 4);
      List<OutputTensor> outputs = slot.run();
      assertThat(outputs).hasSize(2);
      assertThat(slot.inner()).isSameAs(outputs.get(0));
    }
  }

  @Test
  void newSlot_ofAnEngineWithInnerOutput_givesItNotAndRunsTheSame() {
    Path model = graph().write(folder);
    try (OnnxEngine engine = open(model, "inner");
        InferenceSlot slot = engine.newSlot(engine.signature().inputs())) {
      float[] input = fill(slot, 5);
      List<OutputTensor> outputs = slot.run();
      assertThat(outputs).extracting(OutputTensor::name).containsExactly("twice", "constant");
      assertThat(outputs.get(0).values()[0]).isEqualTo(2 * Math.max(0, input[0]));
      assertThatThrownBy(slot::inner).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void newInnerSlot_withoutAName_isRefused() {
    Path model = graph().write(folder);
    try (OnnxEngine engine = OnnxEngine.open(new EngineSettings(model, Device.CPU, 1))) {
      List<TensorInfo> inputs = engine.signature().inputs();
      assertThatThrownBy(() -> engine.newInnerSlot(inputs))
          .isInstanceOf(UnusableModelException.class)
          .hasMessageStartingWith("inner outputs must be named when the model is opened");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"iner", "x", "Relu", ""})
  void open_onATensorThatNoNodeComputes_saysHowManyThereAre(String name) {
    Path model = graph().write(folder);
    assertThatThrownBy(() -> open(model, name))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageStartingWith("inner output must be one of the 3 tensors that ")
        .hasMessageEndingWith(" computes, got '" + name + "'");
  }

  @Test
  void inner_ofHalves_isReadExactly() {
    Path model =
        new TinyOnnx()
            .input("x", 10, 1, 4)
            .node("Identity", "inner", "x")
            .node("Identity", "again", "inner")
            .giving("again", 10, 1, 4)
            .write(folder);
    try (OnnxEngine engine = open(model, "inner");
        InferenceSlot slot = engine.newInnerSlot(engine.signature().inputs())) {
      // 1.5, -2, 2^-24 and 65504 as binary16.
      short[] halves = {0x3e00, (short) 0xc000, 0x0001, 0x7bff};
      for (int i = 0; i < halves.length; i++) {
        slot.input("x").putShort(2 * i, halves[i]);
      }
      slot.run();
      assertThat(slot.inner().type()).isEqualTo(ElementType.FLOAT16);
      assertThat(slot.inner().values()).startsWith(1.5f, -2, 0x1p-24f, 65504);
    }
  }

  @Test
  void inner_whoseShapeOnlyARunTells_isReadAsItIs() {
    Path model =
        new TinyOnnx()
            .input("x", 1, ELEMENTS)
            .node("NonZero", "places", "x")
            .output("constant", new long[] {1, 2}, 4, 5)
            .write(folder);
    try (OnnxEngine engine = open(model, "places");
        InferenceSlot slot = engine.newInnerSlot(engine.signature().inputs())) {
      for (int expected : new int[] {0, 3, 3, 12, 1}) {
        for (int i = 0; i < ELEMENTS; i++) {
          slot.input("x").putFloat(4 * i, i < expected ? 1 : 0);
        }
        assertThat(slot.run()).hasSize(1);
        assertThat(slot.inner().shape()).containsExactly(1L, (long) expected);
      }
    }
  }

  @Test
  void inner_ofAModelWithWeightsInAnotherFile_findsThem() throws IOException {
    ByteBuffer weights = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1, -2, 3, -4}) {
      weights.putFloat(value);
    }
    Files.write(folder.resolve("weights.bin"), weights.array());
    Path model =
        new TinyOnnx()
            .input("x", 1, 4)
            .weightsFrom("w", "weights.bin")
            .node("Relu", "inner", "w")
            .node("Add", "sum", "inner", "x")
            .giving("sum", 1, 4)
            .write(folder);
    assertThat(OnnxFile.checked(model).external()).isTrue();
    try (OnnxEngine engine = open(model, "inner");
        InferenceSlot slot = engine.newInnerSlot(engine.signature().inputs())) {
      slot.run();
      assertThat(slot.inner().values()).startsWith(1, 0, 3, 0);
    }
  }

  @Test
  void checked_ofAFile_namesWhatItsGraphComputesAndNoMore() {
    OnnxFile file = OnnxFile.checked(graph().function("f", "hidden").write(folder));
    assertThat(file.outputs()).containsExactly("twice", "constant");
    assertThat(file.computed()).containsExactly("inner", "twice", "constant");
    assertThat(file.external()).isFalse();
    assertThat(file.gives("inner")).isTrue();
    assertThat(file.gives("hidden")).isFalse();
  }

  @Test
  void bytes_withOneMoreOutput_areTheFileAndALittleMore() throws IOException {
    Path model = graph().write(folder);
    byte[] before = Files.readAllBytes(model);
    byte[] after = InnerGraph.bytes(model, "inner");
    assertThat(after).startsWith(before).hasSize(before.length + 11);
    Path twice = Files.write(folder.resolve("twice.onnx"), after);
    assertThat(OnnxFile.checked(twice).outputs()).containsExactly("twice", "constant", "inner");
  }
}
