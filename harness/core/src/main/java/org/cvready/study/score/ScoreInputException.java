package org.cvready.study.score;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be scored.
 *
 * <p>The message says in which file and where, what the rule is and what stands there instead.
 */
public final class ScoreInputException extends IOException {
  /** A fault with its full description. */
  public ScoreInputException(String message) {
    super(message);
  }

  /** A fault with its full description and what caused it. */
  public ScoreInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
