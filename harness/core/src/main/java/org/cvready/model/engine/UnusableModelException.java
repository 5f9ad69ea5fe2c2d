package org.cvready.model.engine;

/**
 * A model that cannot be read, run or understood; the message says what, the rule and the value.
 */
public final class UnusableModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong, the rule, the value and where. */
  public UnusableModelException(String message) {
    super(message);
  }

  /** What is wrong, and the library's own words as the cause. */
  public UnusableModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
