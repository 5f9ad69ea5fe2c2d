package org.cvready.study.throughput;

/** Which part of a picture's way is timed. */
public enum Span {
  /** From the file to the detections: read, decode, resize, run, decode outputs, suppress. */
  END_TO_END("from file to detections"),
  /** A prepared tensor is copied into the model's input and the model runs; nothing else. */
  INFERENCE("inference only");

  private final String words;

  Span(String words) {
    this.words = words;
  }

  /** The name in words. */
  public String words() {
    return words;
  }
}
