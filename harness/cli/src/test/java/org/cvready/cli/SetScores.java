package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the verb {@code score} says, read back.
 *
 * @param json the file that it wrote
 */
record SetScores(JsonNode json) {
  /** Counts of a class. */
  record Counts(long tp, long fp, long fn) {
    Counts plus(Counts other) {
      return new Counts(tp + other.tp, fp + other.fp, fn + other.fn);
    }

    double precision() {
      return (double) tp / (tp + fp);
    }

    double recall() {
      return (double) tp / (tp + fn);
    }
  }

  /** Scores one set of what a certification wrote, with counts at one score. */
  static SetScores ofRun(Path run, String set, double threshold) throws IOException {
    Path out = Files.createTempFile("scores", ".json");
    Ran ran =
        Ran.cvready(
            "score",
            run.resolve("ground_truth.json"),
            run.resolve("predictions.json"),
            "--set",
            set,
            "--thresholds",
            threshold,
            "--out",
            out);
    return read(ran, out);
  }

  /** Scores two plain files, with counts at one score. */
  static SetScores of(Path groundTruth, Path predictions, double threshold) throws IOException {
    Path out = Files.createTempFile("scores", ".json");
    return read(
        Ran.cvready("score", groundTruth, predictions, "--thresholds", threshold, "--out", out),
        out);
  }

  private static SetScores read(Ran ran, Path out) throws IOException {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    SetScores scores = new SetScores(new ObjectMapper().readTree(Files.readAllBytes(out)));
    Files.delete(out);
    return scores;
  }

  /** One of COCO's twelve figures. */
  double figure(String key) {
    return json.get("coco").get(key).asDouble();
  }

  /** Entries of the categories by name. */
  Map<String, JsonNode> categories() {
    Map<String, JsonNode> byName = new TreeMap<>();
    json.get("categories").forEach(entry -> byName.put(entry.get("name").asText(), entry));
    return byName;
  }

  /** Counts by category name. */
  Map<String, Counts> counts() {
    Map<Long, String> names = new TreeMap<>();
    json.get("categories")
        .forEach(entry -> names.put(entry.get("id").asLong(), entry.get("name").asText()));
    Map<String, Counts> counts = new TreeMap<>();
    for (JsonNode entry : json.get("counts")) {
      counts.put(
          names.get(entry.get("category_id").asLong()),
          new Counts(entry.get("tp").asLong(), entry.get("fp").asLong(), entry.get("fn").asLong()));
    }
    return counts;
  }
}
