package org.cvready.model;

/** What a detection spends its time on, in order. */
public enum DetectionStage {
  /** Resizing the picture and writing it into the network's input. */
  PREPROCESS,
  /** Running the network, copies to and from its device included. */
  INFERENCE,
  /** Reading the network's outputs, non-maximum suppression, boxes in source pixels. */
  OUTPUTS
}
