package org.cvready.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.metric.Decision;
import org.cvready.metric.Metric;
import org.cvready.model.decode.DecoderKind;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.study.selection.ChainRule;
import org.cvready.study.selection.RiskMeasure;
import org.cvready.study.selection.VerifierKind;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.threshold.ChoiceRule;

/** The words of the plan's language; the schema for editors is tested against them. */
final class PlanKeys {
  static final List<String> PLAN =
      List.of(
          "plan",
          "name",
          "seed",
          "model",
          "operating_point",
          "datasets",
          "conditions",
          "production",
          "threshold_choice",
          "line_speed",
          "envelope",
          "throughput",
          "guard",
          "second_pass",
          "recalibration",
          "responsibilities",
          "gates");
  static final List<String> MODEL =
      List.of(
          "file",
          "engine",
          "decoder",
          "device",
          "input",
          "classes",
          "score_floor",
          "max_detections",
          "recalibration");
  static final List<String> INPUT =
      List.of(
          "size", "width", "height", "resize", "pad", "color", "scale", "mean", "std", "decode");
  static final List<String> OPERATING_POINT =
      List.of("score", "review_from", "nms_iou", "match_iou");
  static final List<String> DATASET =
      List.of(
          "format",
          "path",
          "include",
          "role",
          "sampling",
          "slice_by",
          "expects",
          "safe",
          "tags",
          "class_map",
          "cluster_by",
          "unit_by",
          "site");
  static final List<String> PRODUCTION =
      List.of("units_per_minute", "hours_per_shift", "hours_per_month", "defect_rate", "cost");
  static final List<String> THRESHOLD_CHOICE =
      List.of("choose_with", "verify_with", "rule", "miss_limit", "judge_by", "review");
  static final List<String> THRESHOLD_CHOICE_REVIEW = List.of("escape_limit");
  static final List<String> RECALIBRATION = List.of("split", "fit_with", "verify_with");
  static final List<String> SECOND_PASS =
      List.of(
          "route",
          "by",
          "decide",
          "fit_with",
          "applies_to",
          "conditions",
          "out_of_distribution",
          "at_line_speed",
          "target_escape_rate",
          "verifier");
  static final List<String> VERIFIER =
      List.of("kind", "scale", "file", "decoder", "score", "review_from");
  static final List<String> COST = List.of("false_reject", "escape", "review", "currency");
  static final List<String> LINE_SPEED =
      List.of(
          "units_per_minute",
          "arrivals",
          "cameras",
          "deadline",
          "warm_up",
          "run",
          "workers",
          "queue",
          "policy",
          "stall",
          "capacity");
  static final List<String> ARRIVALS = List.of("kind", "jitter", "size", "spacing");
  static final List<String> CAMERAS = List.of("count", "phase", "watch");
  static final List<String> CAPACITY = List.of("late_limit", "run", "points", "confirm");
  static final List<String> THROUGHPUT =
      List.of("threads", "intra_op", "batch", "images", "forks", "warm_up", "run");
  static final List<String> GUARD = List.of("scores", "keep", "fit", "apply_to", "features");
  static final List<String> GUARD_FEATURES = List.of("output");
  static final List<String> RESPONSIBILITIES = List.of("owner", "reviewed_every", "act_when");
  static final List<String> GATE =
      List.of(
          "metric",
          "dataset",
          "class",
          "slice",
          "condition",
          "versus",
          "at_most",
          "at_least",
          "confidence",
          "strict");

  static final List<String> ENVELOPE =
      List.of("gates", "search", "pairs", "looks", "between", "sample", "site", "site_at");
  static final List<String> ENVELOPE_GATE =
      List.of("metric", "dataset", "class", "at_most", "at_least", "confidence", "strict");
  static final List<String> ENVELOPE_SEARCH = List.of("from", "to", "steps");
  static final List<String> ENVELOPE_PAIR = List.of("x", "y", "steps");
  static final List<String> ENVELOPE_SITE = List.of("mm_per_pixel", "exposure_time");

  static final String AUTO = "auto";
  static final List<String> DECODERS =
      Stream.concat(Stream.of(AUTO), DecoderKind.names().stream()).toList();
  static final List<String> ENGINES = List.of("onnx", "djl");
  static final List<String> RESIZES = List.of("letterbox", "top_left", "stretch");
  static final List<String> COLORS = List.of("rgb", "bgr");
  static final List<String> FORMATS = List.of("coco", "yolo", "voc", "folder");
  static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::key).toList();
  static final List<String> SAMPLINGS =
      Arrays.stream(Sampling.values()).map(Sampling::key).toList();
  static final List<String> DECISIONS =
      Arrays.stream(Decision.values()).map(Decision::key).toList();
  static final List<String> CHOICE_RULES =
      Arrays.stream(ChoiceRule.values()).map(ChoiceRule::key).toList();
  static final List<String> CHOICE_BASES =
      Arrays.stream(ThresholdChoicePlan.Basis.values())
          .map(ThresholdChoicePlan.Basis::key)
          .toList();
  static final List<String> STRANGE_SCORES = StrangeScore.keys();
  static final List<String> ARRIVAL_KINDS =
      Arrays.stream(LineSpeedPlan.Arrivals.Kind.values())
          .map(LineSpeedPlan.Arrivals.Kind::key)
          .toList();
  static final List<String> WATCHES =
      Arrays.stream(LineSpeedPlan.Cameras.Watch.values())
          .map(LineSpeedPlan.Cameras.Watch::key)
          .toList();
  static final List<String> POLICIES =
      Arrays.stream(LineSpeedPlan.Policy.values()).map(LineSpeedPlan.Policy::key).toList();
  static final List<String> RISK_MEASURES =
      Arrays.stream(RiskMeasure.values()).map(RiskMeasure::key).toList();
  static final List<String> CHAIN_RULES =
      Arrays.stream(ChainRule.values()).map(ChainRule::key).toList();
  static final List<String> VERIFIERS =
      Arrays.stream(VerifierKind.values()).map(VerifierKind::key).toList();
  static final List<String> METRICS = Arrays.stream(Metric.values()).map(Metric::key).toList();

  private PlanKeys() {}
}
