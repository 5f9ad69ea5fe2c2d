package org.cvready.study.score;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.match.DetectionColumns;

/** A COCO results file, read into columns; its image and category ids are not resolved yet. */
final class CocoResults {
  private final Path file;
  private final DetectionColumns detections = new DetectionColumns();
  private final LongColumn imageIds = new LongColumn();
  private final LongColumn categoryIds = new LongColumn();

  private CocoResults(Path file) {
    this.file = file;
  }

  static CocoResults read(Path file, Optional<String> set) throws IOException {
    CocoResults results = new CocoResults(file);
    CocoTokens.read(
        file,
        set,
        tokens -> {
          JsonToken first = tokens.next();
          if (first == JsonToken.START_OBJECT && set.isEmpty()) {
            throw keyedBySets(tokens);
          }
          tokens.require(first, JsonToken.START_ARRAY, "COCO results must be a list of detections");
          results.readAll(tokens);
        });
    return results;
  }

  /** The fault of an object where the list should be, which tells sets from any other object. */
  private static ScoreInputException keyedBySets(CocoTokens tokens) throws IOException {
    ScoreInputException noList =
        tokens.fault("COCO results must be a list of detections, got an object", null);
    List<String> names = new ArrayList<>();
    while (tokens.next() == JsonToken.FIELD_NAME) {
      names.add(tokens.name());
      if (tokens.next() != JsonToken.START_ARRAY) {
        return noList;
      }
      tokens.skipChildren();
    }
    return names.isEmpty() ? noList : tokens.severalSets(names);
  }

  private void readAll(CocoTokens tokens) throws IOException {
    double[] box = new double[4];
    JsonToken token;
    while ((token = tokens.next()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.START_OBJECT) {
        throw tokens.fault(detection() + " must be an object", null);
      }
      readOne(tokens, box);
    }
  }

  private String detection() {
    return "detection " + detections.size();
  }

  private void readOne(CocoTokens tokens, double[] box) throws IOException {
    KeysSeen seen = new KeysSeen("image_id", "category_id", "bbox", "score");
    double score = 0;
    while (tokens.next() == JsonToken.FIELD_NAME) {
      String key = tokens.name();
      seen.note(key);
      switch (key) {
        case "image_id" -> imageIds.add(tokens.id(key));
        case "category_id" -> categoryIds.add(tokens.id(key));
        case "bbox" -> tokens.box(box, key);
        case "score" -> score = tokens.number(key);
        default -> tokens.skip();
      }
    }
    seen.requireAll(tokens, detection());
    detections.add(box, 0, 0, score);
  }

  /** The detections, placed among the images and categories of the ground truth. */
  DetectionColumns placed(CocoGroundTruth groundTruth) throws ScoreInputException {
    for (int i = 0; i < detections.size(); i++) {
      int image = groundTruth.imagePosition(imageIds.at(i));
      if (image == IdPositions.ABSENT) {
        throw new ScoreInputException(
            "%s: image_id of detection %d must be an image of the ground truth, got %d"
                .formatted(file, i, imageIds.at(i)));
      }
      detections.place(i, image, groundTruth.categoryPosition(categoryIds.at(i)));
    }
    return detections;
  }
}
