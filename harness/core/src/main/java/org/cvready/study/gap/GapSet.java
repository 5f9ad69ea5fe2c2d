package org.cvready.study.gap;

import java.util.List;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;

/**
 * One side of a gap: a set and what was seen on its images as they were captured.
 *
 * @param name of the set
 * @param labelled whether it is known what is in its images
 * @param images outcomes, in the order of the images
 * @param measures what light, lens and sensor did to each, in the same order; or none at all
 */
public record GapSet(
    String name, boolean labelled, List<ImageOutcome> images, List<ImageMeasures> measures) {
  /** Copies the lists and checks that they go together. */
  public GapSet {
    images = List.copyOf(images);
    measures = List.copyOf(measures);
    if (!measures.isEmpty() && measures.size() != images.size()) {
      throw new IllegalArgumentException(
          "measures must be of every image or of none, got %d for %d images of %s"
              .formatted(measures.size(), images.size(), name));
    }
  }

  /** The same set with only some of its images, in the order given. */
  GapSet of(List<Integer> positions) {
    return new GapSet(
        name,
        labelled,
        positions.stream().map(images::get).toList(),
        measures.isEmpty() ? measures : positions.stream().map(measures::get).toList());
  }
}
