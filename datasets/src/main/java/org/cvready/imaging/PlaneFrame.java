package org.cvready.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_16F;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Range;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Puts pictures of the right size into a tensor: parts colours, scales, and writes each sample
 * once.
 *
 * <p>Bars are written when the picture's place changes and stay from then on, so that the next
 * picture of the same shape costs only its own pixels. Headers and working memory live as long as
 * the frame or the place.
 */
final class PlaneFrame implements AutoCloseable {
  private static final int CHANNELS = 3;
  private static final int PAGE = 4096;

  private final TensorLayout layout;
  private final PixelScaling scaling;
  private final Mat[] planes = new Mat[CHANNELS];
  private final Mat whole;
  // One vector of bytes in OpenCV's own memory, which starts on a cache line.
  private final Mat parted;
  private final int stride;
  private final Mat half = new Mat();
  private Place place;
  private boolean framed;

  /**
   * A frame over a tensor.
   *
   * @param target direct, in native byte order, of exactly {@link TensorLayout#bytes()} bytes
   */
  PlaneFrame(TensorLayout layout, PixelScaling scaling, ByteBuffer target) {
    this.layout = layout;
    this.scaling = scaling;
    long samples = (long) layout.width() * layout.height();
    this.stride = stride(Math.toIntExact(samples));
    this.parted = new Mat(1, CHANNELS * stride, CV_8U);
    int type = opencv_core.CV_MAKETYPE(depth(layout.type()), CHANNELS);
    this.whole =
        layout.interleaved()
            ? new Mat(layout.height(), layout.width(), type, new BytePointer(target))
            : new Mat();
    int planeBytes = Math.toIntExact(samples * layout.type().bytes());
    for (int channel = 0; channel < CHANNELS; channel++) {
      planes[channel] =
          layout.interleaved()
              ? new Mat(layout.height(), layout.width(), working(layout.type()))
              : new Mat(
                  layout.height(),
                  layout.width(),
                  depth(layout.type()),
                  new BytePointer(target.slice(channel * planeBytes, planeBytes)));
    }
    this.place = new Place(new Placement(1, 1, 0, 0, layout.width(), layout.height()));
  }

  /** From one colour to the next, bytes: whole cache lines, and not the same place in a page. */
  private static int stride(int samples) {
    return (samples / PAGE + 1) * PAGE + PAGE / 4;
  }

  /** OpenCV does not move channels of binary16, so that interleaved ones pass through binary32. */
  private static int working(SampleType type) {
    return type == SampleType.UINT8 ? CV_8U : CV_32F;
  }

  private static int depth(SampleType type) {
    return switch (type) {
      case UINT8 -> CV_8U;
      case FLOAT16 -> CV_16F;
      case FLOAT32 -> CV_32F;
    };
  }

  /** Writes a picture of 8-bit RGB samples, which is as large as its place in the frame. */
  void write(Mat content, Placement at) {
    if (!at.equals(place.at)) {
      place.close();
      place = new Place(at);
      framed = false;
    }
    if (!framed) {
      fillBars(at);
      framed = true;
    }
    place.part(content);
    for (int channel = 0; channel < CHANNELS; channel++) {
      Mat samples = place.parts[scaling.sourceChannel(channel)];
      convert(samples, place.targets[channel], channel);
    }
    if (layout.interleaved()) {
      interleave();
    }
  }

  /** Says that the tensor holds something else than was written here. */
  void forget() {
    framed = false;
  }

  /** Fills what the picture does not cover. */
  private void fillBars(Placement at) {
    int right = at.left() + at.contentWidth();
    int bottom = at.top() + at.contentHeight();
    fill(0, 0, layout.width(), at.top());
    fill(0, bottom, layout.width(), layout.height());
    fill(0, at.top(), at.left(), bottom);
    fill(right, at.top(), layout.width(), bottom);
  }

  private void fill(int left, int top, int right, int bottom) {
    if (left >= right || top >= bottom) {
      return;
    }
    try (Mat grey = new Mat(bottom - top, right - left, CV_8U, new Scalar(scaling.padValue()));
        Range rows = new Range(top, bottom);
        Range columns = new Range(left, right)) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        try (Mat bar = new Mat(planes[channel], rows, columns)) {
          convert(grey, bar, channel);
        }
      }
    }
  }

  private void convert(Mat samples, Mat target, int channel) {
    double factor = scaling.factor(channel);
    double summand = scaling.summand(channel);
    if (layout.type() == SampleType.FLOAT16 && !layout.interleaved()) {
      // Scaling in binary32 and rounding once loses the least.
      samples.convertTo(half, CV_32F, factor, summand);
      half.convertTo(target, CV_16F);
      return;
    }
    samples.convertTo(target, working(layout.type()), factor, summand);
  }

  private void interleave() {
    boolean rounded = layout.type() == SampleType.FLOAT16;
    if (rounded) {
      half.create(layout.height(), layout.width(), opencv_core.CV_32FC3);
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      opencv_core.insertChannel(planes[channel], rounded ? half : whole, channel);
    }
    if (rounded) {
      half.convertTo(whole, CV_16F);
    }
  }

  @Override
  public void close() {
    place.close();
    for (Mat plane : planes) {
      plane.close();
    }
    whole.close();
    half.close();
    parted.close();
  }

  /** Headers for pictures at one place; they own no pixels. */
  private final class Place implements AutoCloseable {
    private final Placement at;
    private final MatVector vector;
    private final Mat[] parts = new Mat[CHANNELS];
    private final long[] addresses = new long[CHANNELS];
    private final Mat[] targets = new Mat[CHANNELS];

    Place(Placement at) {
      this.at = at;
      this.vector = new MatVector(CHANNELS);
      try (Range rows = new Range(at.top(), at.top() + at.contentHeight());
          Range columns = new Range(at.left(), at.left() + at.contentWidth())) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          BytePointer start = new BytePointer(parted.data()).position((long) channel * stride);
          try (Mat part = new Mat(at.contentHeight(), at.contentWidth(), CV_8U, start)) {
            vector.put(channel, part);
          }
          parts[channel] = vector.get(channel);
          addresses[channel] = parts[channel].data().address();
          targets[channel] = new Mat(planes[channel], rows, columns);
        }
      }
    }

    /** Parts the colours. */
    void part(Mat content) {
      opencv_core.split(content, vector);
      for (int channel = 0; channel < CHANNELS; channel++) {
        if (parts[channel].data().address() != addresses[channel]) {
          throw new IllegalStateException("OpenCV parted colours beside the memory it was given");
        }
      }
    }

    @Override
    public void close() {
      for (int channel = 0; channel < CHANNELS; channel++) {
        targets[channel].close();
      }
      vector.close();
    }
  }
}
