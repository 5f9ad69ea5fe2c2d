package org.cvready.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes detections as COCO results: {@code image_id}, {@code category_id}, {@code bbox} as left,
 * top, width and height in pixels, {@code score}.
 */
final class CocoResultsWriter implements AutoCloseable {
  private final JsonGenerator json;

  CocoResultsWriter(OutputStream out) throws IOException {
    this.json = JsonFiles.to(out);
  }

  /** Begins an object whose values are the results of several sets. */
  void beginSets() throws IOException {
    json.writeStartObject();
  }

  /** Begins the results of a set, under its name within {@link #beginSets}. */
  void beginSet(String name) throws IOException {
    json.writeFieldName(name);
    begin();
  }

  /** Begins the results of one set alone. */
  void begin() throws IOException {
    json.writeStartArray();
  }

  void write(long imageId, long categoryId, DetectionText detection) throws IOException {
    json.writeStartObject();
    json.writeNumberField("image_id", imageId);
    json.writeNumberField("category_id", categoryId);
    json.writeArrayFieldStart("bbox");
    json.writeRawValue(detection.box());
    json.writeEndArray();
    json.writeFieldName("score");
    json.writeRawValue(detection.score());
    json.writeEndObject();
  }

  /** Ends the results of a set. */
  void endSet() throws IOException {
    json.writeEndArray();
  }

  /** Ends the object of several sets. */
  void endSets() throws IOException {
    json.writeEndObject();
  }

  /** Hands everything written so far to the stream. */
  void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
