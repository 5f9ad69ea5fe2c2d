package org.cvready.line;

import java.util.List;
import java.util.Map;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/**
 * One picture of the line.
 *
 * @param image its pixels
 * @param truths its defects, of the classes of {@link DefectKind} in their order
 * @param tags shift, camera, product, hour
 */
public record Rendered(Image image, List<GroundTruth> truths, Map<String, String> tags) {
  /** Copies the lists. */
  public Rendered {
    truths = List.copyOf(truths);
    tags = Map.copyOf(tags);
  }

  /** The same with a single pixel for a picture, for keeping many. */
  Rendered withoutPixels() {
    return new Rendered(Image.copyOf(1, 1, new byte[Image.CHANNELS]), truths, tags);
  }
}
