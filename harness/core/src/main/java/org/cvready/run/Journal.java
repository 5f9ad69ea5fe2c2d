package org.cvready.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.cvready.metric.ClassOutcome;
import org.cvready.study.Observation;

/**
 * The run's journal: one line of JSON for each observation, compressed, in canonical order, so that
 * a new threshold, gate or report needs no model.
 *
 * <p>A line holds the set, image, condition and decision, {@code "strange": true} where a guard
 * tripped, the detections as {@code [class index, score, left, top, width, height]} and the counts
 * as {@code [class index, objects, ignored, misses, false positives]}.
 */
final class Journal implements AutoCloseable {
  /** Name of the file in a run's folder. */
  static final String FILE = "observations.jsonl.gz";

  private final JsonGenerator json;

  Journal(Path file) throws IOException {
    this.json = JsonFiles.to(new FastGzip(Files.newOutputStream(file)));
    json.setRootValueSeparator(null);
  }

  /**
   * Speed matters here: compressing harder would cost more than a tenth of a small model's time.
   */
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(new BufferedOutputStream(out), 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /**
   * Writes one observation.
   *
   * @param texts of its detections, in their order
   */
  void write(String set, Observation observation, List<DetectionText> texts) throws IOException {
    json.writeStartObject();
    json.writeStringField("set", set);
    json.writeStringField("image", observation.sample().name());
    json.writeStringField("condition", observation.condition());
    json.writeStringField("decision", observation.outcome().decision().key());
    if (observation.outcome().strange()) {
      json.writeBooleanField("strange", true);
    }
    json.writeArrayFieldStart("detections");
    for (int i = 0; i < texts.size(); i++) {
      json.writeStartArray();
      json.writeNumber(observation.detections().get(i).classIndex());
      json.writeRawValue(texts.get(i).score());
      json.writeRawValue(texts.get(i).box());
      json.writeEndArray();
    }
    json.writeEndArray();
    writeCounts(observation.outcome().classes());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeCounts(List<ClassOutcome> outcomes) throws IOException {
    json.writeArrayFieldStart("counts");
    for (ClassOutcome outcome : outcomes) {
      if (outcome.objects() + outcome.ignored() + outcome.falsePositives() > 0) {
        json.writeArray(
            new int[] {
              outcome.classIndex(),
              outcome.objects(),
              outcome.ignored(),
              outcome.misses(),
              outcome.falsePositives()
            },
            0,
            5);
      }
    }
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
