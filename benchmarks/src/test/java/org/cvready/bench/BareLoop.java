package org.cvready.bench;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cvready.imaging.MatImages;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * The least that a program can do with a model of one picture and one output: threads that decode,
 * resize into the tensor and run the session, and nothing else. Nothing of cvready's own is in it
 * but the loading of OpenCV.
 */
final class BareLoop implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<Path> images;
  private final String input;
  private final String output;
  private final long[] inputShape;
  private final long[] outputShape;

  BareLoop(Path model, List<Path> images) throws OrtException {
    MatImages.loadOpenCv();
    this.images = List.copyOf(images);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      this.session = environment.createSession(model.toString(), options);
    }
    this.input = session.getInputNames().iterator().next();
    this.output = session.getOutputNames().iterator().next();
    this.inputShape = shape(session.getInputInfo());
    this.outputShape = shape(session.getOutputInfo());
  }

  private static long[] shape(Map<String, NodeInfo> only) {
    return ((TensorInfo) only.values().iterator().next().getInfo()).getShape();
  }

  /** Shows all images to the model once, by so many threads. */
  int run(int threads) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  work(next);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return images.size();
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(AtomicInteger next) throws IOException, OrtException {
    int height = (int) inputShape[2];
    int width = (int) inputShape[3];
    ByteBuffer pixels = direct(inputShape);
    Mat resized = new Mat(height, width, CvType.CV_8UC3);
    Mat channel = new Mat();
    Mat[] planes = new Mat[3];
    for (int c = 0; c < 3; c++) {
      int bytes = height * width * Float.BYTES;
      planes[c] = new Mat(height, width, CvType.CV_32F, pixels.slice(c * bytes, bytes));
    }
    try (OnnxTensor in = OnnxTensor.createTensor(environment, pixels.asFloatBuffer(), inputShape);
        OnnxTensor out =
            OnnxTensor.createTensor(
                environment, direct(outputShape).asFloatBuffer(), outputShape)) {
      Map<String, OnnxTensor> inputs = Map.of(input, in);
      Map<String, OnnxValue> outputs = Map.of(output, out);
      for (int i = next.getAndIncrement(); i < images.size(); i = next.getAndIncrement()) {
        MatOfByte encoded = new MatOfByte(Files.readAllBytes(images.get(i)));
        Mat decoded = Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_COLOR);
        double scale = Math.min((double) width / decoded.cols(), (double) height / decoded.rows());
        Mat content =
            resized.submat(
                0,
                (int) Math.round(decoded.rows() * scale),
                0,
                (int) Math.round(decoded.cols() * scale));
        Imgproc.resize(decoded, content, new Size(content.cols(), content.rows()));
        for (int c = 0; c < 3; c++) {
          Core.extractChannel(resized, channel, c);
          channel.convertTo(planes[c], CvType.CV_32F);
        }
        content.release();
        decoded.release();
        encoded.release();
        session.run(inputs, outputs).close();
      }
    }
  }

  private static ByteBuffer direct(long[] shape) {
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    return ByteBuffer.allocateDirect(Math.toIntExact(elements * Float.BYTES))
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
