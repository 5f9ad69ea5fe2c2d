package org.cvready.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.slice.Baseline;
import org.cvready.study.slice.ImageFeature;
import org.cvready.study.slice.SliceAgain;
import org.cvready.study.slice.SliceFindings;
import org.cvready.study.slice.SliceQuestion;
import org.cvready.study.slice.SliceStudy;

/** Asks on which part of its labelled sets a run did worst; on-site sets first. */
final class SliceEvidence {
  private SliceEvidence() {}

  /** Empty where no set is labelled. */
  static Optional<SliceFindings> of(OpenedPlan opened, SeenRun seen, Optional<Baseline> baseline) {
    List<SliceQuestion> questions = new ArrayList<>();
    seen.sets().stream()
        .filter(set -> set.pass().data().isLabelled())
        .filter(set -> set.plan().role() != Role.OUT_OF_DISTRIBUTION)
        .sorted(Comparator.comparing(set -> set.plan().role() != Role.ON_SITE))
        .forEach(set -> questions.add(question(opened, set)));
    if (questions.isEmpty()) {
      return Optional.empty();
    }
    SliceStudy study = new SliceStudy(questions, opened.plan().seed());
    return Optional.of(study.findings(baseline, again(opened, seen, study, questions)));
  }

  /** The slices at every threshold. */
  private static List<List<SliceAgain>> again(
      OpenedPlan opened, SeenRun seen, SliceStudy study, List<SliceQuestion> questions) {
    StepPoints points = new StepPoints(opened.plan(), opened.point(), seen.classes());
    Map<String, SeenSet> sets = new HashMap<>();
    seen.sets().forEach(set -> sets.put(set.plan().name(), set));
    return IntStream.range(0, ScoreGrid.STEPS)
        .parallel()
        .mapToObj(
            step -> {
              StepOutcomes outcomes = new StepOutcomes(points.at(step));
              List<Double> scores = scores(points.at(step));
              return study.again(
                  questions.stream()
                      .map(
                          question ->
                              question.with(
                                  outcomes.of(
                                      Objects.requireNonNull(sets.get(question.dataset())),
                                      Scope.CLEAN,
                                      new TreeMap<>()),
                                  scores))
                      .toList());
            })
        .toList();
  }

  private static SliceQuestion question(OpenedPlan opened, SeenSet set) {
    Map<String, List<String>> declared = new LinkedHashMap<>();
    for (String tag : set.sliceTags()) {
      declared.put(tag, List.copyOf(set.valuesOf(tag)));
    }
    return new SliceQuestion(
        set.plan().name(),
        set.outcomes(Scope.CLEAN, new TreeMap<>()),
        scores(opened.point()),
        opened.classes().names().names(),
        declared,
        features(set));
  }

  private static List<Double> scores(OperatingPoint point) {
    List<Double> scores = new ArrayList<>();
    for (int c = 0; c < point.classes(); c++) {
      scores.add(point.score(c));
    }
    return scores;
  }

  private static List<ImageFeature> features(SeenSet set) {
    if (set.measures().size() != set.samples().size()) {
      return List.of(); // Nothing was measured, or not all of it.
    }
    return Arrays.stream(End.values()).map(end -> end.of(set.measures())).toList();
  }

  /** What is measured on images, and what its ends are called where they are slices. */
  private enum End {
    BRIGHTNESS(ImageMeasure.BRIGHTNESS, "darkest", "brightest"),
    CONTRAST(ImageMeasure.CONTRAST, "flattest", ""),
    BLACK_LEVEL(ImageMeasure.BLACK_LEVEL, "", "haziest"),
    RED_GREEN(ImageMeasure.RED_GREEN, "", "warmest"),
    BLUE_GREEN(ImageMeasure.BLUE_GREEN, "", "coldest"),
    SATURATION(ImageMeasure.SATURATION, "", ""),
    SHARPNESS(ImageMeasure.SHARPNESS, "least sharp", ""),
    NOISE(ImageMeasure.NOISE, "", "noisiest"),
    HIGHLIGHTS(ImageMeasure.HIGHLIGHTS, "", "most clipped"),
    GLARE(ImageMeasure.GLARE, "", "most glaring"),
    LEFT_RIGHT(ImageMeasure.LEFT_RIGHT, "", ""),
    TOP_BOTTOM(ImageMeasure.TOP_BOTTOM, "", "");

    private static final Set<String> PLAIN_UNITS = Set.of("share", "ratio");

    private final ImageMeasure measure;
    private final String lowest;
    private final String highest;

    End(ImageMeasure measure, String lowest, String highest) {
      this.measure = measure;
      this.lowest = lowest;
      this.highest = highest;
    }

    private ImageFeature of(List<ImageMeasures> images) {
      return new ImageFeature(
          measure.key(),
          PLAIN_UNITS.contains(measure.unit()) ? "" : measure.unit(),
          named(lowest),
          named(highest),
          images.stream().map(image -> image.value(measure)).toList());
    }

    private static Optional<String> named(String word) {
      return Optional.of(word).filter(name -> !name.isEmpty());
    }
  }
}
