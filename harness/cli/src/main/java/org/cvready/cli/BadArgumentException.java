package org.cvready.cli;

/** An argument that the user must change; the message says how. */
public final class BadArgumentException extends RuntimeException {
  /** What is wrong, the rule and the value. */
  public BadArgumentException(String message) {
    super(message);
  }
}
