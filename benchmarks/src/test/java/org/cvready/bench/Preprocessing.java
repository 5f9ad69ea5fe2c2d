package org.cvready.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.cvready.imaging.MatImages;
import org.cvready.imaging.PixelScaling;
import org.cvready.imaging.Placement;
import org.cvready.imaging.ResizeMode;
import org.cvready.imaging.SampleType;
import org.cvready.imaging.TensorLayout;
import org.cvready.imaging.TensorWriter;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.imgproc.Imgproc;

/**
 * One photo's way into a model's input of floats between bars: cvready's, the usual one with
 * OpenCV, and the copying of as many bytes as any way must read and write.
 */
final class Preprocessing implements AutoCloseable {
  private static final double SCALE = 1 / 255.0;
  private static final int PAD = 114;

  private final int side;
  private final Image photo;
  private final Placement at;
  private final ByteBuffer tensor;
  private final TensorWriter writer;
  private final ByteBuffer from;
  private final ByteBuffer to;

  /**
   * Memory for it.
   *
   * @param size of the photo, such as {@code 1280x960}
   * @param side of the model's input, pixels
   */
  Preprocessing(String size, int side) {
    this.side = side;
    this.photo = BenchmarkPhoto.of(size);
    this.at = ResizeMode.LETTERBOX.place(photo.width(), photo.height(), side, side);
    TensorLayout layout = new TensorLayout(side, side, SampleType.FLOAT32, false);
    this.tensor = ByteBuffer.allocateDirect((int) layout.bytes()).order(ByteOrder.nativeOrder());
    this.writer =
        new TensorWriter(layout, PixelScaling.of(ResizeMode.LETTERBOX, true, SCALE), tensor);
    int half = (int) (leastBytes() / 2);
    this.from = ByteBuffer.allocateDirect(half);
    this.to = ByteBuffer.allocateDirect(half);
  }

  /** What any way has to read and to write: the photo, and the part of the tensor it covers. */
  long leastBytes() {
    return Image.byteCount(photo.width(), photo.height())
        + Float.BYTES * Image.byteCount(at.contentWidth(), at.contentHeight());
  }

  /** cvready's way, into the memory of the tensor. */
  Placement ours() {
    return writer.write(photo);
  }

  /** Resize, border, blob: OpenCV's own networks take the blob as it is. */
  Mat blob() {
    Mat source = MatImages.view(photo);
    Mat resized = new Mat();
    Mat framed = new Mat();
    Imgproc.resize(source, resized, new Size(at.contentWidth(), at.contentHeight()));
    Core.copyMakeBorder(
        resized,
        framed,
        at.top(),
        side - at.top() - at.contentHeight(),
        at.left(),
        side - at.left() - at.contentWidth(),
        Core.BORDER_CONSTANT,
        Scalar.all(PAD));
    Mat blob = Dnn.blobFromImage(framed, SCALE, new Size(side, side), Scalar.all(0), true, false);
    source.release();
    resized.release();
    framed.release();
    return blob;
  }

  /** The blob as ONNX Runtime takes it in Java: its numbers in an array, the array in a tensor. */
  float usual() throws OrtException {
    Mat blob = blob();
    float[] values = new float[3 * side * side];
    Mat row = blob.reshape(1, 1);
    row.get(0, 0, values);
    row.release();
    blob.release();
    long[] shape = {1, 3, side, side};
    try (OnnxTensor made =
        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape)) {
      return made.getInfo().getNumElements();
    }
  }

  /** As many bytes read and written as {@link #leastBytes} says. */
  ByteBuffer copy() {
    return to.clear().put(from.clear());
  }

  /** The greatest difference of the two ways, in the tensor's numbers. */
  double difference() {
    ours();
    Mat blob = blob();
    float[] values = new float[3 * side * side];
    blob.reshape(1, 1).get(0, 0, values);
    double greatest = 0;
    for (int i = 0; i < values.length; i++) {
      greatest = Math.max(greatest, Math.abs(values[i] - tensor.getFloat(Float.BYTES * i)));
    }
    return greatest;
  }

  @Override
  public void close() {
    writer.close();
  }
}
