package org.cvready.run;

import org.jspecify.annotations.Nullable;

/** Thrown where the run that another is to be compared with is no run, or not comparable. */
public final class BadBaselineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message for the user. */
  BadBaselineException(String message) {
    this(message, null);
  }

  /** An exception with a message for the user and what was thrown. */
  BadBaselineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
