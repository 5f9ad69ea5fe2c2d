package org.cvready.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast the machine is, in milliseconds of OpenCV's Gaussian blur of sigma 2 on one thread, on
 * the photo of {@link PerturbationBenchmark}, whose Javadoc holds the command.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn32m"})
public class YardstickBenchmark {
  private static final double SIGMA = 2;

  /** Width and height, pixels. */
  @Param({"640x480", "1280x960"})
  private String size = "640x480";

  @SuppressWarnings("NullAway.Init") // JMH calls load first.
  private Image image;

  @SuppressWarnings("NullAway.Init") // JMH calls load first.
  private ByteBuffer pixels;

  /** Decodes the photo. */
  @Setup
  public void load() {
    image = BenchmarkPhoto.of(size);
    pixels = Image.newBuffer(image.width(), image.height());
  }

  /** The blurred samples. */
  @Benchmark
  public ByteBuffer gaussianBlur() {
    Mat source = MatImages.view(image);
    Mat target = MatImages.view(image.width(), image.height(), pixels);
    Imgproc.GaussianBlur(source, target, new Size(0, 0), SIGMA);
    source.release();
    target.release();
    return pixels;
  }
}
