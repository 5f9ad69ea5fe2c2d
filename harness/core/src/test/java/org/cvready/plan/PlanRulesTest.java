package org.cvready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRulesTest {
  @TempDir private Path temp;
  private PlanFolder folder = new PlanFolder(Path.of(""));

  @BeforeEach
  void makeFolder() {
    folder = PlanFolder.in(temp);
  }

  private static Arguments throughput(String value, String path, String message, String hint) {
    return arguments(
        "line_speed: {", "throughput: %s\nline_speed: {".formatted(value), path, message, hint);
  }

  /** A piece of the good plan, what replaces it, and the path, message and hint that must come. */
  static Stream<Arguments> brokenPlans() {
    return Stream.of(
        // The file as a whole.
        arguments("plan: 1\n", "", "plan", "is missing", "plan: 1"),
        arguments("plan: 1\n", "plan: 2\n", "plan", "must be 1", "plan: 1"),
        arguments("seed: 20261121", "seed: soon", "seed", "whole number of 64 bits", ""),
        arguments("seed: 20261121", "sed: 20261121", "sed", "unknown key", "seed"),
        arguments("seed: 20261121", "name: twice", "name", "must stand once", ""),
        arguments("seed: 20261121", "seed: &a 1\nextra: *a", "extra", "aliases", ""),
        arguments("seed: 20261121", "seed: !!int 3", "seed", "tags", ""),
        arguments("seed: 20261121", "seed: [1", "", "not YAML", ""),
        arguments("seed: 20261121", "seed:", "seed", "must have a value", ""),
        arguments("plan: 1\n", "plan: 1\n---\nplan: 1\n", "", "one YAML document", ""),
        // Model.
        arguments("{file: detector.onnx, ", "{", "model.file", "is missing", "detector.onnx"),
        arguments("detector.onnx", "absent.onnx", "model.file", "does not exist", ""),
        arguments("detector.onnx", "../x.onnx", "model.file", "inside the plan's folder", "copy"),
        arguments("detector.onnx", "foreign", "model.file", "must be an ONNX file", ""),
        arguments(
            "device: cpu", "device: gpu", "model.device", "must be one of cpu, cuda[:N]", "cpu"),
        arguments("device: cpu", "device: cuda:x", "model.device", "tensorrt[:N]", "cpu"),
        arguments("device: cpu", "device: cpu+cpu", "model.device", "got 'cpu+cpu'", "cpu"),
        arguments("device: cpu", "device: 7", "model.device", "got '7'", "cpu"),
        arguments("device: cpu", "engine: onxx", "model.engine", "one of onnx, djl", "onnx"),
        arguments("decoder: auto", "decoder: yolo8", "model.decoder", "got 'yolo8'", "yolov8"),
        arguments(
            "decoder: auto",
            "decoder: 'A B'",
            "model.decoder",
            "must be one of auto, yolov8, ",
            "auto"),
        arguments("device: cpu", "score_floor: 1", "model.score_floor", "in [0, 1)", ""),
        arguments("device: cpu", "max_detections: 0", "model.max_detections", "[1, 100000]", ""),
        arguments("device: cpu", "input: {width: 9}", "model.input.width", "together", "size"),
        arguments("device: cpu", "input: {size: 1.5}", "model.input.size", "whole number", ""),
        arguments("device: cpu", "input: {size: [1, 2.5]}", "model.input.size", "whole", ""),
        arguments("device: cpu", "input: {pad: 256}", "model.input.pad", "[0, 255]", ""),
        arguments("device: cpu", "input: {mean: [1, 2]}", "model.input.mean", "3 numbers", ""),
        arguments("device: cpu", "input: {std: [1, 0, 1]}", "model.input.std[1]", "above 0", ""),
        arguments(
            "device: cpu", "input: {decode: half}", "model.input.decode", "full, reduced", ""),
        arguments("device: cpu", "input: {resize: leterbox}", "model.input.resize", "", "letter"),
        arguments("device: cpu", "classes: [a, a]", "model.classes[1]", "must differ", ""),
        arguments("device: cpu", "classes: none.txt", "model.classes", "does not exist", ""),
        arguments("model: {file", "modle: {file", "modle", "unknown key", "model"),
        // Operating point.
        arguments("score: 0.42, ", "", "operating_point.score", "is missing", "score: 0.5"),
        arguments("score: 0.42", "score: 1.2", "operating_point.score", "in (0, 1]", ""),
        arguments("score: 0.42", "score: high", "operating_point.score", "in (0, 1]", ""),
        arguments("score: 0.42", "score: {a: 2}", "operating_point.score.a", "in (0, 1]", ""),
        arguments("score: 0.42", "score: {}", "operating_point.score", "at least one", "0.5"),
        arguments("from: 0.25", "from: 0.5", "operating_point.review_from", "0.42, got 0.5", ""),
        arguments(
            "score: 0.42, review_from: 0.25",
            "score: {a: 0.4}, review_from: {b: 0.1}",
            "operating_point.review_from",
            "names class b",
            "score"),
        arguments("nms_iou: 0.65", "nms_iou: 0", "operating_point.nms_iou", "in (0, 1]", ""),
        // Data sets.
        arguments("line3:  ", "line_speed:  ", "datasets.line_speed", "name must be", "line1"),
        arguments("format: folder", "format: foldr", "datasets.foreign.format", "", "folder"),
        arguments("role: benchmark", "role: bench", "datasets.benchmark.role", "one of", ""),
        arguments(
            "role: benchmark", "role: training", "datasets.benchmark.role", "train, ", "train"),
        arguments("role: benchmark", "role: train", "gates[3].versus", "proves nothing", "on_site"),
        arguments("role: on_site, ", "", "datasets.line3.role", "is missing", "on_site"),
        arguments("path: foreign,", "path: nowhere,", "datasets.foreign.path", "not exist", ""),
        arguments("path: foreign,", "path: tags.csv,", "datasets.foreign.path", "a folder", ""),
        arguments(
            "path: line3/annotations.json", "path: line3", "datasets.line3.path", "JSON file", ""),
        arguments("path: foreign,", "path: ..,", "datasets.foreign.path", "stay inside", ""),
        arguments("path: foreign,", "path: /etc,", "datasets.foreign.path", "stay inside", ""),
        arguments("natural", "random", "datasets.line3.sampling", "natural, enriched", ""),
        arguments("sampling: natural", "safe: [review]", "datasets.line3.safe", "alone", "role"),
        arguments("safe: [review]", "safe: [revew]", "datasets.foreign.safe", "", "review"),
        arguments("safe: [review]", "safe: []", "datasets.foreign.safe", "must have 1", ""),
        arguments("sampling: natural", "tags: names.txt", "datasets.line3.tags", ".csv", ""),
        arguments("sampling: natural", "include: '['", "datasets.line3.include", "glob", ""),
        arguments("expects: {shift", "expect: {shift", "datasets.line3.expect", "", "expects"),
        arguments("{shift: [day, night]}", "day", "datasets.line3.expects", "a mapping", ""),
        // Conditions.
        arguments("glare: {", "glair: {", "conditions.glair", "no perturbation", "glare"),
        arguments("[1, 3, 5]", "[1, 6]", "conditions.glare.severity", "in [1, 5]", "all"),
        arguments("[1, 3, 5]", "[1.5]", "conditions.glare.severity", "whole numbers", ""),
        arguments("ev: [-2", "severity: [-2", "conditions.exposure.severity", "[1, 5]", "all"),
        arguments("ev: [-2, -1, 1]", "sample: 9", "conditions.exposure.ev", "is missing", "ev: ["),
        arguments("ev: [-2", "ev: [-9", "conditions.exposure.ev", "in [-8, 8] EV", "["),
        arguments("ev: [-2, -1, 1]", "ev: all", "conditions.exposure.ev", "numbers", "severity"),
        arguments("ev: [-2", "ev: [-2 px", "conditions.exposure.ev", "got '-2 px'", ""),
        arguments("ev: [-2", "evs: [-2", "conditions.exposure.evs", "unknown key", "ev"),
        arguments(
            "{severity: [1, 3, 5]}", "{severity: [1, 1]}", "conditions.glare.severity[1]", "", ""),
        arguments("set: extra", "set: extras", "conditions.corruptions.set", "common", "extra"),
        arguments(
            "set: extra, severity: [2, 4]",
            "set: extra",
            "conditions.corruptions.severity",
            "is missing",
            "severity: all"),
        arguments(
            "set: extra, severity: [2, 4]",
            "set: common, severity: all",
            "conditions.corruptions",
            "jpeg@1 must stand once, but jpeg has it too",
            ""),
        arguments(
            "set: extra, severity",
            "chain: [jpeg@3], severity",
            "conditions.corruptions.chain",
            "alone",
            ""),
        arguments(
            "[exposure@-1EV, jpeg@3]",
            "[jpeg@3, exposure@-1EV]",
            "conditions.dim_jpeg.chain",
            "got jpeg@3 (digital) before exposure@-1EV (scene)",
            "[exposure@-1EV, jpeg@3]"),
        arguments("jpeg@3]", "jpeg@9]", "conditions.dim_jpeg.chain", "[1.0, 5.0], got 9.0", ""),
        arguments("jpeg@3]", "jpg@3]", "conditions.dim_jpeg.chain", "got 'jpg'", "jpeg"),
        arguments("-1EV, jpeg@3]", "-1]", "conditions.dim_jpeg.chain", "the unit EV", ""),
        arguments(
            "[exposure@-1EV, jpeg@3]", "[jpeg@3]", "conditions.dim_jpeg", "must stand once", ""),
        arguments(
            "apply_to: [line3]", "apply_to: [line4]", "conditions.jpeg.apply_to", "", "line3"),
        arguments("sample: 500", "sample: 0", "conditions.jpeg.sample", "whole number", ""),
        // The line.
        arguments("scratch: 0.6 %", "scratch: 60", "production.defect_rate.scratch", "", "60 %"),
        arguments("scratch: 0.6 %", "scratch: 99.9 %", "production.defect_rate", "add up", ""),
        arguments("currency: EUR", "currency: euro", "production.cost.currency", "ISO", "EUR"),
        arguments(
            "hours_per_month: 480",
            "hours_per_shift: 25",
            "production.hours_per_shift",
            "(0, 24]",
            ""),
        arguments(
            "role: benchmark}",
            "role: benchmark, site: north}",
            "datasets.benchmark.site",
            "belongs to sets of role on_site alone",
            "role: on_site"),
        arguments(
            "role: on_site, sampling",
            "role: on_site, site: 1st, sampling",
            "datasets.line3.site",
            "start with a letter, got '1st'",
            "line1"),
        arguments("review: 0.4, ", "", "production.cost.review", "is missing", ""),
        arguments("deadline: 100 ms, ", "", "line_speed.deadline", "is missing", "100 ms"),
        arguments("100 ms", "100", "line_speed.deadline", "a unit", "100 ms"),
        arguments("100 ms", "0 ms", "line_speed.deadline", "above 0", ""),
        arguments("400 s", "99999 h", "line_speed.run", "10,000,000 units", ""),
        // Throughput.
        throughput("{thread: 1}", "throughput.thread", "unknown key", "threads"),
        throughput("{threads: 0}", "throughput.threads", "in [1, 1024], got '0'", "[1, 2]"),
        throughput("{threads: [1, 1.5]}", "throughput.threads", "got '1.5'", "[1, 2]"),
        throughput("{threads: [2, 2]}", "throughput.threads[1]", "got '2' again", ""),
        throughput("{threads: []}", "throughput.threads", "1 to 10000 values", ""),
        throughput("{intra_op: two}", "throughput.intra_op", "got 'two'", "[1, 2]"),
        throughput("{batch: [1, 4096]}", "throughput.batch", "got '4096'", "[1, 2]"),
        throughput("{images: 0}", "throughput.images", "in [1, 10000], got '0'", ""),
        throughput("{forks: 101}", "throughput.forks", "in [1, 100], got '101'", ""),
        throughput("{run: 5}", "throughput.run", "a unit", "5 ms"),
        throughput("{run: 0 s}", "throughput.run", "above 0", ""),
        throughput("{warm_up: 2 h}", "throughput.warm_up", "at most 1 h, got 7200 s", ""),
        throughput(
            "{threads: [1, 2, 3, 4], intra_op: [1, 2, 3, 4], batch: [1, 2, 3, 4, 5]}",
            "throughput.threads",
            "at most 64 settings with intra_op and batch, got 80",
            "[1, 2]"),
        throughput("fast", "throughput", "must be a mapping", ""),
        arguments(
            "run: 400 s",
            "arrivals: {jitter: 5 %}, run: 400 s",
            "line_speed.arrivals.kind",
            "is missing",
            "fixed"),
        arguments(
            "run: 400 s",
            "arrivals: {kind: random}, run: 400 s",
            "line_speed.arrivals.kind",
            "got 'random'",
            ""),
        arguments(
            "run: 400 s",
            "arrivals: {kind: jitter}, run: 400 s",
            "line_speed.arrivals.jitter",
            "is missing",
            "10 %"),
        arguments(
            "run: 400 s",
            "arrivals: {kind: jitter, jitter: 51 %}, run: 400 s",
            "line_speed.arrivals.jitter",
            "(0, 0.5]",
            ""),
        arguments(
            "run: 400 s",
            "arrivals: {kind: poisson, jitter: 5 %}, run: 400 s",
            "line_speed.arrivals.jitter",
            "kind: jitter alone",
            "jitter"),
        arguments(
            "run: 400 s",
            "arrivals: {kind: burst}, run: 400 s",
            "line_speed.arrivals.size",
            "is missing",
            "4"),
        arguments(
            "run: 400 s",
            "arrivals: {kind: burst, size: 1}, run: 400 s",
            "line_speed.arrivals.size",
            "[2, 10000]",
            ""),
        arguments(
            "run: 400 s",
            "arrivals: {kind: burst, size: 2, spacing: 126 ms}, run: 400 s",
            "line_speed.arrivals.spacing",
            "at most the mean period of 125 ms",
            "0 ms"),
        arguments("run: 400 s", "cameras: 65, run: 400 s", "line_speed.cameras", "[1, 64]", ""),
        arguments(
            "run: 400 s",
            "cameras: {phase: 1 ms}, run: 400 s",
            "line_speed.cameras.count",
            "is missing",
            "2"),
        arguments(
            "run: 400 s",
            "cameras: {count: 2, watch: all}, run: 400 s",
            "line_speed.cameras.watch",
            "got 'all'",
            ""),
        arguments(
            "run: 400 s",
            "policy: drop, run: 400 s",
            "line_speed.policy",
            "got 'drop'",
            "drop_newest"),
        arguments("run: 400 s", "stall: 0 ms, run: 400 s", "line_speed.stall", "above 0", ""),
        arguments(
            "run: 400 s",
            "capacity: {late_limit: 1}, run: 400 s",
            "line_speed.capacity.late_limit",
            "[0, 1)",
            ""),
        arguments(
            "run: 400 s",
            "capacity: {points: 0}, run: 400 s",
            "line_speed.capacity.points",
            "[1, 100]",
            ""),
        arguments(
            "run: 400 s",
            "capacity: {point: 3}, run: 400 s",
            "line_speed.capacity.point",
            "unknown key",
            "points"),
        arguments("owner: vision", "ownr: vision", "responsibilities.ownr", "", "owner"),
        // The choice of operating scores.
        arguments(
            "line_speed: {",
            "threshold_choice: {verify_with: benchmark, rule: best_f1}\nline_speed: {",
            "threshold_choice.choose_with",
            "is missing",
            "benchmark, line3"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: line3, rule: best_f1}\nline_speed: {",
            "threshold_choice.verify_with",
            "got 'line3' for both",
            "has not seen"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: lin3, verify_with: benchmark, rule: best_f1}\nline_speed: {",
            "threshold_choice.choose_with",
            "no data set named 'lin3'",
            "line3"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: foreign, verify_with: benchmark, rule: best_f1}\nline_speed: {",
            "threshold_choice.choose_with",
            "must be a set with labels",
            "line3"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark}\nline_speed: {",
            "threshold_choice.rule",
            "is missing",
            "rule: miss_limit"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: best_f2}\nline_speed: {",
            "threshold_choice.rule",
            "got 'best_f2'",
            "best_f1"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: best_f1, miss_limit: 5 %}\nline_speed: {",
            "threshold_choice.miss_limit",
            "does not apply to rule: best_f1",
            "rule: miss_limit"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: miss_limit, miss_limit: 5}\nline_speed: {",
            "threshold_choice.miss_limit",
            "in percent, got '5'",
            "5 %"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: best_f1, review: {escape: 1 %}}\nline_speed: {",
            "threshold_choice.review.escape_limit",
            "is missing",
            "escape_limit: 1 %"),
        arguments(
            "line_speed: {",
            "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: best_f1, judge_by: bound}\nline_speed: {",
            "threshold_choice.judge_by",
            "got 'bound'",
            "upper_bound"),
        // The guard.
        arguments(
            "line_speed: {",
            "guard: {keep: 99 %}\nline_speed: {",
            "guard.scores",
            "is missing",
            "scores: [mahalanobis]"),
        arguments(
            "line_speed: {",
            "guard: {scores: [mahalanobi]}\nline_speed: {",
            "guard.scores",
            "got 'mahalanobi'",
            "mahalanobis"),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy, entropy]}\nline_speed: {",
            "guard.scores[1]",
            "values must differ",
            ""),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy], keep: 100 %}\nline_speed: {",
            "guard.keep",
            "got '100 %'",
            ""),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy], fit: lin3}\nline_speed: {",
            "guard.fit",
            "no data set named 'lin3'",
            "line3"),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy], fit: foreign}\nline_speed: {",
            "guard.fit",
            "must be a set of usual images",
            "line3"),
        arguments(
            "line_speed: {",
            "guard: {score: [entropy]}\nline_speed: {",
            "guard.score",
            "unknown key",
            "scores"),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy], fit: line3, apply_to: [lin3, line3]}\nline_speed: {",
            "guard.apply_to",
            "no data set named 'lin3'",
            "line3"),
        arguments(
            "line_speed: {",
            "guard: {scores: [entropy], fit: line3, apply_to: [foreign]}\nline_speed: {",
            "guard.apply_to",
            "must have the set that the guard is fitted on",
            "line3"),
        arguments(
            "line_speed: {",
            "guard: {scores: [embedding_nearest]}\nline_speed: {",
            "guard.scores",
            "embedding_nearest needs features",
            "features: {output: NAME}"),
        arguments(
            "line_speed: {",
            "guard: {scores: [embedding_nearest], features: {outputs: a}}\nline_speed: {",
            "guard.features.outputs",
            "unknown key",
            "output"),
        arguments(
            "line_speed: {",
            "guard: {scores: [nearest], features: {}}\nline_speed: {",
            "guard.features.output",
            "is missing",
            "output: NAME"),
        arguments(
            "line_speed: {",
            "second_pass: {route: 5 %, by: strangeness, verifier: {kind: flip}}\nline_speed: {",
            "second_pass",
            "none guards",
            "by: margin"),
        arguments(
            "line_speed: {",
            "guard: {scores: [nearest], apply_to: [benchmark, foreign]}\n"
                + "second_pass: {route: 5 %, by: strangeness, verifier: {kind: flip}}\nline_speed: {",
            "second_pass",
            "none guards line3",
            "by: margin"),
        // Gates.
        arguments(
            "metric: review_load", "metric: review_lod", "gates[5].metric", "", "review_load"),
        arguments("metric: review_load, ", "", "gates[5].metric", "is missing", ""),
        arguments(
            "dataset: line3, at_most: 1 %",
            "dataset: lin3, at_most: 1 %", "gates[1].dataset", "no data set named 'lin3'", "line3"),
        arguments(
            "rate, dataset: line3, at_most: 1 %",
            "rate, at_most: 1 %", "gates[1].dataset", "is missing", "benchmark, line3, foreign"),
        arguments(
            "at_most: 2 %", "at_least: 2 %", "gates[5].at_least", "less is better", "at_most"),
        arguments(", at_most: 2 %", "", "gates[5]", "must have a limit", "at_most: 5 %"),
        arguments(
            "at_most: 2 %", "at_most: 2 %, at_least: 1 %", "gates[5].at_least", "one limit", ""),
        arguments("at_most: 2 %", "at_most: 5", "gates[5].at_most", "in percent", "5 %"),
        arguments("at_most: 2 %", "at_most: 120 %", "gates[5].at_most", "in [0, 1]", ""),
        arguments("at_most: 2 %", "at_most: 2 pp", "gates[5].at_most", "versus", "2 %"),
        arguments("at_most: 2 %", "at_most: few", "gates[5].at_most", "share such as", "5 %"),
        arguments("at_most: 3 pp", "at_most: 3 %", "gates[3].at_most", "percentage points", "3 pp"),
        arguments("80 ms", "80", "gates[6].at_most", "a unit", "80 ms"),
        arguments("latency_p99,", "latency_p99, dataset: line3,", "gates[6].dataset", "", "leave"),
        arguments("at_most: 2 %", "at_most: 2 %, confidence: 40 %", "gates[5].confidence", "", ""),
        arguments(
            "at_most: 2 %", "at_most: 2 %, strict: yes", "gates[5].strict", "true, false", ""),
        arguments("at_most: 2 %", "at_most: 2 %, class: each", "gates[5].class", "alone", "leave"),
        arguments(
            "{metric: review_load, dataset: line3, at_most: 2 %}",
            "{metric: ap, dataset: line3, at_least: 0.5}", "gates[5].metric", "", "map"),
        arguments(
            "{metric: review_load, dataset: line3, at_most: 2 %}",
            "{metric: fp_rate, dataset: line3, at_most: 0.5}",
            "gates[5].metric",
            "",
            "class: each"),
        arguments(
            "{metric: review_load, dataset: line3, at_most: 2 %}",
            "{metric: precision, dataset: benchmark, at_least: 0.5}",
            "gates[5].dataset",
            "refused on enriched sets",
            "sampling: natural"),
        arguments(
            "{metric: review_load, dataset: line3, at_most: 2 %}",
            "{metric: recall, dataset: foreign, at_least: 0.5}",
            "gates[5].dataset",
            "needs labels",
            "coco"),
        arguments(
            "{metric: review_load, dataset: line3, at_most: 2 %}",
            "{metric: mpc, dataset: line3, condition: each, at_least: 0.5}",
            "gates[5].condition",
            "mean over conditions",
            ""),
        arguments(
            "silent_failure_rate, dataset: foreign",
            "silent_failure_rate, dataset: line3",
            "gates[4].dataset",
            "for sets of role out_of_distribution",
            "role"),
        arguments("class: each, slice: each", "slice: {shfit: day}", "gates[0].slice", "", "shift"),
        arguments("class: each, slice: each", "slice: all", "gates[0].slice", "must be each", ""),
        arguments(
            "slice_by: [shift, camera], expects: {shift: [day, night]}",
            "unit_by: part",
            "gates[0].slice",
            "neither slice_by nor expects",
            "slice_by"),
        arguments("condition: each", "condition: glare@2", "gates[2].condition", "", "glare@1"),
        arguments("condition: each", "condition: glare", "gates[2].condition", "", "glare@1"),
        arguments("versus: benchmark", "versus: line3", "gates[3].versus", "another set", ""),
        arguments("versus: benchmark", "versus: bench", "gates[3].versus", "no data set", "one of"),
        arguments("versus: benchmark", "versus: foreign", "gates[3].versus", "needs labels", ""),
        arguments(
            "fn_rate, dataset: line3, versus: benchmark",
            "fn_rate, dataset: benchmark, versus: line3",
            "gates[3].versus",
            "on_site set",
            ""));
  }

  @ParameterizedTest
  @MethodSource("brokenPlans")
  void read_brokenRule_saysWhereWhatAndWhatInstead(
      String piece, String other, String path, String message, String hint) {
    List<PlanProblem> problems = folder.problems(PlanFolder.with(piece, other));

    assertThat(problems)
        .as("%s -> %s", piece, other)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
              assertThat(problem.suggestion().orElse("")).contains(hint);
            });
  }

  @Test
  void read_lineSpeedMissing_namesItAtTheLatencyGates() {
    String yaml =
        PlanFolder.GOOD
            .lines()
            .filter(line -> !line.startsWith("line_speed"))
            .collect(Collectors.joining("\n"));

    assertThat(folder.problems(yaml))
        .extracting(PlanProblem::path)
        .containsExactly("gates[6].metric", "gates[7].metric");
  }

  @Test
  void read_noConditions_refusesConditionEach() {
    String yaml = PlanFolder.GOOD.replaceAll("(?s)conditions:\n.*?production", "production");

    assertThat(folder.problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("gates[2].condition");
              assertThat(problem.message()).isEqualTo("no condition of the plan applies to line3");
            });
  }

  @Test
  void read_severalProblems_reportsAllInOrderWithLines() {
    String yaml =
        PlanFolder.GOOD
            .replace("score: 0.42", "score: 42")
            .replace("role: benchmark", "role: bench")
            .replace("at_most: 2 %", "at_most: 2 %, sclice: each");

    assertThat(folder.problems(yaml))
        .extracting(problem -> problem.line() + " " + problem.path())
        .containsExactly(
            "5 operating_point.score", "7 datasets.benchmark.role", "25 gates[5].sclice");
  }

  @Test
  void read_problems_messageIsReadable() {
    BadPlanException bad =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            BadPlanException.class,
            () ->
                folder.read(
                    PlanFolder.with(
                        "dataset: line3, at_most: 2 %", "dataset: line4, at_most: 2 %")));

    assertThat(bad)
        .hasMessage(
            "1 problem in %s:\n  gates[5].dataset (line 25): no data set named 'line4'; try line3"
                .formatted(temp.resolve("plan.yaml")));
  }

  @Test
  void read_linkOutOfTheFolder_isRefusedUnlessAllowed(@TempDir Path elsewhere) throws Exception {
    Path target = Files.writeString(elsewhere.resolve("real.onnx"), "");
    Files.createSymbolicLink(temp.resolve("link.onnx"), target);
    String yaml = PlanFolder.with("detector.onnx", "link.onnx");

    assertThat(folder.problems(yaml))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("stay inside"));
    assertThat(PlanReader.read(temp.resolve("plan.yaml"), PathRule.ANYWHERE).model().file())
        .isEqualTo(temp.resolve("link.onnx"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing", "just text", "[1, 2]", "{", "\t", "- a\n b: c", "a: b: c"})
  void read_noPlanAtAll_isAProblem(String yaml) {
    assertThat(folder.problems(yaml)).isNotEmpty();
  }

  @Test
  void read_fileMissing_isAProblem() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    BadPlanException.class,
                    () -> PlanReader.read(temp.resolve("no.yaml"), PathRule.ANYWHERE))
                .problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).startsWith("must be a file"));
  }

  @Test
  void read_hugeOrDeepFile_isRefused() {
    assertThat(folder.problems("a: " + "x".repeat(2 << 20)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("at most 1 MiB"));
    assertThat(folder.problems("a: " + "[".repeat(40) + "]".repeat(40)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("nest at most 20"));
    assertThat(folder.problems("a: " + "[".repeat(100_000))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_randomlyChangedPlan_neverThrowsAnythingElse(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String alphabet = "{}[]:,-*&!|>'\"%#@ \n\t09azNul~=\\\0\u00e9";
    for (int i = 0; i < 150; i++) {
      StringBuilder yaml = new StringBuilder(PlanFolder.GOOD);
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        int at = random.nextInt(yaml.length());
        int end = Math.min(yaml.length(), at + random.nextInt(12));
        switch (random.nextInt(3)) {
          case 0 -> yaml.delete(at, end);
          case 1 -> yaml.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
          default -> yaml.insert(random.nextInt(yaml.length()), yaml.substring(at, end));
        }
      }
      // Anything but a BadPlanException leaves problems() and fails the test.
      folder.problems(yaml.toString());
    }
  }
}
