package org.cvready.study.score;

import java.util.Arrays;

/** Which of the keys that an object must have, each once, have been met. */
final class KeysSeen {
  private final String[] required;
  private final int[] times;

  KeysSeen(String... required) {
    this.required = required;
    this.times = new int[required.length];
  }

  void note(String key) {
    for (int i = 0; i < required.length; i++) {
      if (required[i].equals(key)) {
        times[i]++;
        return;
      }
    }
  }

  /** Whether not one of the keys has been met. */
  boolean none() {
    return Arrays.stream(times).allMatch(met -> met == 0);
  }

  void requireAll(CocoTokens tokens, String object) throws ScoreInputException {
    for (int i = 0; i < required.length; i++) {
      if (times[i] != 1) {
        throw tokens.fault(
            "%s must have the key %s once, got it %d times"
                .formatted(object, required[i], times[i]),
            null);
      }
    }
  }
}
