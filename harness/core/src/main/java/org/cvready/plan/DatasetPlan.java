package org.cvready.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Decision;

/**
 * One set of images.
 *
 * @param name key in the plan
 * @param format {@code coco}, {@code yolo}, {@code voc} or {@code folder}
 * @param path annotation file or folder, absolute
 * @param include glob below {@code path} that image files must match, where stated
 * @param role what the set stands for
 * @param sampling how its images were chosen
 * @param sliceBy tags by whose values results are sliced
 * @param expects values that a tag must have, so that a missing one is seen
 * @param safe decisions that are safe on an out-of-distribution set; empty for other roles
 * @param tags CSV or JSON file of tags by image, absolute
 * @param classMap from the set's class names to the model's
 * @param clusterBy tag whose values are independent units; empty for the unit on the line
 * @param unitBy tag whose values are units on the line; empty for the image
 * @param site where its images were taken; sets of one site stand for one line, and a set that
 *     names none is a site of its own name
 */
public record DatasetPlan(
    String name,
    String format,
    Path path,
    Optional<String> include,
    Role role,
    Sampling sampling,
    List<String> sliceBy,
    SortedMap<String, List<String>> expects,
    Set<Decision> safe,
    Optional<Path> tags,
    SortedMap<String, String> classMap,
    Optional<String> clusterBy,
    Optional<String> unitBy,
    String site) {
  /** Copies the collections. */
  public DatasetPlan {
    sliceBy = List.copyOf(sliceBy);
    expects = Collections.unmodifiableSortedMap(new TreeMap<>(expects));
    safe = safe.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(safe));
    classMap = Collections.unmodifiableSortedMap(new TreeMap<>(classMap));
  }

  /**
   * Whether conditions that name no set are for this one: its labels must tell what they did, and
   * it must not be one that the model was made with.
   */
  public boolean takesEveryCondition() {
    return !format.equals("folder") && !role.isOfTraining();
  }

  /** What a set stands for. */
  public enum Role {
    /** Images the model was fitted to. What it does on them proves nothing. */
    TRAIN,
    /** Images by which training was stopped, or thresholds were chosen. */
    VALIDATION,
    /** Images of the kind it was trained on, held back until the end. */
    TEST,
    /**
     * Images the model's quality was judged on before: what a site is compared with. A set may be
     * test and benchmark at once; it is then a benchmark.
     */
    BENCHMARK,
    /** Images captured where the model will work. */
    ON_SITE,
    /** Images from outside the model's world. */
    OUT_OF_DISTRIBUTION;

    /**
     * Whether it is one of the sets that a model is made with: they are shown to the model as they
     * are, beside the others, and only what the plan says of them by name is gated or perturbed.
     */
    public boolean isOfTraining() {
      return this == TRAIN || this == VALIDATION || this == TEST;
    }

    /** The word in plans: {@code on_site}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the images of a set were chosen. */
  public enum Sampling {
    /** As they come: frequencies are those of the line. */
    NATURAL,
    /** Chosen by content: frequencies mean nothing. */
    ENRICHED;

    /** The word in plans: {@code natural}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
