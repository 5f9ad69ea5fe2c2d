package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class TensorWriterTest {
  // Two pixels: (10, 20, 30) and (40, 50, 60).
  private static final Image PAIR = Image.copyOf(2, 1, new byte[] {10, 20, 30, 40, 50, 60});

  private static ByteBuffer buffer(TensorLayout layout) {
    return ByteBuffer.allocateDirect((int) layout.bytes()).order(ByteOrder.nativeOrder());
  }

  private static float[] floats(Image image, PixelScaling scaling, TensorLayout layout) {
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer = new TensorWriter(layout, scaling, target)) {
      writer.write(image);
    }
    float[] values = new float[target.capacity() / 4];
    target.asFloatBuffer().get(values);
    return values;
  }

  @Test
  void write_planarRgb_putsRedFirst() {
    TensorLayout layout = new TensorLayout(2, 1, SampleType.FLOAT32, false);
    PixelScaling scaling = PixelScaling.of(ResizeMode.STRETCH, false, 0.1);
    assertThat(floats(PAIR, scaling, layout))
        .containsExactly(new float[] {1, 4, 2, 5, 3, 6}, within(1e-6f));
  }

  @Test
  void write_interleavedBgr_putsBlueFirstPixelByPixel() {
    TensorLayout layout = new TensorLayout(2, 1, SampleType.FLOAT32, true);
    PixelScaling scaling = PixelScaling.of(ResizeMode.STRETCH, true, 1);
    assertThat(floats(PAIR, scaling, layout)).containsExactly(30, 20, 10, 60, 50, 40);
  }

  @Test
  void write_withMeanAndStd_appliesThemInTensorOrder() {
    TensorLayout layout = new TensorLayout(2, 1, SampleType.FLOAT32, false);
    PixelScaling scaling =
        PixelScaling.of(ResizeMode.STRETCH, true, 1)
            .normalised(List.of(30.0, 0.0, 10.0), List.of(2.0, 1.0, 5.0));
    assertThat(floats(PAIR, scaling, layout))
        .containsExactly(new float[] {0, 15, 20, 50, 0, 6}, within(1e-5f));
  }

  @ParameterizedTest(name = "interleaved {0}")
  @ValueSource(booleans = {true, false})
  void write_bytes_keepsSamples(boolean interleaved) {
    TensorLayout layout = new TensorLayout(2, 1, SampleType.UINT8, interleaved);
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer =
        new TensorWriter(layout, PixelScaling.of(ResizeMode.STRETCH, false, 1), target)) {
      writer.write(PAIR);
    }
    byte[] bytes = new byte[6];
    target.get(bytes);
    assertThat(bytes)
        .containsExactly(
            interleaved
                ? new byte[] {10, 20, 30, 40, 50, 60}
                : new byte[] {10, 40, 20, 50, 30, 60});
  }

  /** 0x3c00 is 1 and 0x4400 is 4 in IEEE 754 binary16. */
  @ParameterizedTest(name = "interleaved {0}")
  @ValueSource(booleans = {true, false})
  void write_halfFloats_hasTheirBits(boolean interleaved) {
    TensorLayout layout = new TensorLayout(2, 1, SampleType.FLOAT16, interleaved);
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer =
        new TensorWriter(layout, PixelScaling.of(ResizeMode.STRETCH, false, 0.1), target)) {
      writer.write(PAIR);
    }
    assertThat(target.getShort(0)).isEqualTo((short) 0x3c00);
    assertThat(target.getShort(interleaved ? 6 : 2)).isEqualTo((short) 0x4400);
  }

  @Test
  void write_letterboxAfterAnotherShape_leavesNoTraceOfTheFirst() {
    TensorLayout layout = new TensorLayout(4, 4, SampleType.FLOAT32, false);
    PixelScaling scaling = PixelScaling.of(ResizeMode.LETTERBOX, false, 1);
    Image tall = Image.copyOf(1, 2, new byte[] {1, 1, 1, 1, 1, 1});
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer = new TensorWriter(layout, scaling, target)) {
      writer.write(tall);
      Placement at = writer.write(PAIR);
      assertThat(at).isEqualTo(new Placement(2, 2, 0, 1, 4, 2));
    }
    float[] after = new float[48];
    target.asFloatBuffer().get(after);
    assertThat(after).containsExactly(floats(PAIR, scaling, layout));
    assertThat(after[0]).isEqualTo(114);
    assertThat(after[4]).isEqualTo(10);
  }

  private static Image noise(int width, int height, Random random) {
    byte[] samples = new byte[3 * width * height];
    random.nextBytes(samples);
    return Image.copyOf(width, height, samples);
  }

  /** The plain way: OpenCV's bilinear resize, then a loop over samples. */
  private static float[] plainly(Image image, PixelScaling scaling, TensorLayout layout) {
    Placement at =
        scaling.resize().place(image.width(), image.height(), layout.width(), layout.height());
    Mat source = MatImages.view(image);
    Mat resized = new Mat();
    Imgproc.resize(source, resized, new Size(at.contentWidth(), at.contentHeight()));
    byte[] content = new byte[3 * at.contentWidth() * at.contentHeight()];
    resized.get(0, 0, content);
    source.release();
    resized.release();
    int plane = layout.width() * layout.height();
    float[] values = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < plane; i++) {
        int x = i % layout.width() - at.left();
        int y = i / layout.width() - at.top();
        boolean inside = x >= 0 && y >= 0 && x < at.contentWidth() && y < at.contentHeight();
        int place = 3 * (y * at.contentWidth() + x) + (scaling.bgr() ? 2 - channel : channel);
        int sample = inside ? content[place] & 0xff : scaling.padValue();
        double value =
            (sample * scaling.scale() - scaling.mean().get(channel)) / scaling.std().get(channel);
        values[layout.interleaved() ? 3 * i + channel : channel * plane + i] = (float) value;
      }
    }
    return values;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void write_pictureAfterPicture_equalsThePlainWay(long seed) {
    Random random = new Random(seed);
    TensorLayout layout =
        new TensorLayout(
            20 + random.nextInt(60), 20 + random.nextInt(60), SampleType.FLOAT32, seed % 3 == 0);
    ResizeMode mode = List.of(ResizeMode.values()).get(random.nextInt(3));
    PixelScaling scaling =
        PixelScaling.of(mode, random.nextBoolean(), 1 / 255.0)
            .normalised(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer = new TensorWriter(layout, scaling, target)) {
      for (int picture = 0; picture < 12; picture++) {
        // Every other picture has the size of the frame, or of the one before.
        Image image =
            picture % 4 == 1
                ? noise(layout.width(), layout.height(), random)
                : noise(1 + random.nextInt(200), 1 + random.nextInt(200), random);
        for (int time = 0; time < 2; time++) {
          writer.write(image);
          float[] values = new float[target.capacity() / 4];
          target.asFloatBuffer().get(values);
          assertThat(values)
              .as("%s of %s to %s", mode, image, layout)
              .containsExactly(plainly(image, scaling, layout), within(1e-6f));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} to 1")
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 17, 19, 21, 49})
  void write_wholeFactors_equalTheBilinearWayToTheBit(int factor) {
    TensorLayout layout = new TensorLayout(23, 17, SampleType.FLOAT32, false);
    PixelScaling scaling = PixelScaling.of(ResizeMode.LETTERBOX, false, 1);
    Image image = noise(23 * factor, 17 * factor, new Random(factor));
    assertThat(floats(image, scaling, layout)).containsExactly(plainly(image, scaling, layout));
  }

  @Test
  void write_captureOfFewerPixels_liesWhereTheWholeOneDoes() {
    TensorLayout layout = new TensorLayout(32, 32, SampleType.FLOAT32, false);
    PixelScaling scaling = PixelScaling.of(ResizeMode.LETTERBOX, false, 1);
    Image half = noise(45, 30, new Random(1));
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer = new TensorWriter(layout, scaling, target)) {
      Placement at = writer.write(new Capture(half, 90, 60));
      assertThat(at).isEqualTo(ResizeMode.LETTERBOX.place(90, 60, 32, 32));
    }
    float[] values = new float[target.capacity() / 4];
    target.asFloatBuffer().get(values);
    // 90 x 60 and 45 x 30 have the same place in the frame: only the scale differs.
    assertThat(values).containsExactly(floats(half, scaling, layout));
  }

  @Test
  void write_afterSomebodyElseAndForget_writesTheBarsAgain() {
    TensorLayout layout = new TensorLayout(8, 8, SampleType.FLOAT32, false);
    PixelScaling scaling = PixelScaling.of(ResizeMode.LETTERBOX, false, 1);
    ByteBuffer target = buffer(layout);
    try (TensorWriter writer = new TensorWriter(layout, scaling, target)) {
      writer.write(PAIR);
      for (int i = 0; i < target.capacity(); i++) {
        target.put(i, (byte) 1);
      }
      writer.forget();
      writer.write(PAIR);
    }
    float[] values = new float[target.capacity() / 4];
    target.asFloatBuffer().get(values);
    assertThat(values).containsExactly(floats(PAIR, scaling, layout));
  }

  @Test
  void capture_smallerThanItsPixels_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Capture(PAIR, 1, 1))
        .withMessageContaining("at least 2 x 1");
  }

  @Test
  void write_afterClose_isRefused() {
    TensorLayout layout = new TensorLayout(4, 4, SampleType.FLOAT32, false);
    TensorWriter writer =
        new TensorWriter(layout, PixelScaling.of(ResizeMode.STRETCH, false, 1), buffer(layout));
    writer.close();
    writer.close();
    assertThatIllegalStateException().isThrownBy(() -> writer.write(PAIR));
  }

  @Test
  void writer_ofForeignByteOrder_isRefused() {
    TensorLayout layout = new TensorLayout(4, 4, SampleType.FLOAT32, false);
    ByteOrder foreign =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    PixelScaling scaling = PixelScaling.of(ResizeMode.STRETCH, false, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TensorWriter(layout, scaling, buffer(layout).order(foreign)))
        .withMessageContaining("native order");
  }
}
