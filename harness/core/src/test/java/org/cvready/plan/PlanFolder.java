package org.cvready.plan;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the files that the plan of the tests names, and that plan. */
public record PlanFolder(Path folder) {
  /** Has every section and key form that the project's own page on plans shows. */
  static final String GOOD =
      """
      plan: 1
      name: washer line 3
      seed: 20261121
      model: {file: detector.onnx, decoder: auto, device: cpu}     # input: {...} overrides
      operating_point: {score: 0.42, review_from: 0.25, nms_iou: 0.65, match_iou: 0.5}
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        line3:     {format: coco, path: line3/annotations.json, role: on_site, sampling: natural, \
      slice_by: [shift, camera], expects: {shift: [day, night]}}
        foreign:   {format: folder, path: foreign, role: out_of_distribution, safe: [review]}
      conditions:
        glare: {severity: [1, 3, 5]}
        exposure: {ev: [-2, -1, 1]}
        jpeg: {severity: all, apply_to: [line3], sample: 500}
        dim_jpeg: {chain: [exposure@-1EV, jpeg@3]}
        corruptions: {set: extra, severity: [2, 4], sample: 500}
      production: {units_per_minute: 480, hours_per_month: 480, defect_rate: {scratch: 0.6 %, \
      dent: 0.3 %}, cost: {false_reject: 2.5, escape: 180, review: 0.4, currency: EUR}}
      line_speed: {units_per_minute: 480, deadline: 100 ms, warm_up: 10 s, run: 400 s}
      responsibilities: {owner: vision team, reviewed_every: 30 days, act_when: fn_rate above 5 % \
      on any slice}
      gates:
        - {metric: fn_rate, dataset: line3, class: each, slice: each, at_most: 5 %}
        - {metric: false_reject_rate, dataset: line3, at_most: 1 %}
        - {metric: fn_rate, dataset: line3, class: each, condition: each, at_most: 15 %}
        - {metric: fn_rate, dataset: line3, versus: benchmark, at_most: 3 pp}
        - {metric: silent_failure_rate, dataset: foreign, at_most: 5 %}
        - {metric: review_load, dataset: line3, at_most: 2 %}
        - {metric: latency_p99, at_most: 80 ms}
        - {metric: late_frames, at_most: 0.1 %}
      """;

  /** The files of the plan, in a folder that there is. */
  public static PlanFolder in(Path folder) {
    PlanFolder made = new PlanFolder(folder);
    made.write("detector.onnx", "");
    made.write("benchmark/annotations.json", "{}");
    made.write("line3/annotations.json", "{}");
    made.write("foreign/a.png", "");
    made.write("tags.csv", "file,shift\n");
    made.write("names.txt", "scratch\n\ndent\n");
    return made;
  }

  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan with this text, read in the folder. */
  public Plan read(String yaml) {
    return PlanReader.read(write("plan.yaml", yaml), PathRule.INSIDE_PLAN_FOLDER);
  }

  /** The good plan with one piece of text replaced, which must stand in it. */
  static String with(String piece, String other) {
    if (!GOOD.contains(piece)) {
      throw new IllegalArgumentException("not in the plan: " + piece);
    }
    return GOOD.replace(piece, other);
  }

  List<PlanProblem> problems(String yaml) {
    BadPlanException bad = catchThrowableOfType(BadPlanException.class, () -> read(yaml));
    return bad == null ? List.of() : bad.problems();
  }
}
