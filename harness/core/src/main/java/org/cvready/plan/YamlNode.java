package org.cvready.plan;

import java.util.List;
import java.util.Map;

/** A piece of YAML that knows its line. */
sealed interface YamlNode {
  /** Where it starts, from 1. */
  int line();

  /** What it is, as messages call it. */
  String kind();

  /** Keys and values in the order of the file. */
  record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** Values in order. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A number, a word or a text, as it is written. */
  record Scalar(int line, String text) implements YamlNode {
    @Override
    public String kind() {
      return "'" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "'";
    }
  }

  /** A key without a value, or {@code null}. */
  record Nothing(int line) implements YamlNode {
    @Override
    public String kind() {
      return "nothing";
    }
  }
}
