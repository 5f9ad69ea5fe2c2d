package org.cvready.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.cvready.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  private static String schemaPattern() throws IOException {
    try (InputStream schema = Plan.class.getResourceAsStream("plan.schema.json")) {
      JsonNode root = new ObjectMapper().readTree(schema);
      return root.at("/properties/model/properties/device/pattern").asText();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu",
        "cuda",
        "cuda:1",
        "cuda:12+cpu",
        "tensorrt",
        "tensorrt:0+cpu",
        "openvino",
        "openvino:GPU.1",
        "openvino:HETERO:GPU,CPU+cpu",
        "coreml+cpu",
        "directml:1",
        "rocm:2",
        "xnnpack"
      })
  void parse_ofWhatItPrints_isTheSame(String text) throws IOException {
    Device device = Device.parse(text);
    assertThat(device).hasToString(text);
    assertThat(Device.parse(device.toString())).isEqualTo(device);
    assertThat(text).matches(schemaPattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpu",
        "CPU",
        "cpu:0",
        "cpu+cpu",
        "cuda:",
        "cuda:x",
        "cuda:-1",
        "cuda:1234",
        "cuda+",
        "cuda:0+gpu",
        "+cpu",
        "coreml:1",
        "openvino:1",
        "openvino: GPU",
        "xnnpack:2",
        "cuda:1:2"
      })
  void parse_ofAnythingElse_listsWhatIsAllowed(String text) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Device.parse(text))
        .withMessageContaining("cpu, cuda[:N], tensorrt[:N], openvino[:CPU|GPU|NPU|...], coreml")
        .withMessageEndingWith("got '" + text + "'");
    assertThat(text).doesNotMatch(schemaPattern());
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void word_ofEachProvider_isADevice(Provider provider) throws IOException {
    Device device = Device.parse(provider.word());
    assertThat(device).isEqualTo(new Device(provider, "", false));
    assertThat(device.isCpu()).isEqualTo(provider == Provider.CPU);
    assertThat(provider.word()).matches(schemaPattern());
  }

  @Test
  void number_withoutOne_isTheFirst() {
    assertThat(Device.parse("cuda").number()).isZero();
    assertThat(Device.parse("cuda:3").number()).isEqualTo(3);
  }

  @Test
  void device_ofPartsThatDoNotFit_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Device(Provider.CPU, "1", false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Device(Provider.CPU, "", true));
    assertThatIllegalArgumentException().isThrownBy(() -> new Device(Provider.CUDA, "a", false));
  }

  @Test
  void settings_withoutThreads_areRefused() {
    Path file = Path.of("m.onnx");
    assertThatThrownBy(() -> new EngineSettings(file, "cpu", 0)).hasMessageContaining("at least 1");
    assertThat(new EngineSettings(file, "cuda:1", 2).on(Device.CPU))
        .isEqualTo(new EngineSettings(file, Device.CPU, 2));
  }
}
