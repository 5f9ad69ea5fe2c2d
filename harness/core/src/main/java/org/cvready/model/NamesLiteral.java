package org.cvready.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.model.engine.UnusableModelException;

/**
 * Reads class names as exporters write them into a model's metadata: a Python or JSON literal,
 * {@code {0: 'person', 1: "tv"}} or {@code ['person', 'tv']}. Nothing is evaluated.
 */
final class NamesLiteral {
  private static final int MOST_CHARACTERS = 1 << 20;

  private final String text;
  private int at;

  private NamesLiteral(String text) {
    this.text = text;
  }

  /** The names in class order. */
  static List<String> parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new UnusableModelException(
          "names in metadata must have at most %d characters, got %d"
              .formatted(MOST_CHARACTERS, text.length()));
    }
    NamesLiteral literal = new NamesLiteral(text);
    List<String> names = literal.at('{') ? literal.dictionary() : literal.list();
    literal.skipBlanks();
    if (literal.at != text.length() || names.isEmpty()) {
      throw literal.malformed("one list or dictionary of at least one name");
    }
    return names;
  }

  private List<String> dictionary() {
    expect('{');
    Map<Integer, String> names = new TreeMap<>();
    while (!at('}')) {
      int key = key();
      expect(':');
      if (names.put(key, string()) != null) {
        throw malformed("a key only once");
      }
      if (!at('}')) {
        expect(',');
      }
    }
    expect('}');
    int expected = 0;
    for (int key : names.keySet()) {
      if (key != expected++) {
        throw malformed("keys 0, 1, 2, ... without a gap");
      }
    }
    return List.copyOf(names.values());
  }

  private List<String> list() {
    expect('[');
    List<String> names = new ArrayList<>();
    while (!at(']')) {
      names.add(string());
      if (!at(']')) {
        expect(',');
      }
    }
    expect(']');
    return names;
  }

  private int key() {
    boolean quoted = at('\'') || at('"');
    String digits = quoted ? string() : digits();
    if (!digits.matches("\\d{1,6}")) {
      throw malformed("a class number as key");
    }
    return Integer.parseInt(digits);
  }

  private String digits() {
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String string() {
    char quote = at('"') ? '"' : '\'';
    expect(quote);
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      name.append(c == '\\' ? escaped() : c);
    }
    expectHere(quote);
    return name.toString();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw malformed("a character after a backslash");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      case '\\', '\'', '"', '/' -> c;
      default -> throw malformed("a known escape");
    };
  }

  private char hexadecimal(int digits) {
    String code = text.substring(at, Math.min(text.length(), at + digits));
    if (!code.matches("[0-9a-fA-F]{" + digits + "}")) {
      throw malformed(digits + " hexadecimal digits");
    }
    at += digits;
    return (char) Integer.parseInt(code, 16);
  }

  private boolean at(char c) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == c;
  }

  private void expect(char c) {
    skipBlanks();
    expectHere(c);
  }

  private void expectHere(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw malformed("'" + c + "'");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private UnusableModelException malformed(String rule) {
    String near = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    return new UnusableModelException(
        "names in metadata must have %s at character %d, got ...%s...".formatted(rule, at, near));
  }
}
