package org.cvready.model.decode;

/**
 * One way to read a model's outputs.
 *
 * @param decoder reads them
 * @param classes how many classes it tells apart; 0 where the outputs do not say
 * @param certain true where nothing but this family looks so
 * @param because the evidence, as a sentence
 */
public record Recognition(OutputDecoder decoder, int classes, boolean certain, String because) {
  /** Checks the class count. */
  public Recognition {
    if (classes < 0) {
      throw new IllegalArgumentException("classes must be at least 0, got " + classes);
    }
  }
}
