package org.cvready.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageMeasures;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.Observation;
import org.cvready.study.PassSet;
import org.cvready.study.gap.CounterfactualSeen;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** What a run has seen on one set: outcomes by condition, and detections where AP needs them. */
final class SeenSet {
  private static final String NO_VALUE = "(no image has it)";

  private final DatasetPlan plan;
  private final PassSet pass;
  private final CategoryIds categories;
  private final Map<String, List<ImageOutcome>> outcomes = new LinkedHashMap<>();
  private final Map<String, Columns> columns = new LinkedHashMap<>();

  /** Detections on the images as they were captured, where there are no labels beside them. */
  private final Optional<Columns> unlabelled;

  private final List<ImageMeasures> measures = new ArrayList<>();
  private final List<StrangeTraits> traits = new ArrayList<>();
  private final Map<String, CounterfactualSeen> counterfactuals = new HashMap<>();

  SeenSet(DatasetPlan plan, PassSet pass) {
    this.plan = plan;
    this.pass = pass;
    this.categories = new CategoryIds(pass.data());
    this.unlabelled =
        !pass.data().isLabelled() && isProfiled(plan.role())
            ? Optional.of(new Columns())
            : Optional.empty();
    for (PassSet.SetCondition condition : pass.conditions()) {
      outcomes.put(condition.id(), new ArrayList<>());
      if (condition.keepFrom().isEmpty() && pass.data().isLabelled()) {
        columns.put(condition.id(), new Columns());
      }
    }
  }

  /** Truths and detections under one condition, as they come. */
  private final class Columns {
    private final List<Long> imageIds = new ArrayList<>();
    private final GroundTruthColumns truths = new GroundTruthColumns();
    private final DetectionColumns detections = new DetectionColumns();

    private void add(Observation observation) {
      int image = imageIds.size();
      imageIds.add(observation.sample().imageId());
      for (GroundTruth truth : observation.truths()) {
        truths.add(image, truth.withClass(categories.position(truth.classIndex())));
      }
      for (Detection found : observation.detections()) {
        detections.add(
            image,
            new Detection(found.box(), categories.position(found.classIndex()), found.score()));
      }
    }

    private LabelledDetections joined() {
      return new LabelledDetections(
          categories.categories(),
          imageIds.stream().mapToLong(Long::longValue).toArray(),
          truths,
          detections);
    }

    /** The same for some images only, by position. */
    private LabelledDetections of(BitSet images) {
      Columns some = new Columns();
      int[] position = new int[imageIds.size()];
      images.stream()
          .forEach(
              image -> {
                position[image] = some.imageIds.size();
                some.imageIds.add(imageIds.get(image));
              });
      double[] box = new double[4];
      for (int i = 0; i < truths.size(); i++) {
        if (images.get(truths.image(i))) {
          truths.boxes().read(i, box);
          some.truths.add(box, truths.id(i), truths.area(i), truths.crowd(i));
          some.truths.place(some.truths.size() - 1, position[truths.image(i)], truths.category(i));
        }
      }
      for (int i = 0; i < detections.size(); i++) {
        if (images.get(detections.image(i))) {
          detections.boxes().read(i, box);
          some.detections.add(
              box, position[detections.image(i)], detections.category(i), detections.score(i));
        }
      }
      return some.joined();
    }
  }

  /** Takes an outcome of which no detections are known. */
  void add(String condition, ImageOutcome outcome) {
    outcomes.computeIfAbsent(condition, key -> new ArrayList<>()).add(outcome);
  }

  void add(Observation observation) {
    outcomes
        .computeIfAbsent(observation.condition(), key -> new ArrayList<>())
        .add(observation.outcome());
    observation.measures().ifPresent(measures::add);
    if (observation.condition().equals(Scope.CLEAN)) {
      observation.traits().ifPresent(traits::add);
    }
    Columns kept = columns.get(observation.condition());
    if (kept != null) {
      kept.add(observation);
    }
    if (observation.condition().equals(Scope.CLEAN)) {
      unlabelled.ifPresent(all -> all.add(observation));
    }
  }

  /** Whether production is compared with sets of a role. */
  static boolean isProfiled(Role role) {
    return role == Role.BENCHMARK || role == Role.ON_SITE;
  }

  /** What was detected on the images as they were captured, by position; empty where not kept. */
  Optional<DetectionColumns> everyDetection() {
    return Optional.ofNullable(columns.get(Scope.CLEAN))
        .or(() -> unlabelled)
        .map(all -> all.detections);
  }

  DatasetPlan plan() {
    return plan;
  }

  PassSet pass() {
    return pass;
  }

  CategoryIds categories() {
    return categories;
  }

  List<Sample> samples() {
    return pass.data().samples();
  }

  /** Outcomes of the images of a slice under a condition, in the order of the images. */
  List<ImageOutcome> outcomes(String condition, SortedMap<String, String> slice) {
    List<ImageOutcome> all = outcomes.getOrDefault(condition, List.of());
    return slice.isEmpty() ? all : all.stream().filter(image -> image.isIn(slice)).toList();
  }

  /**
   * What light, lens and sensor did to each image as it was captured, in the order of the images;
   * none where only outcomes are known.
   */
  List<ImageMeasures> measures() {
    return Collections.unmodifiableList(measures);
  }

  /** What tells how strange each image is as it was captured, in the order of the images. */
  List<StrangeTraits> traits() {
    return Collections.unmodifiableList(traits);
  }

  /** What was detected on each image as it was captured, with class indexes, best first. */
  List<List<Detection>> detectionsByImage() {
    int[] classIndexes = new int[categories.categories().size()];
    for (int index = 0; index < classIndexes.length; index++) {
      classIndexes[categories.position(index)] = index;
    }
    List<List<Detection>> found = new ArrayList<>();
    for (int i = 0; i < samples().size(); i++) {
      found.add(new ArrayList<>());
    }
    everyDetection()
        .ifPresent(
            all -> {
              double[] box = new double[4];
              for (int d = 0; d < all.size(); d++) {
                all.boxes().read(d, box);
                found
                    .get(all.image(d))
                    .add(
                        new Detection(
                            new Box(box[0], box[1], box[2], box[3]),
                            classIndexes[all.category(d)],
                            all.score(d)));
              }
            });
    return found;
  }

  /** Takes what the model did on a benchmark that was made to look like this set. */
  void add(String benchmark, CounterfactualSeen counterfactual) {
    counterfactuals.put(benchmark, counterfactual);
  }

  /** What the model did on a benchmark that was made to look like this set, where that was run. */
  Optional<CounterfactualSeen> counterfactual(String benchmark) {
    return Optional.ofNullable(counterfactuals.get(benchmark));
  }

  /** Truths and detections of a slice under a condition, where all detections were kept. */
  Optional<LabelledDetections> detections(String condition, SortedMap<String, String> slice) {
    Optional<Columns> kept = Optional.ofNullable(columns.get(condition));
    if (slice.isEmpty()) {
      return kept.map(Columns::joined);
    }
    List<ImageOutcome> images = outcomes.getOrDefault(condition, List.of());
    BitSet chosen = new BitSet();
    for (int i = 0; i < images.size(); i++) {
      chosen.set(i, images.get(i).isIn(slice));
    }
    return kept.map(all -> all.of(chosen));
  }

  /** The independent unit of each image of a slice under a condition, numbered from 0. */
  int[] clusters(String condition, SortedMap<String, String> slice) {
    Map<String, Integer> numbers = new HashMap<>();
    return outcomes(condition, slice).stream()
        .mapToInt(image -> numbers.computeIfAbsent(image.cluster(), key -> numbers.size()))
        .toArray();
  }

  /** Ids of the conditions besides the clean images. */
  List<String> conditions() {
    return pass.conditions().stream()
        .filter(condition -> !condition.isClean())
        .map(PassSet.SetCondition::id)
        .toList();
  }

  /** Tags by whose values results are sliced. */
  Set<String> sliceTags() {
    Set<String> tags = new LinkedHashSet<>(plan.sliceBy());
    tags.addAll(plan.expects().keySet());
    return tags;
  }

  /**
   * Values of a tag: those in the data and those that the plan expects. A tag that no image has
   * keeps one value without images, so that its limits are undecided and not gone.
   */
  Set<String> valuesOf(String tag) {
    Set<String> values = new TreeSet<>(plan.expects().getOrDefault(tag, List.of()));
    for (Sample sample : samples()) {
      String value = sample.tags().get(tag);
      if (value != null) {
        values.add(value);
      }
    }
    return values.isEmpty() ? Set.of(NO_VALUE) : values;
  }

  /** How many images lack a tag, and so are in none of its slices. */
  long withoutTag(String tag) {
    return samples().stream().filter(sample -> !sample.tags().containsKey(tag)).count();
  }
}
