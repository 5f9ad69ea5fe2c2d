package org.cvready.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every figure that can be measured and gated: its name, formula, level and denominator. */
public enum Metric {
  /** Objects missed. */
  FN_RATE(Level.OBJECT, Unit.SHARE, Better.LOWER, "objects of c without a match / objects of c"),
  /** Objects found. */
  RECALL(Level.OBJECT, Unit.SHARE, Better.HIGHER, "objects of c with a match / objects of c"),
  /** Detections that are right. */
  PRECISION(Level.DETECTION, Unit.SHARE, Better.HIGHER, "matched detections / detections counted"),
  /** Detections that are wrong. */
  FDR(Level.DETECTION, Unit.SHARE, Better.LOWER, "unmatched detections / detections counted"),
  /** Harmonic mean of precision and recall. */
  F1(Level.OBJECT, Unit.SHARE, Better.HIGHER, "2 tp / (2 tp + fp + fn)"),
  /** False detections an image. */
  FP_PER_IMAGE(Level.IMAGE, Unit.COUNT, Better.LOWER, "unmatched detections / images"),
  /** COCO's average precision of one class. */
  AP(Level.OBJECT, Unit.SHARE, Better.HIGHER, "mean over IoU .50:.05:.95 of average precision"),
  /** Average precision of one class at IoU .5. */
  AP50(Level.OBJECT, Unit.SHARE, Better.HIGHER, "average precision at IoU .50"),
  /** COCO's mean average precision. */
  MAP(Level.OBJECT, Unit.SHARE, Better.HIGHER, "mean over classes of ap"),
  /** Mean average precision at IoU .5. */
  MAP50(Level.OBJECT, Unit.SHARE, Better.HIGHER, "mean over classes of ap50"),
  /** Mean performance under corruption. */
  MPC(Level.OBJECT, Unit.SHARE, Better.HIGHER, "mean over the conditions run of map"),
  /** Relative performance under corruption. */
  RPC(Level.OBJECT, Unit.SHARE, Better.HIGHER, "mpc / map of the clean images"),
  /** Images on which a class was raised without being there. */
  FP_RATE(
      Level.IMAGE,
      Unit.SHARE,
      Better.LOWER,
      "images without c on which c was raised / images without c"),
  /** Good units that are rejected. */
  FALSE_REJECT_RATE(
      Level.LINE,
      Unit.SHARE,
      Better.LOWER,
      "units without any object decided REJECT / units without any object"),
  /** Defective units that pass. */
  ESCAPE_RATE(Level.LINE, Unit.SHARE, Better.LOWER, "units with c decided ACCEPT / units with c"),
  /** Defective units that are rejected. */
  REJECT_RATE(Level.LINE, Unit.SHARE, Better.HIGHER, "units with c decided REJECT / units with c"),
  /** Defective units that a person looks at. */
  REVIEW_RATE(Level.LINE, Unit.SHARE, Better.LOWER, "units with c decided REVIEW / units with c"),
  /** Units that a person looks at. */
  REVIEW_LOAD(Level.LINE, Unit.SHARE, Better.LOWER, "units decided REVIEW / units"),
  /** Images judged rightly as to a class. */
  IMAGE_ACCURACY(
      Level.IMAGE, Unit.SHARE, Better.HIGHER, "(tp + tn) / images, c present against c raised"),
  /** Raised images that have the class. */
  IMAGE_PRECISION(
      Level.IMAGE,
      Unit.SHARE,
      Better.HIGHER,
      "images with c raised and present / images with c raised"),
  /** Images with the class on which it was raised. */
  IMAGE_RECALL(
      Level.IMAGE, Unit.SHARE, Better.HIGHER, "images with c raised and present / images with c"),
  /** Images without the class on which it was not raised. */
  IMAGE_SPECIFICITY(
      Level.IMAGE, Unit.SHARE, Better.HIGHER, "images without c and not raised / images without c"),
  /** Harmonic mean of image precision and image recall. */
  IMAGE_F1(
      Level.IMAGE,
      Unit.SHARE,
      Better.HIGHER,
      "2 tp / (2 tp + fp + fn), c present against c raised"),
  /** Area under the ROC curve of the highest score of an image. */
  IMAGE_AUROC(
      Level.IMAGE,
      Unit.SHARE,
      Better.HIGHER,
      "P(top score with c > top score without c); overall the top of logit score - logit tau"),
  /** Images with the class on which a true object was found. */
  IMAGE_LOCALISED(
      Level.IMAGE,
      Unit.SHARE,
      Better.HIGHER,
      "images with c raised on a true object / images with c"),
  /** Strange images decided as the plan calls unsafe. */
  SILENT_FAILURE_RATE(
      Level.OUT_OF_DISTRIBUTION,
      Unit.SHARE,
      Better.LOWER,
      "units decided otherwise than the set's safe decisions / units"),
  /** Median latency. */
  LATENCY_P50(
      Level.LATENCY,
      Unit.MILLISECONDS,
      Better.LOWER,
      "nearest-rank 50 % of latency from scheduled arrival to decision"),
  /** 90 % latency. */
  LATENCY_P90(
      Level.LATENCY,
      Unit.MILLISECONDS,
      Better.LOWER,
      "nearest-rank 90 % of latency from scheduled arrival to decision"),
  /** 95 % latency. */
  LATENCY_P95(
      Level.LATENCY,
      Unit.MILLISECONDS,
      Better.LOWER,
      "nearest-rank 95 % of latency from scheduled arrival to decision"),
  /** 99 % latency. */
  LATENCY_P99(
      Level.LATENCY,
      Unit.MILLISECONDS,
      Better.LOWER,
      "nearest-rank 99 % of latency from scheduled arrival to decision"),
  /** 99.9 % latency. */
  LATENCY_P999(
      Level.LATENCY,
      Unit.MILLISECONDS,
      Better.LOWER,
      "nearest-rank 99.9 % of latency from scheduled arrival to decision"),
  /** Units that missed their deadline. */
  LATE_FRAMES(
      Level.LATENCY, Unit.SHARE, Better.LOWER, "units after the deadline or dropped / units");

  /** What one trial of the metric is. */
  public enum Level {
    /** A labelled object. */
    OBJECT("objects"),
    /** A detection at or above its operating score. */
    DETECTION("detections"),
    /** An image. */
    IMAGE("images"),
    /** A unit on the line: an image, or all images of one unit. */
    LINE("units"),
    /** A unit from outside the model's world. */
    OUT_OF_DISTRIBUTION("units"),
    /** A scheduled arrival. */
    LATENCY("frames");

    private final String trials;

    Level(String trials) {
      this.trials = trials;
    }

    /** What the denominator counts, in the plural. */
    public String trials() {
      return trials;
    }
  }

  /** The unit of the value. */
  public enum Unit {
    /** A share in [0, 1]. */
    SHARE,
    /** A count per image, at least 0. */
    COUNT,
    /** Milliseconds, at least 0. */
    MILLISECONDS
  }

  /** Which direction is good. */
  public enum Better {
    /** Less is better: limits are {@code at_most}. */
    LOWER,
    /** More is better: limits are {@code at_least}. */
    HIGHER
  }

  private final Level level;
  private final Unit unit;
  private final Better better;
  private final String formula;

  Metric(Level level, Unit unit, Better better, String formula) {
    this.level = level;
    this.unit = unit;
    this.better = better;
    this.formula = formula;
  }

  /** The metric with this key, as plans write it. */
  public static Optional<Metric> byKey(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** The name in plans, certificates and reports: {@code fn_rate}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What one trial is. */
  public Level level() {
    return level;
  }

  /** The unit of the value. */
  public Unit unit() {
    return unit;
  }

  /** Which direction is good. */
  public Better better() {
    return better;
  }

  /** How it is computed, in words. */
  public String formula() {
    return formula;
  }

  /** True where it has a value for one class alone. */
  public boolean isPerClass() {
    return switch (this) {
      case FALSE_REJECT_RATE, REVIEW_LOAD, SILENT_FAILURE_RATE, MAP, MAP50, MPC, RPC -> false;
      default -> level != Level.LATENCY;
    };
  }

  /** True where it has a value over all classes together. */
  public boolean isOverall() {
    return this != AP && this != AP50 && this != FP_RATE;
  }

  /** True where the value depends on how frequent defects are in the set. */
  public boolean dependsOnPrevalence() {
    return switch (this) {
      case PRECISION, FDR, F1, REVIEW_LOAD, IMAGE_ACCURACY, IMAGE_PRECISION, IMAGE_F1 -> true;
      default -> false;
    };
  }

  /** True where it needs labelled objects. */
  public boolean needsLabels() {
    return level != Level.LATENCY && level != Level.OUT_OF_DISTRIBUTION && this != REVIEW_LOAD;
  }
}
