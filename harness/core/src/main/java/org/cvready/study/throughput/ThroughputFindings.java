package org.cvready.study.throughput;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many images the model takes in a second, and what would make it faster.
 *
 * @param findings in words, most important first
 * @param advice where the time goes and which setting would buy how much, in words
 * @param method how it was measured
 * @param rows the figures, in the order in which they were measured
 * @param omissions what was asked for or is usual and was not measured, and why
 * @param stages where the time of one image goes; empty where it was not measured
 * @param trials what other settings buy, in pairs with the plan's first
 */
public record ThroughputFindings(
    List<String> findings,
    String advice,
    Method method,
    List<ThroughputRow> rows,
    List<Omission> omissions,
    Optional<StageTimes> stages,
    List<SettingTrial> trials) {
  /** Name of the file with the meter's own account, beside the certificate. */
  public static final String METER_FILE = "throughput.jmh.json";

  /** Copies the lists. */
  public ThroughputFindings {
    findings = List.copyOf(findings);
    rows = List.copyOf(rows);
    omissions = List.copyOf(omissions);
    trials = List.copyOf(trials);
  }

  /**
   * How it was measured.
   *
   * @param meter name and version of what took the time
   * @param model what ran the model, with its device
   * @param datasets names of the sets whose images were shown
   * @param images different images there were to show
   * @param forks virtual machines of each row
   * @param iterations measured parts of each fork
   * @param warmUpSeconds in each fork, left out
   * @param runSeconds in each fork, measured
   * @param processors that Java saw
   * @param tolerance by how much timed outputs might differ from the accuracy run's
   */
  public record Method(
      String meter,
      String model,
      List<String> datasets,
      int images,
      int forks,
      int iterations,
      double warmUpSeconds,
      double runSeconds,
      int processors,
      OutputTolerance tolerance) {
    /** Copies the list. */
    public Method {
      datasets = List.copyOf(datasets);
    }
  }

  /**
   * Something that was not measured.
   *
   * @param what in words
   * @param why in words
   */
  public record Omission(String what, String why) {}

  /** Whether every figure may be used. */
  public boolean valid() {
    return rows.stream().allMatch(ThroughputRow::valid);
  }

  /** The figures of one scenario, in the order of their measurement. */
  public Stream<ThroughputRow> of(Scenario scenario) {
    return rows.stream().filter(row -> row.scenario() == scenario);
  }
}
