package org.cvready.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A validated plan.
 *
 * @param file the YAML it was read from, absolute
 * @param name what is certified, as the certificate prints it
 * @param seed of every random stream
 * @param model the model and how to feed it
 * @param operatingPoint thresholds in use on the line
 * @param datasets in the order of the plan, names unique
 * @param conditions in the order of the plan
 * @param production volume and defect rates, where stated
 * @param thresholdChoice how operating scores are to be chosen, where asked for
 * @param lineSpeed the line-speed run, where asked for
 * @param throughput how throughput is measured, where asked for
 * @param guard which images are too strange, where asked for
 * @param secondPass what becomes of the riskiest images, where asked for
 * @param recalibration how scores are to be made probabilities, where asked for
 * @param envelope whose breaking points are searched, where asked for
 * @param responsibilities who owns the answer
 * @param gates in the order of the plan
 */
public record Plan(
    Path file,
    String name,
    long seed,
    ModelPlan model,
    OperatingPointPlan operatingPoint,
    List<DatasetPlan> datasets,
    List<ConditionPlan> conditions,
    Optional<ProductionPlan> production,
    Optional<ThresholdChoicePlan> thresholdChoice,
    Optional<LineSpeedPlan> lineSpeed,
    Optional<ThroughputPlan> throughput,
    Optional<GuardPlan> guard,
    Optional<SecondPassPlan> secondPass,
    Optional<RecalibrationPlan> recalibration,
    Optional<EnvelopePlan> envelope,
    Responsibilities responsibilities,
    List<GatePlan> gates) {
  /** Copies the lists. */
  public Plan {
    datasets = List.copyOf(datasets);
    conditions = List.copyOf(conditions);
    gates = List.copyOf(gates);
  }

  /** The set of this name; the reader has checked that gates name only sets that exist. */
  public DatasetPlan dataset(String datasetName) {
    return datasets.stream()
        .filter(set -> set.name().equals(datasetName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no data set named " + datasetName));
  }
}
