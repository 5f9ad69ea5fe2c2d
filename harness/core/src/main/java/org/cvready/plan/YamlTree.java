package org.cvready.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML into nodes with lines, and refuses what no plan needs.
 *
 * <p>Values stay text until a rule asks for a number, so {@code 5 %} and {@code 0.05} meet the same
 * code. Aliases and tags are refused: they can make a small file huge or mean what a reader of the
 * plan does not see.
 */
final class YamlTree {
  private static final int GREATEST_DEPTH = 20;
  private static final int MOST_NODES = 100_000;

  private final YAMLParser parser;
  private final Problems problems;
  private int nodes;

  private YamlTree(YAMLParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The root of the only document, or empty where a problem was found that ends the reading. */
  static Optional<YamlNode> read(String yaml, Problems problems) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        problems.add("", 1, "the file must hold a plan, got an empty one", "cvready init");
        return Optional.empty();
      }
      YamlTree tree = new YamlTree(parser, problems);
      YamlNode root = tree.node("", 0);
      if (parser.nextToken() != null) {
        problems.add("", tree.line(), "the file must hold one YAML document, got a second");
      }
      return Optional.of(root);
    } catch (Refused e) {
      problems.add(e.path, e.line, e.rule);
    } catch (JsonProcessingException e) {
      problems.add("", lineOf(e), "not YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException | RuntimeException e) {
      // The YAML library reports some malformed input by unchecked exceptions of its own.
      problems.add("", 0, "not YAML: " + firstLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private YamlNode node(String path, int depth) throws IOException {
    int line = line();
    if (depth > GREATEST_DEPTH) {
      throw new Refused(path, line, "values must nest at most %d deep".formatted(GREATEST_DEPTH));
    }
    if (++nodes > MOST_NODES) {
      throw new Refused(path, line, "a plan must have at most %d values".formatted(MOST_NODES));
    }
    if (parser.isCurrentAlias()) {
      throw new Refused(path, line, "YAML aliases are not used in plans; write the value out");
    }
    if (parser.getTypeId() != null) {
      throw new Refused(path, line, "YAML tags are not used in plans; leave out the !tag");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(path, line, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      return sequence(path, line, depth);
    }
    if (token == JsonToken.VALUE_NULL) {
      return new YamlNode.Nothing(line);
    }
    return new YamlNode.Scalar(line, parser.getText());
  }

  private YamlNode mapping(String path, int line, int depth) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String inner = path.isEmpty() ? key : path + "." + key;
      int keyLine = line();
      parser.nextToken();
      YamlNode value = node(inner, depth + 1);
      if (entries.putIfAbsent(key, value) != null) {
        problems.add(inner, keyLine, "key must stand once, got it again", "one of the two");
      }
    }
    return new YamlNode.Mapping(line, entries);
  }

  private YamlNode sequence(String path, int line, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path + "[" + items.size() + "]", depth + 1));
    }
    return new YamlNode.Sequence(line, items);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int lineOf(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? 0 : Math.max(location.getLineNr(), 0);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("unreadable");
  }

  /** Ends the reading at once. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final int line;
    private final String rule;

    Refused(String path, int line, String rule) {
      super(rule);
      this.path = path;
      this.line = line;
      this.rule = rule;
    }
  }
}
