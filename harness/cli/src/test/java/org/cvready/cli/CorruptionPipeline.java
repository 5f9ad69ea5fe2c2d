package org.cvready.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cvready.perturb.catalogue.CorruptionSet;
import org.cvready.testing.SharedMaterial;

/**
 * mPC and rPC of a public detector on COCO photographs, once by {@code certify} and once by running
 * {@code perturb}, {@code predict} and {@code score} one after the other.
 *
 * <p>Run on all 96 photographs, all 15 common corruptions and all severities: {@code java -cp (test
 * class path of harness/cli) org.cvready.cli.CorruptionPipeline FOLDER 96 1,2,3,4,5} in {@code
 * harness/cli}. FOLDER must be empty; the pictures of one corruption are deleted once they are
 * scored. A quarter of an hour of two cores.
 */
final class CorruptionPipeline {
  private static final long SEED = 20261122;
  private static final String NMS_IOU = "0.65";

  private final Path folder;
  private final Path photos;
  private final List<String> stems;
  private final List<Integer> severities;

  CorruptionPipeline(Path folder, int photographs, List<Integer> severities) throws IOException {
    this.folder = folder;
    this.stems = CocoPhotos.first(photographs);
    this.photos = CocoPhotos.copy(folder.resolve("photos"), stems);
    this.severities = severities;
  }

  /** Both ways on everything; prints what they give. */
  public static void main(String[] arguments) throws IOException {
    List<Integer> severities = Stream.of(arguments[2].split(",")).map(Integer::valueOf).toList();
    CorruptionPipeline pipeline =
        new CorruptionPipeline(Path.of(arguments[0]), Integer.parseInt(arguments[1]), severities);
    List<String> names = common();
    Figures certified = pipeline.certified(names);
    Figures separate = pipeline.separately(names);
    System.out.printf(Locale.ROOT, "certify:  mPC %.17g rPC %.17g%n", certified.mpc, certified.rpc);
    System.out.printf(Locale.ROOT, "separate: mPC %.17g rPC %.17g%n", separate.mpc, separate.rpc);
    separate.ap.forEach((id, ap) -> System.out.printf(Locale.ROOT, "%s %.6f%n", id, ap));
  }

  /** The 15 corruptions of the benchmark. */
  static List<String> common() {
    return CorruptionSet.byKey("common").orElseThrow().members().stream()
        .map(member -> member.entry().key())
        .toList();
  }

  /**
   * What one way gives.
   *
   * @param mpc mean AP under corruption
   * @param rpc that over clean AP
   * @param ap by condition; empty where the way does not tell
   */
  record Figures(double mpc, double rpc, Map<String, Double> ap) {}

  /** By a certification with one gate on each. */
  Figures certified(List<String> corruptions) throws IOException {
    StringBuilder conditions = new StringBuilder();
    for (String name : corruptions) {
      conditions.append("  %s: {severity: %s}\n".formatted(name, severities));
    }
    String yaml =
        """
        plan: 1
        seed: %d
        model: {file: %s}
        operating_point: {score: 0.3, nms_iou: %s}
        datasets: {photos: {format: yolo, path: %s, role: benchmark}}
        conditions:
        %sgates:
          - {metric: mpc, dataset: photos, at_least: 0}
          - {metric: rpc, dataset: photos, at_least: 0}
        """
            .formatted(SEED, model(), NMS_IOU, photos, conditions);
    Path plan = Files.writeString(folder.resolve("plan.yaml"), yaml);
    Path out = folder.resolve("certified");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    if (!Files.exists(out.resolve("certificate.json"))) {
      throw new AssertionError(ran.err());
    }
    JsonNode certificate =
        new ObjectMapper().readTree(Files.readAllBytes(out.resolve("certificate.json")));
    return new Figures(value(certificate, "mpc"), value(certificate, "rpc"), Map.of());
  }

  private static double value(JsonNode certificate, String metric) {
    for (JsonNode gate : certificate.get("gates")) {
      // A gate that the program adds of its own has none.
      JsonNode measured = gate.path("measurement");
      if (measured.path("metric").asText().equals(metric)) {
        return measured.get("value").asDouble();
      }
    }
    throw new AssertionError("no " + metric + " in the certificate");
  }

  /** By one verb after the other. */
  Figures separately(List<String> corruptions) throws IOException {
    double clean = ap(photos);
    Map<String, Double> ap = new TreeMap<>();
    double sum = 0;
    for (String name : corruptions) {
      for (int severity : severities) {
        Path corrupted = corrupted(name, severity);
        double one = ap(corrupted);
        ap.put(name + "@" + severity, one);
        sum += one;
        delete(corrupted);
      }
    }
    double mpc = sum / ap.size();
    return new Figures(mpc, mpc / clean, ap);
  }

  /** The photographs as {@code perturb} writes them, as a set beside their labels. */
  private Path corrupted(String name, int severity) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("perturb"));
    stems.forEach(stem -> arguments.add(photos.resolve("images/" + stem + ".jpg")));
    Path written = folder.resolve("written");
    arguments.addAll(
        List.of("--with", name, "--severity", severity, "--seeds", SEED + ".." + SEED));
    arguments.addAll(List.of("--out", written));
    Ran ran = Ran.cvready(arguments.toArray());
    if (ran.code() != 0) {
      throw new AssertionError(ran.err());
    }
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.createDirectories(set.resolve("images"));
    Files.createDirectories(set.resolve("labels"));
    Files.copy(photos.resolve("config.yaml"), set.resolve("config.yaml"));
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.toList()) {
        String stem = file.getFileName().toString().replaceFirst("__.*", "");
        Files.move(file, set.resolve("images/" + stem + ".png"));
        Files.copy(
            photos.resolve("labels/" + stem + ".txt"), set.resolve("labels/" + stem + ".txt"));
      }
    }
    return set;
  }

  private double ap(Path set) throws IOException {
    Path truth = folder.resolve("truth.json");
    Path found = folder.resolve("found.json");
    Ran ran =
        Ran.cvready(
            "predict",
            "--model",
            model(),
            "--dataset",
            "yolo:" + set,
            "--nms-iou",
            NMS_IOU,
            "--ground-truth-out",
            truth,
            "--out",
            found);
    if (ran.code() != 0) {
      throw new AssertionError(ran.err());
    }
    double ap = SetScores.of(truth, found, 0.3).figure("AP");
    Files.delete(truth);
    Files.delete(found);
    return ap;
  }

  private static Path model() {
    return SharedMaterial.at("models/yolox_nano.onnx").toAbsolutePath();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException stays) {
                  throw new UncheckedIOException(stays);
                }
              });
    }
  }
}
