package org.cvready.study.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.cvready.match.LabelledDetections.Category;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.metric.coco.DetectionCounts;

/**
 * What {@code score} found: figures under COCO's limits, and counts at IoU .5 without them.
 *
 * <p>As JSON: {@code coco} holds the twelve figures, {@code categories} the same by category, and
 * {@code counts} the true and false positives and the misses by category id and score threshold,
 * over all detections. Numbers have as many digits as identify them, and -1 stands where COCO says
 * that there is nothing to measure.
 */
public final class ScoreReport {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final CocoEvaluation evaluation;
  private final double[] thresholds;

  ScoreReport(CocoEvaluation evaluation, double[] thresholds) {
    this.evaluation = evaluation;
    this.thresholds = Arrays.stream(thresholds).sorted().distinct().toArray();
  }

  /** The evaluation behind the figures. */
  public CocoEvaluation evaluation() {
    return evaluation;
  }

  /** How many detections are of categories that the ground truth does not declare. */
  public long undeclaredDetections() {
    long count = 0;
    for (int i = 0; i < evaluation.data().detections().size(); i++) {
      count += evaluation.data().detections().category(i) >= evaluation.data().categories() ? 1 : 0;
    }
    return count;
  }

  /** Writes the report as JSON in UTF-8 and leaves the stream open. */
  public void writeTo(OutputStream out) throws IOException {
    JsonGenerator json =
        JSON.createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartObject();
    json.writeObjectFieldStart("coco");
    for (CocoFigure figure : CocoFigure.values()) {
      json.writeNumberField(figure.key(), evaluation.figure(figure));
    }
    json.writeEndObject();
    writeCategories(json);
    writeCounts(json);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void writeCategories(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("categories");
    for (int c = 0; c < evaluation.data().categories(); c++) {
      Category category = evaluation.data().category(c);
      json.writeStartObject();
      json.writeNumberField("id", category.id());
      json.writeStringField("name", category.name());
      for (CocoFigure figure : CocoFigure.values()) {
        json.writeNumberField(figure.key(), evaluation.figure(figure, c));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCounts(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("counts");
    for (int c = 0; c < evaluation.data().categories(); c++) {
      for (double threshold : thresholds) {
        DetectionCounts counts = evaluation.counts(c, threshold);
        json.writeStartObject();
        json.writeNumberField("category_id", evaluation.data().category(c).id());
        json.writeNumberField("threshold", threshold);
        json.writeNumberField("tp", counts.truePositives());
        json.writeNumberField("fp", counts.falsePositives());
        json.writeNumberField("fn", counts.falseNegatives());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
