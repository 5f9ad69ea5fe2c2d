package org.cvready.trust;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.cvready.metric.Metric;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Limit;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;

/**
 * A world and the plan that it is certified by.
 *
 * @param name what is special about it
 * @param truth the true value of the one figure that the plan limits; empty where it limits several
 * @param world where the evidence comes from
 * @param plan the gates, from the share of the true rates of what is bad that the limits allow: 1
 *     puts every limit on the truth, 2 at twice the truth, 0.5 at half of it
 */
public record Scenario(
    String name, Optional<Double> truth, World world, DoubleFunction<List<GatePlan>> plan) {

  /** One figure under one limit; the share of what is bad is the truth, or what it leaves of 1. */
  public static Scenario of(String name, Metric metric, double truth, World world) {
    boolean goodIsHigh = metric.better() == Metric.Better.HIGHER;
    return new Scenario(
        name,
        Optional.of(truth),
        world,
        scale -> List.of(gate(metric, goodIsHigh ? 1 - scale * (1 - truth) : scale * truth)));
  }

  /** The same plan with the strict bound asked for in every gate. */
  public Scenario strict() {
    return new Scenario(
        name + ", strict",
        truth,
        world,
        scale -> plan.apply(scale).stream().map(Scenario::strict).toList());
  }

  private static GatePlan strict(GatePlan gate) {
    return new GatePlan(
        gate.metric(),
        gate.dataset(),
        gate.classes(),
        gate.slices(),
        gate.conditions(),
        gate.versus(),
        gate.limit(),
        gate.confidence(),
        true);
  }

  /** A gap between the two sets under one limit. */
  public static Scenario ofGap(String name, double gap, World world) {
    return new Scenario(
        name,
        Optional.of(gap),
        world,
        scale -> {
          GatePlan gate = gate(Metric.FN_RATE, scale * gap);
          return List.of(
              new GatePlan(
                  gate.metric(),
                  gate.dataset(),
                  gate.classes(),
                  gate.slices(),
                  gate.conditions(),
                  Optional.of(SyntheticRun.BENCHMARK),
                  gate.limit(),
                  gate.confidence(),
                  gate.strict()));
        });
  }

  /** One limit on the misses of each class in each slice. */
  public static Scenario ofPlant(String name, double rate, PlantWorld world) {
    return new Scenario(
        name,
        Optional.empty(),
        world,
        scale ->
            List.of(
                gate(Metric.FN_RATE, scale * rate, new Selector.Each(), new SliceSelector.Each())));
  }

  /** A limit on all classes together of the whole set, as a plan writes it. */
  public static GatePlan gate(Metric metric, double limit) {
    return gate(metric, limit, new Selector.Whole(), new SliceSelector.Whole());
  }

  /** A limit on chosen classes and slices. */
  private static GatePlan gate(
      Metric metric, double limit, Selector classes, SliceSelector slices) {
    boolean atMost = metric.better() == Metric.Better.LOWER;
    return new GatePlan(
        metric,
        metric.level() == Metric.Level.LATENCY ? Optional.empty() : Optional.of(SyntheticRun.SITE),
        classes,
        slices,
        new Selector.Whole(),
        Optional.empty(),
        new Limit(atMost ? Direction.AT_MOST : Direction.AT_LEAST, limit, Double.toString(limit)),
        0.95,
        false);
  }
}
