package org.cvready.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.report.ReportFormat;

/**
 * Runs the short verbs once while the distribution is built, so that Java can put the classes they
 * load into the archive that makes later starts fast.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs every command; what they print goes nowhere.
   *
   * @param args a certificate to print, and an empty folder to work in
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.write(folder.resolve(ReportFormat.JSON.fileName()), Files.readAllBytes(Path.of(args[0])));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(nowhere, nowhere, false);
    for (List<String> command : commands(folder)) {
      Main.run(streams, command.toArray(String[]::new));
    }
  }

  private static List<List<String>> commands(Path folder) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("--version"));
    commands.add(List.of("--help"));
    commands.add(List.of("no-such-verb"));
    for (String verb :
        List.of(
            "demo",
            "bench",
            "certify",
            "check",
            "init",
            "inspect",
            "predict",
            "report",
            "score",
            "verify-certificate")) {
      commands.add(List.of(verb, "--help"));
    }
    commands.add(score(folder));
    commands.add(List.of("check", plan(folder).toString()));
    commands.add(List.of("report", folder.resolve("missing").toString(), "--format", "json"));
    commands.add(List.of("verify-certificate", folder.toString()));
    for (ReportFormat format : ReportFormat.values()) {
      String out = folder.resolve("out-" + format.fileName()).toString();
      commands.add(List.of("report", folder.toString(), "--format", format.key(), "--out", out));
      commands.add(List.of("report", folder.toString(), "--format", format.key()));
    }
    return commands;
  }

  /** Scores one detection of one object. */
  private static List<String> score(Path folder) throws IOException {
    Path truth =
        Files.writeString(
            folder.resolve("truth.json"),
            """
            {"images": [{"id": 1, "width": 64, "height": 64, "file_name": "1.png"}],
             "categories": [{"id": 1, "name": "dent"}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "iscrowd": 0,
                              "area": 100, "bbox": [1.5, 1, 10, 10]}]}
            """);
    Path found =
        Files.writeString(
            folder.resolve("found.json"),
            """
            [{"image_id": 1, "category_id": 1, "bbox": [2.25, 1, 10, 10], "score": 0.75}]
            """);
    String out = folder.resolve("scores.json").toString();
    return List.of("score", truth.toString(), found.toString(), "--out", out);
  }

  /** A plan that is read whole and whose files are missing, so that no natives are loaded. */
  private static Path plan(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("plan.yaml"),
        """
        plan: 1
        name: rehearsal
        seed: 1
        model: {file: missing.onnx}
        operating_point: {score: 0.5, match_iou: 0.5}
        datasets: {site: {format: coco, path: missing.json, role: on_site, sampling: natural}}
        conditions: {glare: {severity: [1]}, exposure: {ev: [-1]}}
        gates: [{metric: fn_rate, dataset: site, class: each, at_most: 5 %}]
        """);
  }
}
