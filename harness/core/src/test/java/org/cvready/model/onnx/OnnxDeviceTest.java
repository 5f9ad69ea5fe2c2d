package org.cvready.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.model.TinyOnnx;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.EngineProfile;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.Provider;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What devices say on a machine that has none of them; up to the refusal by the library. */
class OnnxDeviceTest {
  @TempDir private Path folder;

  private static boolean isThere(Provider provider) {
    return OrtEnvironment.getAvailableProviders().stream()
        .map(OrtProvider::getName)
        .anyMatch(name -> name.equalsIgnoreCase(provider.runtimeName()));
  }

  private Path tiny() {
    return new TinyOnnx()
        .input("images", 1, 1, 3, 8, 8)
        .output("out", new long[] {1, 2})
        .write(folder);
  }

  @ParameterizedTest
  @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "CPU")
  void open_onAMissingProvider_namesDeviceWhyAndWhatToDo(Provider provider) {
    assumeFalse(isThere(provider), "these natives hold " + provider);
    EngineSettings settings = new EngineSettings(tiny(), provider.word(), 1);
    assertThatThrownBy(() -> OnnxEngine.open(settings))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageStartingWith("device " + provider.word() + " must be one that this ONNX Runtime")
        .hasMessageContaining(provider.advice())
        .hasMessageContaining("Nothing was run on the CPU in its place");
  }

  @Test
  void open_onCudaWithCpuToo_doesNotMoveAllToTheProcessor() {
    assumeFalse(isThere(Provider.CUDA), "these natives hold CUDA");
    EngineSettings settings = new EngineSettings(tiny(), "cuda:0+cpu", 1);
    assertThatThrownBy(() -> OnnxEngine.open(settings))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("device cuda:0+cpu")
        .hasMessageContaining("mvn -Pgpu package");
  }

  @Test
  void profile_ofARealModelOnTheProcessor_countsEveryNodeOnce() throws IOException {
    Path model = SharedMaterial.at("models/yolox_nano.onnx");
    List<String> before = leftovers();
    try (Detector detector = Detector.open(ModelOptions.of(model))) {
      EngineProfile profile = detector.profile().orElseThrow();
      // The two runs on one session of an unrelated program gave 532 events of nodes.
      assertThat(profile.shares()).isEqualTo("CPUExecutionProvider 100 % of 266 nodes");
      assertThat(profile.arenaPeakBytes().orElseThrow()).isPositive();
      assertThat(profile.copyNanos()).isEmpty();
      assertThat(detector.profile().orElseThrow().shares()).isEqualTo(profile.shares());
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  private static List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("cvready-profile"))
          .sorted()
          .toList();
    }
  }

  @Test
  void profile_ofConstants_isEmpty() {
    try (OnnxEngine engine = OnnxEngine.open(new EngineSettings(tiny(), Device.CPU, 1))) {
      assertThat(engine.profile(engine.signature().inputs())).isEmpty();
    }
  }

  @Test
  void profile_ofAnEngineThatDoesNotTell_isEmpty() {
    try (OnnxEngine engine = OnnxEngine.open(new EngineSettings(tiny(), Device.CPU, 1))) {
      ExecutionEngine silent = new SilentEngine(engine);
      assertThat(silent.profile(engine.signature().inputs())).isEmpty();
    }
  }

  private record SilentEngine(OnnxEngine inner) implements ExecutionEngine {
    @Override
    public String description() {
      return "silent";
    }

    @Override
    public org.cvready.model.engine.ModelSignature signature() {
      return inner.signature();
    }

    @Override
    public org.cvready.model.engine.InferenceSlot newSlot(
        List<org.cvready.model.engine.TensorInfo> inputs) {
      return inner.newSlot(inputs);
    }

    @Override
    public void close() {}
  }

  /** Events in the form that ONNX Runtime 1.28 writes. */
  private static String event(String name, String operator, String provider, int number) {
    return """
        {"cat" : "Node","pid" :1,"tid" :1,"dur" :7,"ts" :2,"ph" : "X","name" :"%s_kernel_time",\
        "args" : {"op_name" : "%s","node_index" : "%d","mem_in_use_peak" : "%d","provider" : "%s"}}"""
        .formatted(name, operator, number, 100 + number, provider);
  }

  @Test
  void read_ofTwoProvidersAndTwoRuns_givesSharesNamesAndCopies() throws IOException {
    String json =
        "["
            + String.join(
                ",",
                "{\"cat\" : \"Session\",\"dur\" :5,\"name\" :\"model_run\",\"args\" : {}}",
                event("in", "MemcpyFromHost", "CUDAExecutionProvider", 0),
                event("conv", "Conv", "CUDAExecutionProvider", 1),
                event("", "Relu", "CUDAExecutionProvider", 2),
                event("", "Relu", "CUDAExecutionProvider", 3),
                event("nms", "NonMaxSuppression", "CPUExecutionProvider", 4),
                event("conv", "Conv", "CUDAExecutionProvider", 1))
            + "]";
    EngineProfile profile = ProfileReader.read(json).orElseThrow();
    assertThat(profile.shares())
        .isEqualTo("CUDAExecutionProvider 80.0 % (4), CPUExecutionProvider 20.0 % (1) of 5 nodes");
    assertThat(profile.named("CPUExecutionProvider")).isEqualTo("1 node: nms");
    assertThat(profile.copyNanos()).hasValue(7_000);
    assertThat(profile.arenaPeakBytes()).hasValue(104);
  }

  @Test
  void read_ofNoNode_isEmpty() throws IOException {
    assertThat(ProfileReader.read("[]")).isEmpty();
  }
}
