package org.cvready.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place in a JSON document that knows its path, so that whatever is wrong names where.
 *
 * @param node the value here
 * @param path JSON pointer to it, empty for the root
 */
record JsonCursor(JsonNode node, String path) {

  /** Reads one value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(JsonCursor cursor) throws IOException;
  }

  /** The value under {@code key}, which must be there. */
  JsonCursor at(String key) throws IOException {
    JsonNode child = node.get(key);
    if (child == null) {
      throw new IOException(path + "/" + key + " is missing");
    }
    return new JsonCursor(child, path + "/" + key);
  }

  /** The value under {@code key}, empty where it is null. */
  <T> Optional<T> optional(String key, Reader<T> reader) throws IOException {
    JsonCursor child = at(key);
    return child.node.isNull() ? Optional.empty() : Optional.of(reader.read(child));
  }

  /** The value under {@code key}, empty where it is null or, as in older files, missing. */
  <T> Optional<T> ifThere(String key, Reader<T> reader) throws IOException {
    return node.has(key) ? optional(key, reader) : Optional.empty();
  }

  /** The items under {@code key}, none where, as in older files, it is missing. */
  <T> List<T> listIfThere(String key, Reader<T> reader) throws IOException {
    return node.has(key) ? list(key, reader) : List.of();
  }

  <T> List<T> list(String key, Reader<T> reader) throws IOException {
    JsonCursor array = at(key);
    array.require(array.node.isArray(), "an array");
    List<T> items = new ArrayList<>();
    for (int i = 0; i < array.node.size(); i++) {
      items.add(reader.read(new JsonCursor(array.node.get(i), array.path + "/" + i)));
    }
    return items;
  }

  <T> SortedMap<String, T> map(String key, Reader<T> reader) throws IOException {
    return at(key).map(reader);
  }

  <T> SortedMap<String, T> map(Reader<T> reader) throws IOException {
    require(node.isObject(), "an object");
    SortedMap<String, T> map = new TreeMap<>();
    for (var entry : node.properties()) {
      map.put(
          entry.getKey(),
          reader.read(new JsonCursor(entry.getValue(), path + "/" + entry.getKey())));
    }
    return map;
  }

  String text(String key) throws IOException {
    return at(key).text();
  }

  String text() throws IOException {
    require(node.isTextual(), "a string");
    return node.textValue();
  }

  boolean flag(String key) throws IOException {
    JsonCursor child = at(key);
    child.require(child.node.isBoolean(), "true or false");
    return child.node.booleanValue();
  }

  double number(String key) throws IOException {
    return at(key).number();
  }

  /** A number, or an infinite one written as a string. */
  double number() throws IOException {
    if (node.isTextual() && node.textValue().equals("Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (node.isTextual() && node.textValue().equals("-Infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    require(node.isNumber(), "a number, \"Infinity\" or \"-Infinity\"");
    return node.doubleValue();
  }

  long integer(String key) throws IOException {
    return at(key).integer();
  }

  long integer() throws IOException {
    require(node.isIntegralNumber() && node.canConvertToLong(), "a whole number");
    return node.longValue();
  }

  int smallInteger(String key) throws IOException {
    JsonCursor child = at(key);
    child.require(child.node.isIntegralNumber() && child.node.canConvertToInt(), "a whole number");
    return child.node.intValue();
  }

  /** Ends reading where the value is not what it must be. */
  void require(boolean holds, String what) throws IOException {
    if (!holds) {
      String seen = node.toString();
      String shown = seen.length() > 60 ? seen.substring(0, 60) + "..." : seen;
      throw new IOException(
          "%s must be %s, got %s".formatted(path.isEmpty() ? "document" : path, what, shown));
    }
  }
}
