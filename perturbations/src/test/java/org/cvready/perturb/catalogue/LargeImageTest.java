package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

/** A picture of 7680 x 4320 pixels, 100 MB, in a process that has little more memory than it. */
class LargeImageTest {
  private static final int WIDTH = 7680;
  private static final int HEIGHT = 4320;

  /** Cheap and heavy ones of each family, and those that hold most beside the picture. */
  private static final List<Catalogue> FAMILIES =
      List.of(
          Catalogue.BRIGHTNESS,
          Catalogue.GAUSSIAN_NOISE,
          Catalogue.GLASS_BLUR,
          Catalogue.ZOOM_BLUR,
          Catalogue.FOG,
          Catalogue.ELASTIC_TRANSFORM,
          Catalogue.JPEG,
          Catalogue.PIXELATE,
          Catalogue.ROTATION,
          Catalogue.GLARE,
          Catalogue.DROPPED_BLOCKS);

  /** Perturbs the picture and prints what was done; ends early where the memory does. */
  public static void main(String[] args) {
    Image image = picture();
    for (Catalogue entry : FAMILIES) {
      Image result =
          entry
              .perturbation()
              .apply(image, entry.scale().ofSeverity(3), RandomStreams.of(1, "large", entry.key()))
              .image();
      System.out.printf("%s %d x %d%n", entry.key(), result.width(), result.height());
    }
  }

  private static Image picture() {
    ByteBuffer pixels = Image.newBuffer(WIDTH, HEIGHT);
    byte[] row = new byte[Image.CHANNELS * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) (i * (y / 64 + 1) / 97 ^ y);
      }
      pixels.put(row);
    }
    return Image.wrap(WIDTH, HEIGHT, pixels.rewind());
  }

  @Test
  void apply_eightThousandPixelsWide_needsAFewTimesThePicture() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmn16m",
            "-Xmx450m",
            "-XX:MaxDirectMemorySize=450m",
            "-cp",
            System.getProperty("java.class.path"),
            LargeImageTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .contains(
            FAMILIES.stream()
                .map(entry -> "%s %d x %d".formatted(entry.key(), WIDTH, HEIGHT))
                .toArray(String[]::new));
  }
}
