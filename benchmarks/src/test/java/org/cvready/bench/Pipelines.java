package org.cvready.bench;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.cvready.run.RecordedPass;
import org.cvready.run.RunOptions;
import org.cvready.run.RunProgress;

/**
 * The pipeline that {@code certify} runs, with all that it writes, beside the {@link BareLoop}: one
 * model, the same images, the same number of threads.
 */
final class Pipelines implements AutoCloseable {
  private final Path folder = Files.createTempDirectory("cvready-bench");
  private final RecordedPass pass;
  private final BareLoop bareLoop;
  private final int threads;

  /** Both, for a model and a set in the words of a plan's {@code datasets}. */
  private Pipelines(Path model, String set, List<Path> images, int threads)
      throws IOException, OrtException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            plan: 1
            name: benchmark
            seed: 1
            model: {file: "%s"}
            operating_point: {score: 0.25, review_from: 0.1, match_iou: 0.5}
            datasets: {images: {%s, role: benchmark}}
            gates: [{metric: map50, dataset: images, at_least: 1 %%}]
            """
                .formatted(model, set));
    this.threads = threads;
    this.bareLoop = new BareLoop(model, images);
    this.pass = RecordedPass.open(plan, true);
  }

  /** The small COCO detector on 96 images of about 640 x 480. */
  static Pipelines yoloxOnCoco(int threads) throws IOException, OrtException {
    Path set = Material.cocoImages();
    String format = "format: yolo, path: \"%s\"".formatted(set);
    return new Pipelines(Material.yoloxNano(), format, jpegs(set), threads);
  }

  /** The steel detector on 1,211 images of 200 x 200, about 300 weak detections each. */
  static Pipelines neuDet(int threads) throws IOException, OrtException {
    Path set = Material.at("data/neu-det");
    String format = "format: voc, path: \"%s\"".formatted(set);
    return new Pipelines(
        Material.at("models/neudet_yolov8n_int8.onnx"), format, jpegs(set), threads);
  }

  /** The bundled detector on the benchmark of the bundled line. */
  static Pipelines washer(int threads) throws IOException, OrtException {
    Path line = Path.of("datasets/washer-line").toAbsolutePath();
    Path set = line.resolve("benchmark");
    String format = "format: coco, path: \"%s\"".formatted(set.resolve("annotations.json"));
    return new Pipelines(line.resolve("detector.onnx"), format, jpegs(set), threads);
  }

  private static List<Path> jpegs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  /** One pass of the pipeline; how many images it showed. */
  long pipeline() throws IOException, InterruptedException {
    RunOptions options = new RunOptions(folder.resolve("out"), threads, true);
    return pass.run(options, RunProgress.silent());
  }

  /** One pass of the bare loop; how many images it showed. */
  long bareLoop() throws InterruptedException, ExecutionException {
    return bareLoop.run(threads);
  }

  @Override
  public void close() throws IOException, OrtException {
    pass.close();
    bareLoop.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
