package org.cvready.study.score;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.LabelledDetections.Category;

/**
 * A COCO ground-truth file, read into columns.
 *
 * <p>It is taken as it comes: boxes of zero size, outside the image or larger than any image are
 * kept. Where {@code iscrowd} is missing the object counts, and where {@code area} is missing it is
 * width times height (pycocotools stops in both cases). {@code ignore} is not read, because
 * pycocotools overwrites it. Objects of images that are not declared are left out, as are objects
 * of undeclared categories from every figure.
 */
final class CocoGroundTruth {
  private final LongColumn imageIds = new LongColumn();
  private final List<Category> categories = new ArrayList<>();
  private final GroundTruthColumns truths = new GroundTruthColumns();
  private final LongColumn annotationImages = new LongColumn();
  private final LongColumn annotationCategories = new LongColumn();
  private final LongColumn annotationIds = new LongColumn();
  private final Map<Long, Integer> undeclared = new HashMap<>();
  private final IdPositions images;
  private final IdPositions categoryPositions;

  private CocoGroundTruth(Path file, Optional<String> set) throws IOException {
    CocoTokens.read(file, set, this::readDocument);
    images = IdPositions.of(imageIds.toArray(), file + ": image ids");
    categories.sort(Comparator.comparingLong(Category::id));
    categoryPositions =
        IdPositions.of(
            categories.stream().mapToLong(Category::id).toArray(), file + ": category ids");
    IdPositions.of(annotationIds.toArray(), file + ": annotation ids");
  }

  static CocoGroundTruth read(Path file, Optional<String> set) throws IOException {
    return new CocoGroundTruth(file, set);
  }

  private void readDocument(CocoTokens tokens) throws IOException {
    tokens.expect(
        JsonToken.START_OBJECT,
        "COCO ground truth must be an object with images, annotations and categories");
    KeysSeen seen = new KeysSeen("images", "annotations", "categories");
    List<String> objects = new ArrayList<>();
    while (tokens.next() == JsonToken.FIELD_NAME) {
      String key = tokens.name();
      seen.note(key);
      switch (key) {
        case "images" -> readList(tokens, key, this::readImage);
        case "annotations" -> readList(tokens, key, this::readAnnotation);
        case "categories" -> readList(tokens, key, this::readCategory);
        default -> {
          if (tokens.next() == JsonToken.START_OBJECT) {
            objects.add(key);
          }
          tokens.skipChildren();
        }
      }
    }
    if (seen.none() && !objects.isEmpty()) {
      throw tokens.severalSets(objects);
    }
    seen.requireAll(tokens, "COCO ground truth");
  }

  private interface Element {
    void read(CocoTokens tokens, String name) throws IOException;
  }

  private static void readList(CocoTokens tokens, String key, Element element) throws IOException {
    tokens.expect(JsonToken.START_ARRAY, key + " must be a list");
    JsonToken token;
    for (int i = 0; (token = tokens.next()) != JsonToken.END_ARRAY; i++) {
      if (token != JsonToken.START_OBJECT) {
        throw tokens.fault("%s[%d] must be an object".formatted(key, i), null);
      }
      element.read(tokens, key + "[" + i + "]");
    }
  }

  private void readImage(CocoTokens tokens, String name) throws IOException {
    KeysSeen seen = new KeysSeen("id");
    while (tokens.next() == JsonToken.FIELD_NAME) {
      String key = tokens.name();
      seen.note(key);
      if (key.equals("id")) {
        imageIds.add(tokens.id("image id"));
      } else {
        tokens.skip();
      }
    }
    seen.requireAll(tokens, name);
  }

  private void readCategory(CocoTokens tokens, String name) throws IOException {
    KeysSeen seen = new KeysSeen("id");
    long id = 0;
    String label = "";
    while (tokens.next() == JsonToken.FIELD_NAME) {
      String key = tokens.name();
      seen.note(key);
      switch (key) {
        case "id" -> id = tokens.id("category id");
        case "name" -> label = tokens.text("category name");
        default -> tokens.skip();
      }
    }
    seen.requireAll(tokens, name);
    categories.add(new Category(id, label));
  }

  private void readAnnotation(CocoTokens tokens, String name) throws IOException {
    KeysSeen seen = new KeysSeen("id", "image_id", "category_id", "bbox");
    double[] box = new double[4];
    double area = Double.NaN;
    boolean crowd = false;
    while (tokens.next() == JsonToken.FIELD_NAME) {
      String key = tokens.name();
      seen.note(key);
      switch (key) {
        case "id" -> annotationIds.add(tokens.id("annotation id"));
        case "image_id" -> annotationImages.add(tokens.id(key));
        case "category_id" -> annotationCategories.add(tokens.id(key));
        case "bbox" -> tokens.box(box, key);
        case "area" -> area = tokens.number(key);
        case "iscrowd" -> crowd = tokens.flag(key);
        default -> tokens.skip();
      }
    }
    seen.requireAll(tokens, name);
    double known = Double.isNaN(area) ? box[2] * box[3] : area;
    truths.add(box, annotationIds.at(annotationIds.size() - 1), known, crowd);
  }

  /** The position of an image, or {@link IdPositions#ABSENT}. */
  int imagePosition(long id) {
    return images.of(id);
  }

  /** The position of a category; undeclared ones follow the declared as they are met. */
  int categoryPosition(long id) {
    int position = categoryPositions.of(id);
    return position != IdPositions.ABSENT
        ? position
        : undeclared.computeIfAbsent(id, unknown -> categories.size() + undeclared.size());
  }

  /** This ground truth with {@code results}, whose images must be declared here. */
  LabelledDetections with(CocoResults results) throws ScoreInputException {
    for (int i = 0; i < truths.size(); i++) {
      truths.place(
          i, imagePosition(annotationImages.at(i)), categoryPosition(annotationCategories.at(i)));
    }
    GroundTruthColumns placed = truths.only(i -> truths.image(i) != IdPositions.ABSENT);
    return new LabelledDetections(categories, imageIds.toArray(), placed, results.placed(this));
  }
}
