package org.cvready.bench;

import java.util.concurrent.TimeUnit;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.vision.Image;
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
 * Milliseconds of every perturbation at severity 3, from pixels to new pixels in memory that is used again, as
 * {@code certify} does, on one thread; the
 * options of the Java virtual machine are those of the program's launcher.
 *
 * <p>Run, with the yardstick of the machine in the same run: {@code java
 * @benchmarks/target/benchmarks.args org.openjdk.jmh.Main 'Perturbation|Yardstick' -rf json -rff
 * perturbations.json}; one perturbation alone with {@code -p perturbation=GAUSSIAN_NOISE}. {@code
 * java @benchmarks/target/benchmarks.args org.cvready.bench.PerturbationFigures perturbations.json}
 * then sets the figures beside those of the reference.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn32m"})
public class PerturbationBenchmark {
  private static final int SEVERITY = 3;

  /** Every entry of the catalogue. */
  @Param private Catalogue perturbation = Catalogue.GAUSSIAN_NOISE;

  /** Width and height, pixels. */
  @Param({"640x480", "1280x960"})
  private String size = "640x480";

  private Perturbation subject = perturbation.perturbation();
  private double strength;
  private final Workspace memory = new Workspace();

  @SuppressWarnings("NullAway.Init") // JMH calls load first.
  private Image image;

  /** Decodes the photo. */
  @Setup
  public void load() {
    subject = perturbation.perturbation();
    strength = subject.scale().ofSeverity(SEVERITY);
    image = BenchmarkPhoto.of(size);
  }

  /** The image under the perturbation, its random stream included, in the memory of the last. */
  @Benchmark
  public Perturbed apply() {
    memory.reuse();
    return subject.apply(image, strength, RandomStreams.of(1, "photo", subject.name()), memory);
  }
}
