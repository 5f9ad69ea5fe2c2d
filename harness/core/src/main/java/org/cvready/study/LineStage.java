package org.cvready.study;

import java.util.Arrays;
import java.util.List;

/** What a frame at line speed spends its time on once a worker has it, in order. */
public enum LineStage {
  /** From the file to pixels. */
  DECODE("decode"),
  /** Resizing the picture into the network's input. */
  PREPROCESS("preprocess"),
  /** The network. */
  INFERENCE("inference"),
  /** Reading the network's outputs, non-maximum suppression. */
  OUTPUTS("outputs"),
  /** From detections to a decision. */
  DECISION("decision");

  private final String key;

  LineStage(String key) {
    this.key = key;
  }

  /** Its word in a certificate. */
  public String key() {
    return key;
  }

  /** The words of all stages, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(LineStage::key).toList();
  }
}
