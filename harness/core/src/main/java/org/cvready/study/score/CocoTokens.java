package org.cvready.study.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The tokens of one COCO file, with errors that say where in the file. */
final class CocoTokens implements AutoCloseable {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;
  private final JsonParser parser;

  private CocoTokens(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** What is done with the tokens of a file. */
  interface Reading {
    void read(CocoTokens tokens) throws IOException;
  }

  /**
   * Reads a JSON file, which may be gzipped; every fault names the file.
   *
   * @param set which entry of a file that is keyed by data sets; empty for a file of one set
   */
  static void read(Path file, Optional<String> set, Reading reading) throws ScoreInputException {
    try (CocoTokens tokens = open(file)) {
      if (set.isPresent()) {
        tokens.readSet(set.get(), reading);
      } else {
        reading.read(tokens);
      }
      if (tokens.next() != null) {
        throw tokens.fault("must end here, got more", null);
      }
    } catch (ScoreInputException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new ScoreInputException(file + ": " + notJson(e), e);
    } catch (IOException e) {
      throw new ScoreInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void readSet(String set, Reading reading) throws IOException {
    expect(JsonToken.START_OBJECT, "a file scored by set must be an object keyed by data sets");
    List<String> names = new ArrayList<>();
    while (next() == JsonToken.FIELD_NAME) {
      String name = name();
      if (names.contains(name)) {
        throw fault("data set '%s' must stand once".formatted(name), null);
      }
      names.add(name);
      if (name.equals(set)) {
        reading.read(this);
      } else {
        skip();
      }
    }
    if (!names.contains(set)) {
      throw new ScoreInputException(
          "%s: set must be %s, got '%s'".formatted(file, oneOf(names), set));
    }
  }

  private static String oneOf(List<String> names) {
    return names.isEmpty() ? "in the file, which has none" : "one of " + String.join(", ", names);
  }

  /** The fault of a file that is keyed by data sets where one set must stand alone. */
  ScoreInputException severalSets(List<String> names) {
    return new ScoreInputException(
        "%s: is keyed by data sets; name the set to score (--set), %s"
            .formatted(file, oneOf(names)));
  }

  private static CocoTokens open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ScoreInputException(file + ": no such file");
    }
    return new CocoTokens(file, JSON.createParser(unzipped(Files.newInputStream(file))));
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /** Moves on; null at the end of the file. */
  @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw fault(notJson(e), e);
    }
  }

  /** Moves on to {@code expected}; {@code what} says of what it is the beginning. */
  void expect(JsonToken expected, String what) throws IOException {
    require(next(), expected, what);
  }

  /** Refuses a token other than {@code expected} where the parser stands. */
  void require(@Nullable JsonToken token, JsonToken expected, String what) throws IOException {
    if (token != expected) {
      throw fault(what + ", got " + shown(), null);
    }
  }

  private static String notJson(JsonProcessingException e) {
    // The parser appends where the open object began, in a form for programmers.
    String message = e.getOriginalMessage();
    int aside = message.indexOf(" (start marker");
    return "must be JSON: " + (aside < 0 ? message : message.substring(0, aside));
  }

  /** The name of the field the parser stands at. */
  String name() throws IOException {
    return parser.currentName();
  }

  /** Passes over the next value, whatever it is. */
  void skip() throws IOException {
    next();
    skipChildren();
  }

  /** Passes over the rest of the object or list at whose beginning the parser stands. */
  void skipChildren() throws IOException {
    try {
      parser.skipChildren();
    } catch (JsonProcessingException e) {
      throw fault(notJson(e), e);
    }
  }

  /** The next value, a finite number. */
  double number(String what) throws IOException {
    next();
    return currentNumber(what);
  }

  double currentNumber(String what) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw fault(what + " must be a number, got " + shown(), null);
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw fault(what + " must be finite, got " + shown(), null);
    }
    return value;
  }

  /** The next value, a whole number; 3.0 is one. */
  long id(String what) throws IOException {
    JsonToken token = next();
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
        return (long) value;
      }
    }
    throw fault(what + " must be a whole number, got " + shown(), null);
  }

  /** The next value, true or false, or a number that is 0 for false. */
  boolean flag(String what) throws IOException {
    JsonToken token = next();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return currentNumber(what) != 0;
  }

  /** The next value as text. */
  String text(String what) throws IOException {
    JsonToken token = next();
    if (token == null || !token.isScalarValue()) {
      throw fault(what + " must be text, got " + shown(), null);
    }
    return parser.getText();
  }

  /** The next value, an array of four finite numbers, into {@code box}. */
  void box(double[] box, String what) throws IOException {
    String rule = what + " must be [x, y, width, height]";
    expect(JsonToken.START_ARRAY, rule);
    for (int k = 0; k < box.length; k++) {
      if (next() == JsonToken.END_ARRAY) {
        throw fault(rule + ", got " + k + " numbers", null);
      }
      box[k] = currentNumber(what);
    }
    expect(JsonToken.END_ARRAY, rule);
  }

  private String shown() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end of the file";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case END_ARRAY, END_OBJECT -> "an end";
      case VALUE_STRING -> "the text \"" + abridged(parser.getText()) + "\"";
      default -> abridged(parser.getText());
    };
  }

  private static String abridged(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /** An error at the place where the parser stands. */
  ScoreInputException fault(String message, @Nullable Throwable cause) {
    JsonLocation at = parser.currentTokenLocation();
    return new ScoreInputException(
        "%s, line %d column %d: %s".formatted(file, at.getLineNr(), at.getColumnNr(), message),
        cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
