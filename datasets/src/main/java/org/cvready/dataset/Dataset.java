package org.cvready.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cvready.vision.ClassNames;
import org.cvready.vision.GroundTruth;

/**
 * A set of images and what is in them, in a fixed order: by {@link Sample#name()}, compared
 * character by character.
 */
public final class Dataset {
  private final String name;
  private final ClassNames classes;
  private final long[] categoryIds;
  private final List<Sample> samples;
  private final boolean labelled;
  private final List<Path> annotationFiles;

  private Dataset(String name, Labels labels, List<Sample> samples, List<Path> annotationFiles) {
    this.name = name;
    this.classes = labels.classes();
    this.categoryIds = labels.ids().stream().mapToLong(Long::longValue).toArray();
    this.labelled = labels.labelled();
    this.samples = List.copyOf(samples);
    this.annotationFiles = List.copyOf(annotationFiles);
  }

  /** Classes and their ids, or that there are no labels at all. */
  private record Labels(ClassNames classes, List<Long> ids, boolean labelled) {}

  /**
   * A set with ground truth.
   *
   * @param name what reports call it
   * @param classes class names by their ids in COCO files, in class order
   * @param samples in any order, of different names
   * @param annotationFiles the files besides the images that define the set
   */
  public static Dataset labelled(
      String name, Map<String, Long> classes, List<Sample> samples, List<Path> annotationFiles) {
    List<Long> ids = List.copyOf(classes.values());
    Labels labels = new Labels(ClassNames.of(List.copyOf(classes.keySet())), ids, true);
    List<Sample> ordered = ordered(samples);
    for (Sample sample : ordered) {
      for (GroundTruth truth : sample.groundTruths()) {
        if (truth.classIndex() >= ids.size()) {
          throw new IllegalArgumentException(
              "class index of %s must be below %d, got %d"
                  .formatted(sample.name(), ids.size(), truth.classIndex()));
        }
      }
    }
    return new Dataset(name, labels, ordered, annotationFiles);
  }

  /** A set of images without ground truth, and without classes. */
  public static Dataset unlabelled(String name, List<Sample> samples) {
    Labels none = new Labels(ClassNames.of(), List.of(), false);
    return new Dataset(name, none, ordered(samples), List.of());
  }

  private static List<Sample> ordered(List<Sample> samples) {
    List<Sample> ordered = new ArrayList<>(samples);
    ordered.sort(Comparator.comparing(Sample::name));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).name().equals(ordered.get(i - 1).name())) {
        throw new IllegalArgumentException(
            "names of samples must differ, got twice: " + ordered.get(i).name());
      }
    }
    return ordered;
  }

  /** The samples ordered by name and numbered 1..n, for sets whose files number none. */
  static List<Sample> counted(List<Sample> samples) {
    List<Sample> ordered = ordered(samples);
    for (int i = 0; i < ordered.size(); i++) {
      ordered.set(i, ordered.get(i).withImageId(i + 1L));
    }
    return ordered;
  }

  /** Categories 1..C in class order, for sets whose files number none. */
  static Map<String, Long> numbered(List<String> classNames) {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (String className : classNames) {
      ids.put(className, ids.size() + 1L);
    }
    return ids;
  }

  /** What reports call the set. */
  public String name() {
    return name;
  }

  /** The classes, in order; none in a set without labels. */
  public ClassNames classes() {
    return classes;
  }

  /** The id of each class in COCO files, by class index; a copy. */
  public long[] categoryIds() {
    return categoryIds.clone();
  }

  /** The id in COCO files of the class at {@code classIndex}. */
  public long categoryId(int classIndex) {
    return categoryIds[classIndex];
  }

  /** The images, ordered by name. */
  public List<Sample> samples() {
    return samples;
  }

  /** False where nothing is known of what is in the images. */
  public boolean isLabelled() {
    return labelled;
  }

  /**
   * Every file whose bytes define the set, for a hash over it: annotation files in the order they
   * were read, then images in the order of the samples.
   */
  public List<Path> contentFiles() {
    return Stream.concat(annotationFiles.stream(), samples.stream().map(Sample::file)).toList();
  }

  /**
   * The same set with other tags.
   *
   * @param tagsByName tags by sample name; a sample that is not in it gets none
   */
  public Dataset withTags(Map<String, SortedMap<String, String>> tagsByName) {
    Map<SortedMap<String, String>, SortedMap<String, String>> shared = new HashMap<>();
    List<Sample> tagged = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      SortedMap<String, String> tags =
          tagsByName.getOrDefault(sample.name(), Collections.emptySortedMap());
      tagged.add(
          sample.withTags(
              shared.computeIfAbsent(
                  tags, t -> Collections.unmodifiableSortedMap(new TreeMap<>(t)))));
    }
    return new Dataset(name, labels(), tagged, annotationFiles);
  }

  /** The same set with one more file that defines it. */
  Dataset definedBy(Path file) {
    List<Path> files = new ArrayList<>(annotationFiles);
    files.add(file);
    return new Dataset(name, labels(), samples, files);
  }

  /**
   * The same set with renamed classes. Two classes with one new name become one, which keeps the
   * place and the id of the first.
   *
   * @param newNames new class name by old one; classes that are not in it keep their names
   * @throws IllegalArgumentException where an old name is no class of the set
   */
  public Dataset mapped(Map<String, String> newNames) {
    for (String old : newNames.keySet()) {
      if (classes.indexOf(old).isEmpty()) {
        throw new IllegalArgumentException(
            "class_map must map classes of %s, which are %s, got '%s'"
                .formatted(name, classes, old));
      }
    }
    Map<String, Long> ids = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      ids.putIfAbsent(newName(newNames, i), categoryIds[i]);
    }
    List<String> order = List.copyOf(ids.keySet());
    int[] newIndexes = new int[classes.size()];
    for (int i = 0; i < newIndexes.length; i++) {
      newIndexes[i] = order.indexOf(newName(newNames, i));
    }
    List<Sample> renamed =
        samples.stream()
            .map(s -> s.withGroundTruths(reclassed(s.groundTruths(), newIndexes)))
            .toList();
    List<Long> newIds = List.copyOf(ids.values());
    return new Dataset(
        name, new Labels(ClassNames.of(order), newIds, labelled), renamed, annotationFiles);
  }

  /**
   * The same set with its classes among others, in their order. Classes of the set keep their ids,
   * the others get the next free ones.
   *
   * @param all class names, those of the set among them
   * @throws IllegalArgumentException where a class of the set is missing
   */
  public Dataset among(ClassNames all) {
    long next = 1 + LongStream.of(categoryIds).max().orElse(0);
    List<Long> ids = new ArrayList<>();
    for (String each : all.names()) {
      OptionalInt own = classes.indexOf(each);
      ids.add(own.isPresent() ? categoryIds[own.getAsInt()] : next++);
    }
    int[] newIndexes = new int[classes.size()];
    for (int i = 0; i < newIndexes.length; i++) {
      String own = classes.name(i);
      newIndexes[i] =
          all.indexOf(own)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "classes must hold those of %s, '%s' is missing".formatted(name, own)));
    }
    List<Sample> renumbered =
        samples.stream()
            .map(s -> s.withGroundTruths(reclassed(s.groundTruths(), newIndexes)))
            .toList();
    return new Dataset(name, new Labels(all, ids, labelled), renumbered, annotationFiles);
  }

  private String newName(Map<String, String> newNames, int classIndex) {
    return newNames.getOrDefault(classes.name(classIndex), classes.name(classIndex));
  }

  private static List<GroundTruth> reclassed(List<GroundTruth> truths, int[] newIndexes) {
    return truths.stream().map(truth -> truth.withClass(newIndexes[truth.classIndex()])).toList();
  }

  private Labels labels() {
    return new Labels(classes, LongStream.of(categoryIds).boxed().toList(), labelled);
  }

  @Override
  public String toString() {
    return "Dataset[%s, %d images, classes %s]".formatted(name, samples.size(), classes);
  }
}
