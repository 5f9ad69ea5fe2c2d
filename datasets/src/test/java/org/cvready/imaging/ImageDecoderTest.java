package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class ImageDecoderTest {
  @TempDir Path folder;

  private static Mat bgr(Image image) {
    Mat bgr = new Mat();
    Imgproc.cvtColor(MatImages.view(image), bgr, Imgproc.COLOR_RGB2BGR);
    return bgr;
  }

  private static Image byOpenCv(byte[] file) {
    return MatImages.copyOf(Imgcodecs.imdecode(new MatOfByte(file), Imgcodecs.IMREAD_COLOR_RGB));
  }

  private static void assertUnreadable(byte[] file, String... words) {
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> ImageDecoder.decode(file, "name.img"))
        .withMessageContainingAll(words)
        .withMessageStartingWith("name.img: ");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {".png", ".bmp", ".tiff", ".webp"})
  void decode_losslessFile_returnsTheSamePixels(String extension) {
    Image image = EncodedImages.scene(53, 31, 5);
    byte[] file = EncodedImages.encoded(bgr(image), extension);
    assertThat(ImageDecoder.decode(file, "x").samePixels(image)).isTrue();
  }

  @Test
  void decode_pngOfEncoder_returnsTheSamePixels() {
    Image image = EncodedImages.scene(53, 31, 5);
    assertThat(ImageDecoder.decode(ImageEncoder.png(image), "x").samePixels(image)).isTrue();
  }

  @ParameterizedTest(name = "orientation {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void decode_everyOrientation_turnsPixelsAsOpenCvAndBoxesAlike(int tag) throws IOException {
    Image stored = EncodedImages.scene(64, 40, 9);
    for (boolean little : new boolean[] {true, false}) {
      byte[] file = EncodedImages.withExif(ImageEncoder.jpeg(stored, 95), tag, little);
      Image displayed = ImageDecoder.decode(file, "x");
      assertThat(displayed.samePixels(byOpenCv(file))).isTrue();
      Path path = Files.write(folder.resolve("a.jpg"), file);
      ImageHeader header = ImageHeader.read(path);
      assertThat(header.orientation()).isEqualTo(Orientation.ofTag(tag));
      assertThat(header.width()).isEqualTo(displayed.width());
      assertThat(header.height()).isEqualTo(displayed.height());
    }
    // Every stored pixel, as a box of one pixel, lies where the box says in the displayed image.
    byte[] png = EncodedImages.pngWithExif(ImageEncoder.png(stored), tag);
    Image displayed = ImageDecoder.decode(png, "x");
    for (int y = 0; y < stored.height(); y++) {
      for (int x = 0; x < stored.width(); x++) {
        var box =
            Orientation.ofTag(tag)
                .displayed(new org.cvready.vision.Box(x, y, 1, 1), stored.width(), stored.height());
        for (int c = 0; c < 3; c++) {
          assertThat(displayed.sample((int) box.x(), (int) box.y(), c))
              .isEqualTo(stored.sample(x, y, c));
        }
      }
    }
  }

  @ParameterizedTest(name = "orientation {0}")
  @ValueSource(ints = {0, 9, 65_535})
  void decode_orientationOutsideOfTheTag_isUpright(int tag) {
    Image stored = EncodedImages.scene(64, 40, 9);
    byte[] file = EncodedImages.withExif(ImageEncoder.jpeg(stored, 95), tag, true);
    assertThat(ImageDecoder.decode(file, "x").width()).isEqualTo(64);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({"0,0", "128,0", "129,1", "257,1", "32768,128", "65406,254", "65407,255", "65535,255"})
  void decode_sixteenBitSamples_areDividedBy257AndRounded(int deep, int expected) {
    Mat grey = new Mat(4, 5, CvType.CV_16UC1, new Scalar(deep));
    Mat colour = new Mat(4, 5, CvType.CV_16UC3, new Scalar(deep, 0, 65_535));
    for (String extension : new String[] {".png", ".tiff"}) {
      Image fromGrey = ImageDecoder.decode(EncodedImages.encoded(grey, extension), "x");
      Image fromColour = ImageDecoder.decode(EncodedImages.encoded(colour, extension), "x");
      for (int c = 0; c < 3; c++) {
        assertThat(fromGrey.sample(4, 3, c)).isEqualTo(expected);
      }
      assertThat(fromColour.sample(1, 1, 0)).isEqualTo(255);
      assertThat(fromColour.sample(1, 1, 1)).isZero();
      assertThat(fromColour.sample(1, 1, 2)).isEqualTo(expected);
    }
  }

  @Test
  void decode_greyFile_repeatsTheSample() {
    Mat grey = new Mat(6, 7, CvType.CV_8UC1, new Scalar(77));
    for (String extension : new String[] {".png", ".jpg", ".bmp", ".tiff"}) {
      Image image = ImageDecoder.decode(EncodedImages.encoded(grey, extension), "x");
      for (int c = 0; c < 3; c++) {
        assertThat(image.sample(3, 3, c)).isEqualTo(77);
      }
    }
  }

  @Test
  void decode_transparentFile_dropsAlphaWithoutBlending() {
    Mat bgra = new Mat(6, 7, CvType.CV_8UC4, new Scalar(10, 20, 30, 0));
    Mat deep = new Mat(6, 7, CvType.CV_16UC4, new Scalar(2_570, 5_140, 7_710, 0));
    for (Mat mat : new Mat[] {bgra, deep}) {
      Image image = ImageDecoder.decode(EncodedImages.encoded(mat, ".png"), "x");
      assertThat(image.sample(2, 2, 0)).isEqualTo(30);
      assertThat(image.sample(2, 2, 1)).isEqualTo(20);
      assertThat(image.sample(2, 2, 2)).isEqualTo(10);
    }
  }

  @Test
  void decode_paletteFile_looksColoursUp() {
    byte[] palette = {9, 8, 7, (byte) 200, 100, 50};
    byte[] chunk = EncodedImages.pngChunk("PLTE", palette);
    byte[] clear = EncodedImages.pngChunk("tRNS", new byte[] {0, 0});
    // Four pixels of 2 bits each: 0, 1, 1, 0.
    byte[] rows = {0, 0b00_01_01_00};
    for (byte[] chunks : new byte[][] {chunk, EncodedImages.inserted(chunk, chunk.length, clear)}) {
      Image image = ImageDecoder.decode(EncodedImages.png(4, 1, 2, 3, chunks, rows), "x");
      for (int c = 0; c < 3; c++) {
        assertThat(image.sample(0, 0, c)).isEqualTo(palette[c] & 0xff);
        assertThat(image.sample(1, 0, c)).isEqualTo(palette[3 + c] & 0xff);
        assertThat(image.sample(3, 0, c)).isEqualTo(palette[c] & 0xff);
      }
    }
  }

  @ParameterizedTest(name = "{0} bits")
  @CsvSource({"1,255", "2,85", "4,17"})
  void decode_greyOfFewBits_fillsTheRange(int bits, int expected) {
    // Two pixels, 0 and 1, in the byte's most significant bits.
    byte[] rows = {0, (byte) (1 << (8 - 2 * bits))};
    Image image = ImageDecoder.decode(EncodedImages.png(2, 1, bits, 0, new byte[0], rows), "x");
    assertThat(image.sample(0, 0, 1)).isZero();
    assertThat(image.sample(1, 0, 1)).isEqualTo(expected);
  }

  @Test
  void decode_cmykJpeg_isRefusedInWords() {
    byte[] jpeg = ImageEncoder.jpeg(EncodedImages.scene(8, 8, 1), 90);
    int frame = 0;
    while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
      frame++;
    }
    jpeg[frame + 9] = 4;
    assertUnreadable(jpeg, "4 components (CMYK is not read)");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {".jpg", ".png", ".bmp", ".tiff", ".webp"})
  void decode_truncatedFile_isRefusedWhereverItIsCut(String extension) {
    byte[] file = EncodedImages.encoded(bgr(EncodedImages.scene(90, 70, 3)), extension);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (int i = 0; i < 60; i++) {
      int length = i < 3 ? file.length - 1 - i : random.nextInt(file.length);
      byte[] cut = EncodedImages.cut(file, length);
      assertThatExceptionOfType(UnreadableImageException.class)
          .as("cut to %d of %d bytes", length, file.length)
          .isThrownBy(() -> ImageDecoder.decode(cut, "x"));
    }
  }

  @Test
  void decode_jpegOfManyScansOrRestarts_isReadWholeAndRefusedCut() {
    Mat scene = bgr(EncodedImages.scene(90, 70, 3));
    byte[] progressive =
        EncodedImages.encoded(scene, ".jpg", Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
    byte[] restarts = EncodedImages.encoded(scene, ".jpg", Imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 2);
    for (byte[] file : new byte[][] {progressive, restarts}) {
      assertThat(ImageDecoder.decode(file, "x").samePixels(byOpenCv(file))).isTrue();
      byte[] trailing = Arrays.copyOf(file, file.length + 100);
      assertThat(ImageDecoder.decode(trailing, "x").samePixels(byOpenCv(file))).isTrue();
      for (int length = 4; length < file.length; length += 37) {
        assertUnreadable(EncodedImages.cut(file, length), "truncated");
      }
    }
  }

  @Test
  void decode_cutJpegWithWholeThumbnail_isRefused() {
    byte[] file =
        EncodedImages.withExif(ImageEncoder.jpeg(EncodedImages.scene(90, 70, 3), 90), 1, true);
    assertUnreadable(EncodedImages.cut(file, file.length / 2), "truncated", "end marker");
  }

  @Test
  void decode_absurdHeader_isRefusedBeforeMemoryIsTaken() {
    byte[] png = ImageEncoder.png(EncodedImages.scene(8, 8, 1));
    ByteBuffer.wrap(png).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
    assertUnreadable(png, "65535", "2147483647 x 2147483647");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    assertUnreadable(png, "268435456", "60000 x 60000");
    ByteBuffer.wrap(png).putInt(16, 0).putInt(20, 5);
    assertUnreadable(png, "0 x 5");
    ByteBuffer.wrap(png).putInt(16, 16_000).putInt(20, 16_000);
    assertUnreadable(png, "at most", "16000 x 16000");
    byte[] jpeg = ImageEncoder.jpeg(EncodedImages.scene(8, 8, 1), 90);
    int frame = 0;
    while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
      frame++;
    }
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_535).putShort(frame + 7, (short) 65_535);
    assertUnreadable(jpeg, "65535 x 65535");
    byte[] bmp = EncodedImages.encoded(bgr(EncodedImages.scene(8, 8, 1)), ".bmp");
    ByteBuffer.wrap(bmp).putInt(18, Integer.reverseBytes(1_000_000));
    assertUnreadable(bmp, "1000000 x 8");
    ByteBuffer.wrap(bmp).putInt(18, -1);
    assertUnreadable(bmp, "-1 x 8");
  }

  @Test
  void decode_damagedPixelData_isRefused() {
    byte[] png = ImageEncoder.png(EncodedImages.scene(90, 70, 3));
    png[png.length / 2] ^= 0x55;
    assertUnreadable(png, "damaged");
  }

  @Test
  void decode_whatIsNoImage_saysWhatIsRead() {
    assertUnreadable("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8), "JPEG, PNG");
    assertUnreadable(new byte[0], "empty");
  }

  @Test
  void decode_missingFile_saysSo() {
    Path missing = folder.resolve("no.png");
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> ImageDecoder.decode(missing))
        .withMessageContainingAll("no.png", "missing");
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> ImageHeader.read(missing))
        .withMessageContainingAll("no.png", "missing");
  }

  @Test
  void decode_realPhotographs_equalsOpenCv() throws IOException {
    for (String set : new String[] {"data/photos", "data/coco_val2017_96/images"}) {
      try (var files = Files.list(SharedMaterial.at(set))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).toList()) {
          assertThat(ImageDecoder.decode(file).samePixels(byOpenCv(Files.readAllBytes(file))))
              .as(file.toString())
              .isTrue();
        }
      }
    }
  }
}
