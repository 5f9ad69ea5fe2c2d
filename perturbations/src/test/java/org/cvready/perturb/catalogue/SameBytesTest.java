package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

/** The same bytes on processors with and without vector instructions, whatever the compiler did. */
class SameBytesTest {
  /** Prints a digest of every entry at its least and greatest strength. */
  public static void main(String[] args) throws Exception {
    System.out.print(digests());
  }

  private static String digests() throws Exception {
    Image scene = TestImages.scene(95, 61);
    Map<String, String> digests = new TreeMap<>();
    for (Catalogue entry : Catalogue.values()) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (double strength : List.of(entry.scale().minimum(), entry.scale().maximum())) {
        Image image =
            entry
                .perturbation()
                .apply(scene, strength, RandomStreams.of(3, "scene", entry.key()))
                .image();
        sha256.update(image.rgb());
      }
      digests.put(entry.key(), HexFormat.of().formatHex(sha256.digest()));
    }
    return digests.entrySet().stream()
        .map(digest -> digest.getKey() + " " + digest.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String inOtherProcess(Map<String, String> environment, String... options)
      throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SameBytesTest.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  @Test
  void apply_openCvWithoutVectorInstructions_givesSameBytes() throws Exception {
    Map<String, String> plain =
        Map.of(
            "OPENCV_CPU_DISABLE", "AVX512_SKX,AVX2,FMA3,FP16,AVX,SSE4_2,SSE4_1,SSSE3,POPCNT",
            "JSIMD_FORCENONE", "1");

    assertThat(inOtherProcess(plain)).isEqualTo(digests());
  }

  @Test
  void apply_plainlyCompiledJava_givesSameBytes() throws Exception {
    assertThat(inOtherProcess(Map.of(), "-XX:TieredStopAtLevel=1")).isEqualTo(digests());
  }
}
