package org.cvready.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What happened on one image at the operating point: all that rates need to know of it.
 *
 * @param image its name in the set
 * @param cluster the independent unit it belongs to: images of one cluster resemble each other
 * @param unit the unit on the line that it shows
 * @param tags by which results are sliced
 * @param decision what the line does with it
 * @param margin highest over the classes of logit score - logit operating score; negative infinity
 *     where nothing was detected
 * @param classes outcomes of the classes that are there or were detected, by class index
 * @param objects the labelled objects one by one, in the order of their labels; empty where only
 *     counts are known
 * @param falseAlarms the detections that find nothing, whatever the operating score
 * @param strange whether a guard against inputs outside the model's world has tripped; the decision
 *     is then REVIEW, whatever the scores
 * @param strangeness share of the guard's reference images that are less strange, in [0, 1]; empty
 *     where no guard looked or nobody asked
 */
public record ImageOutcome(
    String image,
    String cluster,
    String unit,
    SortedMap<String, String> tags,
    Decision decision,
    double margin,
    List<ClassOutcome> classes,
    List<ObjectOutcome> objects,
    FalseAlarms falseAlarms,
    boolean strange,
    OptionalDouble strangeness) {
  /** Copies the outcomes. */
  public ImageOutcome {
    classes = List.copyOf(classes);
    objects = List.copyOf(objects);
    if (Double.isNaN(margin)) {
      throw new IllegalArgumentException("margin must be a number, got NaN");
    }
    if (strangeness.isPresent()
        && !(strangeness.getAsDouble() >= 0 && strangeness.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "strangeness must be in [0, 1], got " + strangeness.getAsDouble());
    }
    if (strange && decision != Decision.REVIEW) {
      throw new IllegalArgumentException(
          "a strange image must be decided review, got " + decision.key());
    }
    for (int i = 1; i < classes.size(); i++) {
      if (classes.get(i - 1).classIndex() >= classes.get(i).classIndex()) {
        throw new IllegalArgumentException(
            "outcomes must be by ascending class index, got %d before %d"
                .formatted(classes.get(i - 1).classIndex(), classes.get(i).classIndex()));
      }
    }
  }

  /** An outcome of which nobody knows how strange the image is. */
  public ImageOutcome(
      String image,
      String cluster,
      String unit,
      SortedMap<String, String> tags,
      Decision decision,
      double margin,
      List<ClassOutcome> classes,
      List<ObjectOutcome> objects,
      FalseAlarms falseAlarms,
      boolean strange) {
    this(
        image,
        cluster,
        unit,
        tags,
        decision,
        margin,
        classes,
        objects,
        falseAlarms,
        strange,
        OptionalDouble.empty());
  }

  /** An outcome that no guard held back. */
  public ImageOutcome(
      String image,
      String cluster,
      String unit,
      SortedMap<String, String> tags,
      Decision decision,
      double margin,
      List<ClassOutcome> classes,
      List<ObjectOutcome> objects,
      FalseAlarms falseAlarms) {
    this(image, cluster, unit, tags, decision, margin, classes, objects, falseAlarms, false);
  }

  /** An outcome of which only counts are known. */
  public ImageOutcome(
      String image,
      String cluster,
      String unit,
      SortedMap<String, String> tags,
      Decision decision,
      double margin,
      List<ClassOutcome> classes) {
    this(image, cluster, unit, tags, decision, margin, classes, List.of());
  }

  /** An outcome of which no more than counts is known of the false alarms. */
  public ImageOutcome(
      String image,
      String cluster,
      String unit,
      SortedMap<String, String> tags,
      Decision decision,
      double margin,
      List<ClassOutcome> classes,
      List<ObjectOutcome> objects) {
    this(image, cluster, unit, tags, decision, margin, classes, objects, FalseAlarms.NONE);
  }

  /** The outcome of one class, empty where it is neither there nor was detected. */
  public Optional<ClassOutcome> of(int classIndex) {
    int from = 0;
    int to = classes.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      int found = classes.get(middle).classIndex();
      if (found == classIndex) {
        return Optional.of(classes.get(middle));
      }
      if (found < classIndex) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return Optional.empty();
  }

  /** The same, held back for review because the image is strange. */
  public ImageOutcome asStrange() {
    return decided(Decision.REVIEW, true, strangeness);
  }

  /** The same image decided otherwise. */
  public ImageOutcome withDecision(Decision other) {
    return decided(other, strange, strangeness);
  }

  /**
   * The same with how strange the image is.
   *
   * @param share of the guard's reference images that are less strange, in [0, 1]
   */
  public ImageOutcome withStrangeness(double share) {
    return decided(decision, strange, OptionalDouble.of(share));
  }

  private ImageOutcome decided(Decision other, boolean held, OptionalDouble share) {
    return new ImageOutcome(
        image, cluster, unit, tags, other, margin, classes, objects, falseAlarms, held, share);
  }

  /** Whether the image belongs to a slice: it has all the tags. */
  public boolean isIn(SortedMap<String, String> slice) {
    return slice.isEmpty() || tags.entrySet().containsAll(slice.entrySet());
  }
}
