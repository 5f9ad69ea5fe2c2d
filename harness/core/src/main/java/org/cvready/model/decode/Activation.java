package org.cvready.model.decode;

/** What is still to be done to a model's class scores to make them lie in [0, 1]. */
public enum Activation {
  /** What the decoder's family does. */
  AUTO("auto"),
  /** Nothing: the model has done it. */
  NONE("none"),
  /** The logistic function, class by class. */
  SIGMOID("sigmoid"),
  /** A softmax over all classes and a last one for "no object". */
  SOFTMAX("softmax");

  private final String word;

  Activation(String word) {
    this.word = word;
  }

  /** The name in plans. */
  public String word() {
    return word;
  }
}
