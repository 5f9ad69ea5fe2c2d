package org.cvready.study;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;

/**
 * One data set in a pass.
 *
 * @param data the images and what is in them, its class indexes those of the model
 * @param clusterBy tag whose values are independent units; empty for the unit on the line
 * @param unitBy tag whose values are units on the line; empty for the image
 * @param conditions what its images are put through
 */
public record PassSet(
    Dataset data,
    Optional<String> clusterBy,
    Optional<String> unitBy,
    List<SetCondition> conditions) {
  /** Copies the list. */
  public PassSet {
    conditions = List.copyOf(conditions);
  }

  /**
   * One condition for one set.
   *
   * @param showing what is done to the images
   * @param images which images by position; empty for all
   * @param keepFrom detections below this score are not kept once the outcome is known; empty to
   *     keep all
   */
  public record SetCondition(Showing showing, Optional<BitSet> images, OptionalDouble keepFrom) {
    /** Every image as it is, with every detection. */
    public static SetCondition clean() {
      return new SetCondition(Showing.CLEAN, Optional.empty(), OptionalDouble.empty());
    }

    /** The condition's id. */
    public String id() {
      return showing.id();
    }

    /** Whether it leaves the images as they are. */
    public boolean isClean() {
      return showing instanceof Showing.AsCaptured;
    }

    /** Whether an image is put through it. */
    public boolean covers(int sampleIndex) {
      return images.map(chosen -> chosen.get(sampleIndex)).orElse(true);
    }
  }

  /** How many times an image is shown to the model in all. */
  public long passes() {
    long passes = 0;
    for (SetCondition condition : conditions) {
      passes += condition.images().map(BitSet::cardinality).orElse(data.samples().size());
    }
    return passes;
  }

  /**
   * The independent unit that an image belongs to; images without the tag stand alone. Unless the
   * plan says otherwise that is the unit on the line: images of one part resemble each other.
   */
  public String clusterOf(Sample sample) {
    return clusterBy.isPresent() ? keyOf(sample, clusterBy) : unitOf(sample);
  }

  /** The unit on the line that an image shows; images without the tag stand alone. */
  public String unitOf(Sample sample) {
    return keyOf(sample, unitBy);
  }

  private static String keyOf(Sample sample, Optional<String> tag) {
    Optional<String> value = tag.map(name -> sample.tags().get(name));
    // The prefix keeps a tag's value apart from an image of the same name.
    return value.map(text -> "tag:" + text).orElse(sample.name());
  }
}
