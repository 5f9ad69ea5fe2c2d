package org.cvready.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.dataset.CocoGroundTruthWriter;

/**
 * The ground truth that a run was judged by, as COCO instances by set, so that anybody can score
 * its predictions again. Categories are those of model, data and plan together.
 */
final class GroundTruthFile {
  private GroundTruthFile() {}

  static void write(List<SeenSet> sets, Path file) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      json.writeStartObject();
      for (SeenSet set : sets) {
        if (set.pass().data().isLabelled()) {
          json.writeFieldName(set.plan().name());
          CocoGroundTruthWriter.write(set.pass().data(), json);
        }
      }
      json.writeEndObject();
    }
  }
}
