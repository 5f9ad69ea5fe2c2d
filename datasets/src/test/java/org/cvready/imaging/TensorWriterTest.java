package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
