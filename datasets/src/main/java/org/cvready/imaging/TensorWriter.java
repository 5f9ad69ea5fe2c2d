package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Range;
import org.bytedeco.opencv.opencv_core.Size;
import org.cvready.vision.Image;

/**
 * Writes pictures into one tensor in native memory: resize (bilinear), colour order, scaling and
 * channel layout.
 *
 * <p>One writer serves one thread and one buffer, which nobody else writes to without {@link
 * #forget}. All working memory is allocated at the start, and each sample of the tensor is written
 * once: bars only when the picture's place changes, and a picture that has its size already is not
 * copied first.
 */
public final class TensorWriter implements AutoCloseable {
  static {
    MatImages.loadOpenCv();
  }

  /** Up to here, 1 / (1 / factor) is the factor again, so that OpenCV picks the right pixels. */
  private static final int GREATEST_ODD_FACTOR = 15;

  private final TensorLayout layout;
  private final PixelScaling scaling;
  private final BytePointer resized;
  private final PlaneFrame frame;
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
    this.resized = new BytePointer(Image.byteCount(layout.width(), layout.height()));
    this.frame = new PlaneFrame(layout, scaling, target);
  }

  /** Writes one picture, and says where in the frame it lies. */
  public Placement write(Image image) {
    return write(Capture.whole(image));
  }

  /**
   * Writes one picture, which may have been decoded with fewer pixels than were captured, and says
   * where in the frame the captured one lies.
   */
  public Placement write(Capture capture) {
    if (closed) {
      throw new IllegalStateException("tensor writer must be open, it is closed");
    }
    Placement placement =
        scaling.resize().place(capture.width(), capture.height(), layout.width(), layout.height());
    Image image = capture.pixels();
    try (BytePointer start = new BytePointer(image.rgb());
        Mat source = new Mat(image.height(), image.width(), opencv_core.CV_8UC3, start)) {
      if (image.width() == placement.contentWidth()
          && image.height() == placement.contentHeight()) {
        frame.write(source, placement);
        return placement;
      }
      try (Mat content =
          new Mat(
              placement.contentHeight(), placement.contentWidth(), opencv_core.CV_8UC3, resized)) {
        resize(source, content);
        frame.write(content, placement);
      }
    }
    return placement;
  }

  /**
   * Says that somebody else has written into the tensor: the next picture's bars are written too.
   */
  public void forget() {
    frame.forget();
  }

  private static void resize(Mat source, Mat content) {
    int factor = oddFactor(source, content);
    try (Size size = new Size(content.cols(), content.rows())) {
      if (factor == 0) {
        opencv_imgproc.resize(source, content, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        return;
      }
    }
    // Between an odd number of pixels, bilinear means the one in the middle, with weight 1.
    int middle = factor / 2;
    try (Range rows = new Range(middle, source.rows());
        Range columns = new Range(middle, source.cols());
        Mat middles = new Mat(source, rows, columns);
        Size fromFactors = new Size()) {
      double scale = 1.0 / factor;
      opencv_imgproc.resize(
          middles, content, fromFactors, scale, scale, opencv_imgproc.INTER_NEAREST);
    }
  }

  /** The odd number, in [3, 15], by which both sides shrink; 0 where there is none. */
  private static int oddFactor(Mat source, Mat content) {
    int factor = source.cols() / content.cols();
    boolean odd = factor >= 3 && factor % 2 == 1 && factor <= GREATEST_ODD_FACTOR;
    boolean both =
        source.cols() == factor * content.cols() && source.rows() == factor * content.rows();
    return odd && both ? factor : 0;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    frame.close();
    resized.close();
  }
}
