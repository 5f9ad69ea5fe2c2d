package org.cvready.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.vision.Box;

/**
 * Writes a scoring problem of the size of COCO's validation set: 5,000 images of 640x480, 80
 * categories, about seven objects and exactly a hundred detections an image.
 *
 * <p>The same seed writes the same bytes. Run it with {@code java
 * @benchmarks/target/benchmarks.args org.cvready.bench.ScoreProblemGenerator DIR [IMAGES [SEED]]};
 * it writes {@code gt.json} and {@code dt.json}.
 */
public final class ScoreProblemGenerator {
  private static final int CATEGORIES = 80;
  private static final int DETECTIONS = 100;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private final SplittableRandom random;
  private final int images;

  /** A generator of problems of {@code images} images. */
  public ScoreProblemGenerator(int images, long seed) {
    this.images = images;
    this.random = new SplittableRandom(seed);
  }

  private record Item(int image, int category, Box box, double score) {}

  /** Writes a problem to the folder in the first argument. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      throw new IllegalArgumentException("must name a folder: DIR [IMAGES [SEED]]");
    }
    int images = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261121;
    new ScoreProblemGenerator(images, seed).writeTo(Path.of(arguments[0]));
  }

  /** Writes {@code gt.json} and {@code dt.json} to {@code folder}. */
  public void writeTo(Path folder) throws IOException {
    List<Item> truths = new ArrayList<>();
    List<Item> detections = new ArrayList<>();
    for (int image = 1; image <= images; image++) {
      List<Item> here = objects(image);
      truths.addAll(here);
      for (int d = 0; d < DETECTIONS; d++) {
        boolean nearObject = !here.isEmpty() && random.nextDouble() < 0.3;
        detections.add(nearObject ? jittered(here.get(random.nextInt(here.size()))) : noise(image));
      }
    }
    Files.createDirectories(folder);
    writeGroundTruth(folder.resolve("gt.json"), truths);
    writeDetections(folder.resolve("dt.json"), detections);
  }

  private List<Item> objects(int image) {
    List<Item> objects = new ArrayList<>();
    int count = random.nextInt(15);
    for (int i = 0; i < count; i++) {
      objects.add(new Item(image, category(), box(), 1));
    }
    return objects;
  }

  /** Low numbers are frequent, as persons are in COCO. */
  private int category() {
    double u = random.nextDouble();
    return 1 + (int) (CATEGORIES * u * u);
  }

  private Box box() {
    double width = 8 * Math.exp(random.nextDouble() * 4);
    double height = 8 * Math.exp(random.nextDouble() * 3.8);
    double x = random.nextDouble() * (WIDTH - Math.min(width, WIDTH - 1));
    double y = random.nextDouble() * (HEIGHT - Math.min(height, HEIGHT - 1));
    return new Box(x, y, Math.min(width, WIDTH - 1), Math.min(height, HEIGHT - 1));
  }

  private Item jittered(Item object) {
    Box of = object.box;
    Box box =
        new Box(
            of.x() + of.width() * spread(),
            of.y() + of.height() * spread(),
            of.width() * (1 + spread()),
            of.height() * (1 + spread()));
    int category = random.nextDouble() < 0.9 ? object.category : category();
    return new Item(object.image, category, box, Math.sqrt(random.nextDouble()));
  }

  private double spread() {
    return random.nextDouble(-0.15, 0.15);
  }

  private Item noise(int image) {
    double u = random.nextDouble();
    return new Item(image, category(), box(), u * u * u);
  }

  private void writeGroundTruth(Path file, List<Item> truths) throws IOException {
    try (JsonGenerator json = generator(file)) {
      json.writeStartObject();
      json.writeArrayFieldStart("images");
      for (int image = 1; image <= images; image++) {
        json.writeStartObject();
        json.writeNumberField("id", image);
        json.writeNumberField("width", WIDTH);
        json.writeNumberField("height", HEIGHT);
        json.writeStringField("file_name", image + ".jpg");
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("categories");
      for (int category = 1; category <= CATEGORIES; category++) {
        json.writeStartObject();
        json.writeNumberField("id", category);
        json.writeStringField("name", "class " + category);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("annotations");
      for (int i = 0; i < truths.size(); i++) {
        writeTruth(json, i + 1, truths.get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeTruth(JsonGenerator json, int id, Item truth) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    writePlace(json, truth);
    json.writeNumberField("area", rounded(truth.box.area() * 0.7, 1e4));
    json.writeNumberField("iscrowd", random.nextInt(100) == 0 ? 1 : 0);
    json.writeEndObject();
  }

  private static void writeDetections(Path file, List<Item> detections) throws IOException {
    try (JsonGenerator json = generator(file)) {
      json.writeStartArray();
      for (Item detection : detections) {
        json.writeStartObject();
        writePlace(json, detection);
        json.writeNumberField("score", rounded(detection.score, 1e6));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void writePlace(JsonGenerator json, Item item) throws IOException {
    json.writeNumberField("image_id", item.image);
    json.writeNumberField("category_id", item.category);
    json.writeArrayFieldStart("bbox");
    json.writeNumber(rounded(item.box.x(), 1e3));
    json.writeNumber(rounded(item.box.y(), 1e3));
    json.writeNumber(rounded(item.box.width(), 1e3));
    json.writeNumber(rounded(item.box.height(), 1e3));
    json.writeEndArray();
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }

  private static JsonGenerator generator(Path file) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    return new JsonFactory().createGenerator(out);
  }
}
