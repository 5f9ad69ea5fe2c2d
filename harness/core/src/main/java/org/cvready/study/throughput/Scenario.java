package org.cvready.study.throughput;

/**
 * How pictures come to the model; the names are those of MLPerf Inference (Reddi et al., "MLPerf
 * Inference Benchmark", ISCA 2020).
 */
public enum Scenario {
  /** All pictures are there at once: what counts is how many are done in a second. */
  OFFLINE("offline"),
  /** A picture comes when the one before it is done: what counts is the 90th percentile of time. */
  SINGLE_STREAM("single stream");

  private final String words;

  Scenario(String words) {
    this.words = words;
  }

  /** The name in words. */
  public String words() {
    return words;
  }
}
