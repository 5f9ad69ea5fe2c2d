package org.cvready.trainer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.trainer.data.TrainingSet;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.CompactDetector;

/**
 * Trains a detector on a COCO set and writes {@code detector.onnx}, {@code detector.params} and
 * {@code training.log}.
 */
public final class TrainDetector {
  private static final Set<String> KEYS =
      Set.of(
          "--train",
          "--validation",
          "--out",
          "--seed",
          "--size",
          "--epochs",
          "--batch",
          "--rate",
          "--judged-every",
          "--close-epochs");

  private TrainDetector() {}

  /** Runs with options as in the package's example; each has a value. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> options = options(arguments);
    TrainingSettings settings =
        new TrainingSettings(
            Integer.parseInt(options.getOrDefault("--seed", "20261122")),
            Integer.parseInt(options.getOrDefault("--size", "352")),
            Integer.parseInt(options.getOrDefault("--close-epochs", "34")),
            Integer.parseInt(options.getOrDefault("--epochs", "18")),
            Integer.parseInt(options.getOrDefault("--batch", "16")),
            Double.parseDouble(options.getOrDefault("--rate", "0.002")),
            Integer.parseInt(options.getOrDefault("--judged-every", "4")));
    Path out = Files.createDirectories(Path.of(required(options, "--out")));
    Dataset train = read(required(options, "--train"), "train");
    Dataset validation = read(required(options, "--validation"), "validation");
    try (Writer file =
        Files.newBufferedWriter(out.resolve("training.log"), StandardCharsets.UTF_8)) {
      run(settings, new Sets(train, validation), out, new TrainingLog(file));
    }
  }

  private record Sets(Dataset train, Dataset validation) {}

  private static void run(TrainingSettings settings, Sets sets, Path out, TrainingLog log)
      throws IOException {
    TrainingSet pictures = TrainingSet.load(sets.train, settings.size());
    Architecture architecture = CompactDetector.of(settings.size(), pictures.classes());
    log.line(settings.toString());
    log.line(
        "classes %s; %d pictures with %d objects; %d for validation"
            .formatted(
                sets.train.classes().names(),
                pictures.pictures(),
                pictures.objects(),
                sets.validation.samples().size()));
    try (Training training = new Training(settings, architecture, pictures)) {
      log.line(
          String.format(
              Locale.ROOT,
              "%d weights, %.0f million multiplications per picture; %d processors",
              training.weights(),
              architecture.multiplications() / 1e6,
              Runtime.getRuntime().availableProcessors()));
      training.run(log, sets.validation, out.resolve("detector.onnx"));
      training.writeParameters(out.resolve("detector.params"));
    }
    log.line("done after " + log.spent());
  }

  private static Dataset read(String folder, String name) {
    Path file = Path.of(folder);
    Path json = Files.isDirectory(file) ? file.resolve("annotations.json") : file;
    return new DatasetLocation(DatasetFormat.COCO, json).read(name);
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!KEYS.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "arguments must be pairs of an option of %s and its value, got '%s'"
                .formatted(KEYS.stream().sorted().toList(), arguments[i]));
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String key) {
    String value = options.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " must be given");
    }
    return value;
  }
}
