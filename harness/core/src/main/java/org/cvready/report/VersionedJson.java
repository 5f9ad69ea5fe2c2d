package org.cvready.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A record as a JSON object with its components as keys in snake case, after a version.
 *
 * @param <T> the record
 * @param name what it is, in words
 * @param type the record
 * @param format version of the JSON form
 */
record VersionedJson<T>(String name, Class<T> type, int format) {
  private static final ObjectMapper MAPPER = EvidenceJson.mapper();

  /** The record as JSON, ending in a line feed. */
  String write(T value) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("format", format);
    tree.setAll((ObjectNode) MAPPER.valueToTree(value));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads it back.
   *
   * @throws IOException where the text is not of this format, saying where and why
   */
  T parse(String json) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (!(tree instanceof ObjectNode object)) {
        throw new IOException(
            "%s must be a JSON object, got %s".formatted(name, tree.getNodeType()));
      }
      JsonNode version = object.remove("format");
      if (version == null || !version.isInt() || version.intValue() != format) {
        throw new IOException(
            "format of the %s must be %d, got %s".formatted(name, format, version));
      }
      return MAPPER.treeToValue(object, type);
    } catch (JsonProcessingException e) {
      throw new IOException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }
}
