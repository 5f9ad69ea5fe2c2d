package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

class PictureDecoderTest {
  @TempDir private Path folder;

  private static ImageHeader header(ImageFormat format, int width, int height) {
    return new ImageHeader(format, width, height, Orientation.UPRIGHT, 8);
  }

  /** A slope that blocks and halves keep: 3 levels a pixel at most. */
  private Path slope(String name, int width, int height) {
    byte[] samples = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      // OpenCV writes blue first.
      samples[3 * i] = (byte) 90;
      samples[3 * i + 1] = (byte) (255 * (i / width) / height);
      samples[3 * i + 2] = (byte) (255 * (i % width) / width);
    }
    Mat rgb = MatImages.view(Image.copyOf(width, height, samples));
    Path file = folder.resolve(name);
    assertThat(
            Imgcodecs.imwrite(
                file.toString(), rgb, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 95)))
        .isTrue();
    rgb.release();
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    // mode, format, width, height, factor for an input of 160 x 160 between bars
    "full, JPEG, 320, 240, 1",
    "reduced, JPEG, 320, 240, 2",
    "reduced, JPEG, 240, 320, 2",
    "reduced, PNG, 320, 240, 1",
    "reduced, JPEG, 640, 480, 1",
    "reduced, JPEG, 322, 240, 1",
    "reduced, JPEG, 160, 120, 1",
    "smallest, JPEG, 160, 120, 1",
    "smallest, JPEG, 318, 240, 1",
    "smallest, JPEG, 320, 240, 2",
    "smallest, JPEG, 639, 480, 1",
    "smallest, JPEG, 638, 480, 2",
    "smallest, JPEG, 640, 480, 4",
    "smallest, JPEG, 1280, 960, 8",
    "smallest, JPEG, 4000, 3000, 8",
    "smallest, PNG, 1280, 960, 1"
  })
  void factor_ofAHeader_leavesAsManyPixelsAsTheModelTakes(
      String mode, ImageFormat format, int width, int height, int factor) {
    PictureDecoder decoder =
        new PictureDecoder(DecodeMode.byWord(mode).orElseThrow(), ResizeMode.LETTERBOX, 160, 160);
    assertThat(decoder.factor(header(format, width, height))).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({"1280, 960, 8", "640, 480, 4", "320, 240, 2", "160, 120, 1"})
  void decode_withFewerPixels_keepsTheCapturedSize(int width, int height, int factor) {
    Path file = slope("slope.jpg", width, height);
    PictureDecoder decoder =
        new PictureDecoder(DecodeMode.SMALLEST, ResizeMode.LETTERBOX, 160, 160);
    Capture capture = decoder.decode(file, new PixelMemory());
    assertThat(capture.width()).isEqualTo(width);
    assertThat(capture.height()).isEqualTo(height);
    assertThat(capture.pixels().width()).isEqualTo(width / factor);
    assertThat(capture.pixels().height()).isEqualTo(height / factor);
    assertThat(capture.isWhole()).isEqualTo(factor == 1);
    // Red first: it grows from left to right, green from top to bottom.
    Image small = capture.pixels();
    assertThat(small.sample(small.width() - 1, 0, 0)).isGreaterThan(200);
    assertThat(small.sample(0, small.height() - 1, 1)).isGreaterThan(200);
    assertThat(small.sample(0, 0, 2)).isBetween(80, 100);
  }

  @Test
  void decode_ofATurnedPicture_turnsTheReducedOneToo() throws IOException {
    Path upright = slope("upright.jpg", 320, 160);
    Path turned =
        Files.write(
            folder.resolve("turned.jpg"),
            EncodedImages.withExif(Files.readAllBytes(upright), 6, true));
    PictureDecoder decoder = new PictureDecoder(DecodeMode.REDUCED, ResizeMode.STRETCH, 80, 160);
    Capture capture = decoder.decode(turned, new PixelMemory());
    assertThat(capture.width()).isEqualTo(160);
    assertThat(capture.height()).isEqualTo(320);
    assertThat(capture.pixels().width()).isEqualTo(80);
    assertThat(capture.pixels().height()).isEqualTo(160);
  }

  @Test
  void difference_ofTheWholePicture_isNone() {
    Path file = slope("slope.jpg", 200, 200);
    PictureDecoder decoder = new PictureDecoder(DecodeMode.FULL, ResizeMode.LETTERBOX, 64, 64);
    assertThat(InputDifference.of(decoder, file)).isEqualTo(new InputDifference(0, 0));
  }

  /**
   * The stated tolerance, on every photo of 640 pixels whose other side is even: the photos and
   * COCO's.
   */
  @Test
  void difference_ofRealPhotosAtHalf_staysWithinTheTolerance() throws IOException {
    PictureDecoder decoder = new PictureDecoder(DecodeMode.REDUCED, ResizeMode.LETTERBOX, 320, 320);
    int reduced = 0;
    for (String set : List.of("data/photos", "data/coco_val2017_96/images")) {
      for (Path file : jpegs(SharedMaterial.at(set))) {
        if (decoder.factor(ImageHeader.read(file)) == 2) {
          reduced++;
          assertThat(InputDifference.of(decoder, file).mean())
              .as("%s", file)
              .isPositive()
              .isLessThan(DecodeMode.TOLERANCE_LEVELS);
        }
      }
    }
    assertThat(reduced).isGreaterThan(20);
  }

  /** Why only half is offered as the same picture: 1352 x 900 at a quarter differs by 4 levels. */
  @Test
  void difference_ofARealPhotoAtAQuarter_isBeyondTheTolerance() {
    PictureDecoder decoder =
        new PictureDecoder(DecodeMode.SMALLEST, ResizeMode.LETTERBOX, 320, 320);
    Path kite = SharedMaterial.at("data/photos/kite.jpg");
    assertThat(decoder.factor(ImageHeader.read(kite))).isEqualTo(4);
    assertThat(InputDifference.of(decoder, kite).mean()).isBetween(3.0, 5.0);
  }

  private static List<Path> jpegs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  @Test
  void decoder_withoutASize_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PictureDecoder(DecodeMode.FULL, ResizeMode.STRETCH, 0, 1));
    assertThat(DecodeMode.words()).containsExactly("full", "reduced", "smallest");
    assertThat(DecodeMode.byWord("half")).isEmpty();
  }
}
