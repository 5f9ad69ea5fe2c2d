package org.cvready.metric;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.coco.ApBootstrap;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.metric.coco.ImageResamples;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;

/**
 * Measures average precision on one set under one condition by COCO's rules, with bounds from
 * resampled images, or resampled clusters of images.
 */
public final class ApMeter {
  private static final int RESAMPLES = 1_000;
  private static final String METHOD = "bootstrap of images";
  private static final double NEARLY_PERFECT = 0.95;
  private static final int FEWEST_IF_NEARLY_PERFECT = 100;

  private final CocoEvaluation evaluation;
  private final ImageResamples resamples;
  private final Map<CocoFigure, ApBootstrap> resampled = new EnumMap<>(CocoFigure.class);

  /**
   * Evaluates the detections.
   *
   * @param data truths and detections
   * @param clusterOf the independent unit of each image, numbered from 0 without gaps
   * @param seed of the resamples
   */
  public ApMeter(LabelledDetections data, int[] clusterOf, long seed) {
    this.evaluation = CocoEvaluation.of(data);
    this.resamples = new ImageResamples(clusterOf, RESAMPLES, seed);
  }

  /** The evaluation behind the figures. */
  public CocoEvaluation evaluation() {
    return evaluation;
  }

  /**
   * What is asked.
   *
   * @param metric one of {@code ap}, {@code ap50}, {@code map}, {@code map50}, {@code mpc}, {@code
   *     rpc}
   * @param scope as it is to be printed
   * @param confidence of the bounds
   */
  public record Figure(Metric metric, Scope scope, Confidence confidence) {}

  /** Average precision of one category, or the mean of all. */
  public Measurement measure(Figure figure, OptionalInt category) {
    CocoFigure coco = cocoFigure(figure.metric());
    double value =
        category.isPresent()
            ? evaluation.figure(coco, category.getAsInt())
            : evaluation.figure(coco);
    Estimate estimate = new Estimate(value, spread(coco, category));
    return measurement(figure, estimate, interval(figure.confidence(), estimate), category);
  }

  /**
   * {@code mpc}, the mean of map over conditions, or {@code rpc}, its ratio to map here.
   *
   * <p>The images are the same under every condition, so their errors go together: the spread of
   * the mean is taken as the mean of the spreads, which it cannot exceed.
   *
   * @param perturbed the same set under each condition, at least one
   */
  public Measurement measureUnderConditions(Figure figure, List<ApMeter> perturbed) {
    double value = 0;
    double mean = 0;
    double deviation = 0;
    long units = Long.MAX_VALUE;
    for (ApMeter condition : perturbed) {
      UnitBootstrap spread = condition.spread(CocoFigure.AP, OptionalInt.empty());
      value += Math.max(0, condition.evaluation.figure(CocoFigure.AP)) / perturbed.size();
      mean += spread.mean() / perturbed.size();
      deviation += spread.deviation() / perturbed.size();
      units = Math.min(units, spread.units());
    }
    boolean any = evaluation.figure(CocoFigure.AP) >= 0;
    Estimate mpc = new Estimate(any ? value : -1, new UnitBootstrap(mean, deviation, units));
    Interval bounds = interval(figure.confidence(), mpc);
    if (figure.metric() == Metric.MPC) {
      return measurement(figure, mpc, bounds, OptionalInt.empty());
    }
    double clean = evaluation.figure(CocoFigure.AP);
    Estimate rpc = new Estimate(clean > 0 ? value / clean : -1, mpc.spread());
    return measurement(figure, rpc, ratio(figure.confidence(), bounds), OptionalInt.empty());
  }

  /**
   * How much higher a mean average precision is here than with another model or setting on the same
   * images, with bounds from draws that both share (STATISTICS E, difference).
   *
   * @param figure of {@code map} or {@code map50}
   * @param base the other, of the same truths, clusters and seed
   * @return undecided below 10 units with an object, without spread, and where either figure is
   *     above 0.95 on fewer than 100 of them
   */
  public Measurement change(Figure figure, ApMeter base) {
    CocoFigure coco = cocoFigure(figure.metric());
    double here = evaluation.figure(coco);
    double there = base.evaluation.figure(coco);
    double level = figure.confidence().level();
    if (here < 0 || there < 0) {
      Interval unknown = Interval.of(-1, 1, level, METHOD).withUndecided("no objects");
      return measurement(
          figure, new Estimate(-1, new UnitBootstrap(0, 0, 0)), unknown, OptionalInt.empty());
    }
    UnitBootstrap spread = draws(coco).spreadAgainst(base.draws(coco));
    Interval bounds = spread.differenceBounds(here - there, level);
    if (Math.max(here, there) > NEARLY_PERFECT && spread.units() < FEWEST_IF_NEARLY_PERFECT) {
      bounds =
          bounds.withUndecided(
              "above %s with fewer than %d units"
                  .formatted(NEARLY_PERFECT, FEWEST_IF_NEARLY_PERFECT));
    }
    Measurement alone =
        measurement(figure, new Estimate(here, spread), bounds, OptionalInt.empty());
    return new Measurement(
        alone.metric(),
        alone.scope(),
        OptionalDouble.of(here - there),
        alone.events(),
        alone.trials(),
        alone.units(),
        bounds,
        List.of());
  }

  private ApBootstrap draws(CocoFigure coco) {
    return resampled.computeIfAbsent(coco, key -> ApBootstrap.of(evaluation, key, resamples));
  }

  /** A value, -1 for none, and how it moves over resamples. */
  private record Estimate(double value, UnitBootstrap spread) {}

  private UnitBootstrap spread(CocoFigure coco, OptionalInt category) {
    ApBootstrap draws = draws(coco);
    return category.isPresent() ? draws.spread(category.getAsInt()) : draws.spread();
  }

  private static CocoFigure cocoFigure(Metric metric) {
    return switch (metric) {
      case AP, MAP -> CocoFigure.AP;
      case AP50, MAP50 -> CocoFigure.AP50;
      default -> throw new IllegalArgumentException(metric.key() + " is no average precision");
    };
  }

  private static Interval interval(Confidence confidence, Estimate estimate) {
    if (estimate.value() < 0) {
      return Interval.unknownRate(confidence.level(), METHOD, "no objects");
    }
    return estimate.spread().bounds(estimate.value(), confidence.level()).holding(estimate.value());
  }

  /** Bounds of a ratio from those of its parts: wide, since both are taken at their worst. */
  private Interval ratio(Confidence confidence, Interval mpc) {
    Estimate map =
        new Estimate(evaluation.figure(CocoFigure.AP), spread(CocoFigure.AP, OptionalInt.empty()));
    Interval clean = interval(confidence, map);
    return new Interval(
        clean.upper() > 0 ? mpc.lower() / clean.upper() : 0,
        clean.lower() > 0 ? mpc.upper() / clean.lower() : Double.POSITIVE_INFINITY,
        confidence.level(),
        METHOD,
        mpc.undecided().or(clean::undecided),
        mpc.notes());
  }

  private Measurement measurement(
      Figure figure, Estimate estimate, Interval interval, OptionalInt category) {
    long truths = 0;
    long found = 0;
    for (int c = 0; c < evaluation.data().categories(); c++) {
      if (category.orElse(c) == c) {
        truths += evaluation.truths(c);
        found += evaluation.counts(c, 0).truePositives();
      }
    }
    return new Measurement(
        figure.metric(),
        figure.scope(),
        estimate.value() < 0 ? OptionalDouble.empty() : OptionalDouble.of(estimate.value()),
        found,
        truths,
        estimate.spread().units(),
        interval,
        List.of());
  }
}
