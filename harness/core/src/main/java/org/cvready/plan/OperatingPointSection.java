package org.cvready.plan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.plan.YamlNode.Mapping;

/** Reads {@code operating_point}. */
final class OperatingPointSection {
  /** In a map of scores by class: the score of all other classes. */
  static final String DEFAULT = "default";

  private static final Range SCORE = Range.openClosed(0, 1);
  private static final String EXAMPLE = "operating_point: {score: 0.5}";

  private final Section section;

  private OperatingPointSection(Section section) {
    this.section = section;
  }

  static Optional<OperatingPointPlan> read(Section plan) {
    plan.require("operating_point", EXAMPLE);
    return plan.node("operating_point")
        .flatMap(
            node -> Section.of(node, "operating_point", plan.problems(), PlanKeys.OPERATING_POINT))
        .flatMap(section -> new OperatingPointSection(section).point());
  }

  private Optional<OperatingPointPlan> point() {
    section.require("score", "score: 0.5");
    Optional<Threshold> score = threshold("score");
    Optional<Threshold> reviewFrom = threshold("review_from");
    if (score.isPresent() && reviewFrom.isPresent()) {
      checkBand(score.get(), reviewFrom.get());
    }
    Optional<Double> nmsIou = section.number("nms_iou", SCORE);
    double matchIou = section.number("match_iou", SCORE).orElse(0.5);
    return score.map(found -> new OperatingPointPlan(found, reviewFrom, nmsIou, matchIou));
  }

  private Optional<Threshold> threshold(String key) {
    Optional<YamlNode> node = section.node(key);
    if (node.isEmpty() || !(node.get() instanceof Mapping)) {
      return section.number(key, SCORE).map(Threshold::all);
    }
    Section byClass =
        Section.ofNames(node.get(), section.path(key), section.problems()).orElseThrow();
    if (byClass.entries().isEmpty()) {
      section.problem(key, "must name at least one class, got none", key + ": 0.5");
      return Optional.empty();
    }
    TreeMap<String, Double> scores = new TreeMap<>();
    for (String name : byClass.entries().keySet()) {
      byClass.number(name, SCORE).ifPresent(score -> scores.put(name, score));
    }
    Double common = scores.remove(DEFAULT);
    return Optional.of(
        new Threshold(common == null ? OptionalDouble.empty() : OptionalDouble.of(common), scores));
  }

  private void checkBand(Threshold score, Threshold reviewFrom) {
    TreeSet<String> names = new TreeSet<>(score.byClass().keySet());
    names.addAll(reviewFrom.byClass().keySet());
    for (String name : names) {
      checkBand(" of class " + name, score.of(name), reviewFrom.of(name));
    }
    checkBand("", score.common(), reviewFrom.common());
    for (Map.Entry<String, Double> entry : reviewFrom.byClass().entrySet()) {
      if (score.of(entry.getKey()).isEmpty()) {
        section.problem(
            "review_from",
            "names class %s, which has no score".formatted(entry.getKey()),
            "score: {%s: 0.5}".formatted(entry.getKey()));
      }
    }
  }

  private void checkBand(String whose, OptionalDouble score, OptionalDouble reviewFrom) {
    if (score.isPresent()
        && reviewFrom.isPresent()
        && reviewFrom.getAsDouble() > score.getAsDouble()) {
      section.problem(
          "review_from",
          "must be at most the score%s, %s, got %s"
              .formatted(
                  whose,
                  Quantities.plain(score.getAsDouble()),
                  Quantities.plain(reviewFrom.getAsDouble())),
          "a review_from below the score");
    }
  }
}
