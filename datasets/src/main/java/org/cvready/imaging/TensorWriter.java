package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cvready.vision.Image;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Writes pictures into one tensor in native memory: resize (bilinear), colour order, scaling and
 * channel layout.
 *
 * <p>One writer serves one thread and one buffer. All working memory is allocated at the start.
 */
public final class TensorWriter implements AutoCloseable {
  static {
    MatImages.loadOpenCv();
  }

  private final TensorLayout layout;
  private final PixelScaling scaling;
  private final ByteBuffer target;
  private final Mat canvas;
  private final Mat plane = new Mat();
  private final Mat half = new Mat();
  private final Mat[] planes;
  private @Nullable Placement filled;
  private boolean closed;

  /**
   * A writer into {@code target}.
   *
   * @param target direct, in native byte order, of exactly {@link TensorLayout#bytes()} bytes
   */
  public TensorWriter(TensorLayout layout, PixelScaling scaling, ByteBuffer target) {
    if (!target.isDirect()
        || target.order() != ByteOrder.nativeOrder()
        || target.capacity() != layout.bytes()) {
      throw new IllegalArgumentException(
          "tensor must be a direct buffer of %d bytes in native order, got %s of %s"
              .formatted(layout.bytes(), target, target.order()));
    }
    this.layout = layout;
    this.scaling = scaling;
    this.target = target;
    this.canvas = new Mat(layout.height(), layout.width(), CvType.CV_8UC3);
    this.planes = new Mat[3];
    int planeBytes = layout.width() * layout.height() * layout.type().bytes();
    for (int channel = 0; channel < 3; channel++) {
      planes[channel] =
          layout.interleaved()
              ? new Mat(layout.height(), layout.width(), working(layout.type()))
              : planeOver(target.slice(channel * planeBytes, planeBytes));
    }
  }

  private Mat planeOver(ByteBuffer memory) {
    return new Mat(layout.height(), layout.width(), depth(layout.type()), memory);
  }

  /** OpenCV does not move channels of binary16, so that interleaved ones pass through binary32. */
  private static int working(SampleType type) {
    return type == SampleType.UINT8 ? CvType.CV_8U : CvType.CV_32F;
  }

  private static int depth(SampleType type) {
    return switch (type) {
      case UINT8 -> CvType.CV_8U;
      case FLOAT16 -> CvType.CV_16F;
      case FLOAT32 -> CvType.CV_32F;
    };
  }

  /** Writes one picture, and says where in the frame it lies. */
  public Placement write(Image image) {
    if (closed) {
      throw new IllegalStateException("tensor writer must be open, it is closed");
    }
    Placement placement =
        scaling.resize().place(image.width(), image.height(), layout.width(), layout.height());
    fillBars(placement);
    resizeInto(image, placement);
    for (int channel = 0; channel < 3; channel++) {
      Core.extractChannel(canvas, plane, scaling.sourceChannel(channel));
      convert(channel);
    }
    if (layout.interleaved()) {
      interleave();
    }
    return placement;
  }

  /** Fills what the picture will not cover, unless it is filled already. */
  private void fillBars(Placement at) {
    if (at.equals(filled)) {
      return;
    }
    int right = at.left() + at.contentWidth();
    int bottom = at.top() + at.contentHeight();
    fill(0, 0, layout.width(), at.top());
    fill(0, bottom, layout.width(), layout.height());
    fill(0, at.top(), at.left(), bottom);
    fill(right, at.top(), layout.width(), bottom);
    filled = at;
  }

  private void fill(int left, int top, int right, int bottom) {
    if (left < right && top < bottom) {
      Mat bar = canvas.submat(top, bottom, left, right);
      bar.setTo(Scalar.all(scaling.padValue()));
      bar.release();
    }
  }

  private void resizeInto(Image image, Placement at) {
    Mat source = MatImages.view(image);
    Mat content =
        canvas.submat(new Rect(at.left(), at.top(), at.contentWidth(), at.contentHeight()));
    if (image.width() == at.contentWidth() && image.height() == at.contentHeight()) {
      source.copyTo(content);
    } else {
      Size size = new Size(at.contentWidth(), at.contentHeight());
      Imgproc.resize(source, content, size, 0, 0, Imgproc.INTER_LINEAR);
    }
    content.release();
    source.release();
  }

  private void convert(int channel) {
    double factor = scaling.factor(channel);
    double summand = scaling.summand(channel);
    if (layout.type() == SampleType.FLOAT16 && !layout.interleaved()) {
      // Scaling in binary32 and rounding once loses the least.
      plane.convertTo(half, CvType.CV_32F, factor, summand);
      half.convertTo(planes[channel], CvType.CV_16F);
    } else {
      plane.convertTo(planes[channel], working(layout.type()), factor, summand);
    }
  }

  private void interleave() {
    Mat whole =
        new Mat(layout.height(), layout.width(), CvType.makeType(depth(layout.type()), 3), target);
    boolean rounded = layout.type() == SampleType.FLOAT16;
    if (rounded) {
      half.create(layout.height(), layout.width(), CvType.CV_32FC3);
    }
    for (int channel = 0; channel < 3; channel++) {
      Core.insertChannel(planes[channel], rounded ? half : whole, channel);
    }
    if (rounded) {
      half.convertTo(whole, CvType.CV_16F);
    }
    whole.release();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    canvas.release();
    plane.release();
    half.release();
    for (Mat mat : planes) {
      mat.release();
    }
  }
}
