package org.cvready.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.plan.YamlNode.Mapping;
import org.cvready.plan.YamlNode.Nothing;
import org.cvready.plan.YamlNode.Scalar;
import org.cvready.plan.YamlNode.Sequence;

/**
 * One mapping of a plan, read key by key. What is missing, unknown or of the wrong type is noted,
 * and the answer is empty; the caller goes on.
 */
final class Section {
  private static final int MOST_ITEMS = 10_000;

  private final Mapping mapping;
  private final String path;
  private final Problems problems;

  private Section(Mapping mapping, String path, Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
  }

  /** A mapping with only these keys. */
  static Optional<Section> of(YamlNode node, String path, Problems problems, List<String> keys) {
    Optional<Section> section = ofNames(node, path, problems);
    section.ifPresent(found -> found.checkKeys(keys));
    return section;
  }

  /** A mapping whose keys are names that the user chose. */
  static Optional<Section> ofNames(YamlNode node, String path, Problems problems) {
    if (node instanceof Mapping mapping) {
      return Optional.of(new Section(mapping, path, problems));
    }
    problems.add(path, node.line(), "must be a mapping of keys to values, got " + node.kind());
    return Optional.empty();
  }

  private void checkKeys(List<String> keys) {
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                String hint =
                    Spelling.nearest(key, keys).orElse("one of " + String.join(", ", keys));
                problems.add(path(key), value.line(), "unknown key", hint);
              }
            });
  }

  Problems problems() {
    return problems;
  }

  String path() {
    return path;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  int line() {
    return mapping.line();
  }

  int line(String key) {
    YamlNode node = mapping.entries().get(key);
    return node == null ? mapping.line() : node.line();
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  Map<String, YamlNode> entries() {
    return mapping.entries();
  }

  /** Notes a problem at the key. */
  void problem(String key, String message) {
    problems.add(path(key), line(key), message);
  }

  /** Notes a problem at the key, with what to write instead. */
  void problem(String key, String message, String suggestion) {
    problems.add(path(key), line(key), message, suggestion);
  }

  /** The value of the key; a key without a value is a problem. */
  Optional<YamlNode> node(String key) {
    YamlNode node = mapping.entries().get(key);
    if (node instanceof Nothing) {
      problem(key, "must have a value, got nothing");
      return Optional.empty();
    }
    return Optional.ofNullable(node);
  }

  /** Notes a problem where the key is missing. */
  void require(String key, String suggestion) {
    if (!has(key)) {
      problem(key, "is missing", suggestion);
    }
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(path(key), node));
  }

  private Optional<String> text(String at, YamlNode node) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text().strip());
    }
    problems.add(at, node.line(), "must be a text, got " + node.kind());
    return Optional.empty();
  }

  /** One of the given words. */
  Optional<String> word(String key, List<String> words) {
    return text(key).filter(word -> isOneOf(word, words, path(key), line(key)));
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

  /** A list of texts, or one text alone; no text stands twice. */
  List<String> texts(String key) {
    return node(key).map(node -> texts(path(key), node)).orElse(List.of());
  }

  List<String> texts(String at, YamlNode node) {
    List<YamlNode> items = node instanceof Sequence list ? list.items() : List.of(node);
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      problems.add(
          at, node.line(), "must have 1 to %d values, got %d".formatted(MOST_ITEMS, items.size()));
      return List.of();
    }
    Map<String, Integer> texts = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String itemAt = node instanceof Sequence ? at + "[" + i + "]" : at;
      Optional<String> text = text(itemAt, items.get(i));
      if (text.isPresent() && texts.putIfAbsent(text.get(), i) != null) {
        problems.add(
            itemAt,
            items.get(i).line(),
            "values must differ, got '%s' again".formatted(text.get()));
      }
    }
    return new ArrayList<>(texts.keySet());
  }

  Optional<Double> number(String key, Range range) {
    return text(key).flatMap(text -> number(path(key), line(key), text, range));
  }

  Optional<Double> number(String at, int line, String text, Range range) {
    Optional<Double> number = Quantities.number(text).filter(range::contains);
    if (number.isEmpty()) {
      problems.add(at, line, "must be a number %s, got '%s'".formatted(range.text(), text));
    }
    return number;
  }

  /** Numbers, exactly {@code count} of them. */
  List<Double> numbers(String key, int count, Range range) {
    List<Double> numbers = new ArrayList<>();
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return numbers;
    }
    if (!(node.get() instanceof Sequence list) || list.items().size() != count) {
      problem(key, "must be a list of %d numbers, got %s".formatted(count, node.get().kind()));
      return numbers;
    }
    for (int i = 0; i < count; i++) {
      String at = path(key) + "[" + i + "]";
      int line = list.items().get(i).line();
      text(at, list.items().get(i))
          .flatMap(text -> number(at, line, text, range))
          .ifPresent(numbers::add);
    }
    return numbers;
  }

  Optional<Integer> whole(String key, int least, int greatest) {
    Optional<String> text = text(key);
    Optional<Long> number =
        text.flatMap(Quantities::whole).filter(value -> value >= least && value <= greatest);
    if (text.isPresent() && number.isEmpty()) {
      problem(
          key,
          "must be a whole number in [%d, %d], got '%s'".formatted(least, greatest, text.get()));
    }
    return number.map(Long::intValue);
  }

  Optional<Boolean> flag(String key) {
    return word(key, List.of("true", "false")).map("true"::equals);
  }

  /** A length of time above 0, or from 0 where {@code zero} is allowed. */
  Optional<Duration> duration(String key, boolean zero) {
    Optional<String> text = text(key);
    Optional<Duration> duration =
        text.flatMap(Quantities::duration)
            .filter(time -> !time.isNegative() && (zero || !time.isZero()));
    if (text.isPresent() && duration.isEmpty()) {
      problem(
          key,
          "must be a time %s with a unit (us, ms, s, min, h), got '%s'"
              .formatted(zero ? "of at least 0" : "above 0", text.get()),
          Quantities.number(text.get()).isPresent() ? text.get() + " ms" : "100 ms");
    }
    return duration;
  }

  /** A share as a fraction or in percent. */
  Optional<Double> share(String key, Range range) {
    return text(key).flatMap(text -> share(path(key), line(key), text, range));
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
