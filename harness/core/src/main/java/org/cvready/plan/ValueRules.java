package org.cvready.plan;

import java.util.List;
import java.util.Optional;

/** Holds single values against their rules, and notes what is wrong. */
final class ValueRules {
  private final Problems problems;

  ValueRules(Problems problems) {
    this.problems = problems;
  }

  boolean isOneOf(String word, List<String> words, String at, int line) {
    if (words.contains(word)) {
      return true;
    }
    String hint = Spelling.nearest(word, words).orElse(words.get(0));
    problems.add(
        at, line, "must be one of %s, got '%s'".formatted(String.join(", ", words), word), hint);
    return false;
  }

  Optional<Double> number(String at, int line, String text, Range range) {
    Optional<Double> number = Quantities.number(text).filter(range::contains);
    if (number.isEmpty()) {
      problems.add(at, line, "must be a number %s, got '%s'".formatted(range.text(), text));
    }
    return number;
  }

  Optional<Double> share(String at, int line, String text, Range range) {
    Optional<Quantities.Quantity> quantity = Quantities.parse(text);
    if (quantity.isPresent() && quantity.get().unit().equals("%")) {
      double share = quantity.get().percent();
      return checkShare(at, line, text, range, share);
    }
    if (quantity.isPresent() && quantity.get().unit().isEmpty()) {
      double share = quantity.get().value();
      if (share > 1 && share <= 100) {
        problems.add(
            at,
            line,
            "a share above 1 must be written in percent, got '%s'".formatted(text),
            Quantities.plain(share) + " %");
        return Optional.empty();
      }
      return checkShare(at, line, text, range, share);
    }
    problems.add(at, line, "must be a share such as 5 %% or 0.05, got '%s'".formatted(text), "5 %");
    return Optional.empty();
  }

  private Optional<Double> checkShare(String at, int line, String text, Range range, double share) {
    if (range.contains(share)) {
      return Optional.of(share);
    }
    problems.add(at, line, "must be a share %s, got '%s'".formatted(range.text(), text));
    return Optional.empty();
  }
}
