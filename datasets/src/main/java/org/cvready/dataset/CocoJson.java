package org.cvready.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.cvready.dataset.DatasetReader.UnusableSetException;
import org.cvready.imaging.Printable;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a COCO instances file token by token, without holding the document. */
final class CocoJson {
  // NaN is read, so that it is reported with the annotation it stands in.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final String file;
  private final ProblemLog problems;
  private final CocoTables tables = new CocoTables();
  private final Set<String> seen = new HashSet<>();

  private CocoJson(String file, ProblemLog problems) {
    this.file = file;
    this.problems = problems;
  }

  static CocoTables read(Path path, ProblemLog problems) throws IOException {
    CocoJson json = new CocoJson(String.valueOf(path.getFileName()), problems);
    try (InputStream in = Files.newInputStream(path);
        JsonParser parser = FACTORY.createParser(in)) {
      json.document(parser);
    } catch (JsonProcessingException e) {
      throw new UnusableSetException(path.toString(), "file must be JSON: " + position(e));
    }
    return json.tables;
  }

  static String position(JsonProcessingException e) {
    String message = Printable.of(String.valueOf(e.getOriginalMessage()));
    return e.getLocation() == null
        ? message
        : "line %d, column %d: %s"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), message);
  }

  private void document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnusableSetException(
          file, "file must hold one object with images, annotations and categories");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String table = parser.currentName();
      parser.nextToken();
      switch (table) {
        case "images" -> rows(parser, table, this::image);
        case "annotations" -> rows(parser, table, this::annotation);
        case "categories" -> rows(parser, table, this::category);
        default -> parser.skipChildren();
      }
    }
    for (String table : new String[] {"images", "annotations", "categories"}) {
      if (!seen.contains(table)) {
        throw new UnusableSetException(
            file, "file must hold images, annotations and categories, lacks " + table);
      }
    }
    if (parser.nextToken() != null) {
      throw new UnusableSetException(file, "file must hold one object, and has text after it");
    }
  }

  private interface Row {
    void read(JsonParser parser, String where) throws IOException;
  }

  private void rows(JsonParser parser, String table, Row row) throws IOException {
    if (!seen.add(table)) {
      throw new UnusableSetException(file, "table must stand once, got twice: " + table);
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnusableSetException(file, table + " must be an array");
    }
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String where = "%s: %s[%d]".formatted(file, table, index++);
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        row.read(parser, where);
      } else {
        problems.error(where, "entry must be an object");
        parser.skipChildren();
      }
    }
  }

  private void image(JsonParser parser, String where) throws IOException {
    @Nullable Long id = null;
    @Nullable String name = null;
    long width = 0;
    long height = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "id" -> id = whole(parser);
        case "file_name" -> name = text(parser);
        case "width" -> width = size(parser);
        case "height" -> height = size(parser);
        default -> parser.skipChildren();
      }
    }
    if (id == null || name == null) {
      problems.error(where, "image must have a whole number as id and a file_name");
      return;
    }
    tables.add(new CocoTables.Image(id, name, width, height));
  }

  private void category(JsonParser parser, String where) throws IOException {
    @Nullable Long id = null;
    @Nullable String name = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "id" -> id = whole(parser);
        case "name" -> name = text(parser);
        default -> parser.skipChildren();
      }
    }
    if (id == null || name == null) {
      problems.error(where, "category must have a whole number as id and a name");
      return;
    }
    tables.add(new CocoTables.Category(id, name));
  }

  private void annotation(JsonParser parser, String where) throws IOException {
    @Nullable Long id = null;
    @Nullable Long imageId = null;
    @Nullable Long categoryId = null;
    CocoTables.BoxNumbers box = CocoTables.BoxNumbers.MISSING;
    double area = Double.NaN;
    boolean crowd = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "id" -> id = whole(parser);
        case "image_id" -> imageId = whole(parser);
        case "category_id" -> categoryId = whole(parser);
        case "bbox" -> box = box(parser);
        case "area" -> area = number(parser);
        case "iscrowd" -> crowd = flag(parser);
        default -> parser.skipChildren();
      }
    }
    if (id == null || imageId == null || categoryId == null) {
      problems.error(where, "annotation must have whole numbers as id, image_id and category_id");
      return;
    }
    tables.add(new CocoTables.Annotation(id, imageId, categoryId, box, area, crowd));
  }

  private static CocoTables.BoxNumbers box(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return CocoTables.BoxNumbers.MISSING;
    }
    double[] box = new double[4];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      double number = number(parser);
      if (count < box.length) {
        box[count] = number;
      }
      count++;
    }
    return count == box.length
        ? new CocoTables.BoxNumbers(box[0], box[1], box[2], box[3])
        : CocoTables.BoxNumbers.MISSING;
  }

  private static double number(JsonParser parser) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    parser.skipChildren();
    return Double.NaN;
  }

  private static boolean flag(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_TRUE || number(parser) > 0;
  }

  private static long size(JsonParser parser) throws IOException {
    Long value = whole(parser);
    return value == null ? 0 : Math.max(0, value);
  }

  private static @Nullable Long whole(JsonParser parser) throws IOException {
    double value = number(parser);
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? null
          : parser.getLongValue();
    }
    boolean exact = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return exact ? Long.valueOf((long) value) : null;
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }
}
