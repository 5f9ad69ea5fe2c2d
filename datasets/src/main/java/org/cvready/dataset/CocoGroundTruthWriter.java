package org.cvready.dataset;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/**
 * Writes a data set's ground truth as a COCO instances file.
 *
 * <p>Images and categories keep their ids; annotations count 1..n in the order of the samples;
 * ignored objects have {@code iscrowd} 1. Numbers keep every digit.
 */
public final class CocoGroundTruthWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private CocoGroundTruthWriter() {}

  /** Writes to a file, replacing it. */
  public static void write(Dataset dataset, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(dataset, out);
    }
  }

  /** Writes to a stream in UTF-8, and leaves it open. */
  public static void write(Dataset dataset, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(dataset, json);
    }
  }

  /** Writes one object into a larger document. */
  public static void write(Dataset dataset, JsonGenerator json) throws IOException {
    json.writeStartObject();
    images(dataset, json);
    annotations(dataset, json);
    categories(dataset, json);
    json.writeEndObject();
  }

  private static void images(Dataset dataset, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("images");
    for (Sample sample : dataset.samples()) {
      json.writeStartObject();
      json.writeNumberField("id", sample.imageId());
      json.writeStringField("file_name", sample.name());
      json.writeNumberField("width", sample.width());
      json.writeNumberField("height", sample.height());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void annotations(Dataset dataset, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("annotations");
    long id = 1;
    for (Sample sample : dataset.samples()) {
      for (GroundTruth truth : sample.groundTruths()) {
        json.writeStartObject();
        json.writeNumberField("id", id++);
        json.writeNumberField("image_id", sample.imageId());
        json.writeNumberField("category_id", dataset.categoryId(truth.classIndex()));
        Box box = truth.box();
        json.writeFieldName("bbox");
        double[] numbers = {box.x(), box.y(), box.width(), box.height()};
        json.writeArray(numbers, 0, numbers.length);
        json.writeNumberField("area", truth.area());
        json.writeNumberField("iscrowd", truth.ignored() ? 1 : 0);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void categories(Dataset dataset, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("categories");
    for (int i = 0; i < dataset.classes().size(); i++) {
      json.writeStartObject();
      json.writeNumberField("id", dataset.categoryId(i));
      json.writeStringField("name", dataset.classes().name(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
