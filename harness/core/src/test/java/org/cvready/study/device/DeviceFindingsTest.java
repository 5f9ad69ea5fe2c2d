package org.cvready.study.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cvready.model.Detector;
import org.cvready.model.DeviceTrial;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.EngineProfile;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;

class DeviceFindingsTest {
  private static final long MEBIBYTE = 1L << 20;

  @Test
  void findings_ofADevice_sayWhatIsKnownAndWhatIsNot() {
    EngineProfile profile =
        new EngineProfile(
            new TreeMap<>(
                Map.of(
                    "CUDAExecutionProvider", List.of("a", "b", "c"),
                    "CPUExecutionProvider", List.of("nms"))),
            OptionalLong.of(2 * MEBIBYTE),
            OptionalLong.of(250_000));
    DeviceTrial trial =
        new DeviceTrial(
            Device.parse("cuda:1+cpu"),
            2_000_000_000L,
            900_000_000L,
            5_000_000L,
            20,
            OptionalLong.of(300 * MEBIBYTE),
            OptionalLong.of(700 * MEBIBYTE),
            Optional.of(profile));
    DeviceFindings found = DeviceFindings.of(trial);
    assertThat(found.findings())
        .containsExactly(
            "On device cuda:1+cpu, nodes: CUDAExecutionProvider 75.0 % (3), CPUExecutionProvider"
                + " 25.0 % (1) of 4 nodes.",
            "Warm-up: the model loads in 2000 ms, its first run takes 900.0 ms, and a run once warm"
                + " 5.0 ms (median of 20).",
            "Memory: the process grew by 300 MiB for one session and one worker, and held at most"
                + " 700 MiB; memory of the device itself not told by this engine.",
            "Transfer: 0.25 ms of a run in nodes that copy; copies at its edges are not told by"
                + " this engine.");
    assertThat(found.arenaMebibytes()).hasValue(2);
    assertThat(found.transferMillis()).hasValue(0.25);
  }

  @Test
  void findings_whereNothingIsTold_sayThat() {
    DeviceTrial trial =
        new DeviceTrial(
            Device.parse("coreml"),
            1,
            1,
            1,
            3,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());
    DeviceFindings found = DeviceFindings.of(trial);
    assertThat(found.findings().get(0)).endsWith("nodes: not told by this engine.");
    assertThat(found.findings().get(2)).contains("of the process not told by this system");
    assertThat(found.findings().get(3)).endsWith("device: not told by this engine.");
    assertThat(found.grownMebibytes()).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void trial_ofARealModel_measuresLoadFirstAndWarmRuns() {
    ModelOptions options = ModelOptions.of(SharedMaterial.at("models/yolox_nano.onnx"));
    try (Detector detector = Detector.open(options)) {
      DeviceTrial trial = DeviceTrial.run(options, detector.description().inputs());
      assertThat(trial.loadNanos()).isPositive();
      assertThat(trial.firstNanos()).isPositive();
      assertThat(trial.warmNanos()).isPositive();
      assertThat(trial.warmRuns()).isBetween(3, 20);
      assertThat(DeviceFindings.of(trial).nodes())
          .isEqualTo("CPUExecutionProvider 100 % of 266 nodes");
    }
  }
}
