package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.study.threshold.ThresholdChoice.ClassChoice;

/** What a choice of operating scores comes to: sentences, and the lines for a plan. */
public final class ChoiceFindings {
  private ChoiceFindings() {}

  /**
   * The sentences, the most important first.
   *
   * @param classes what was chosen
   * @param whenChosen figures on the set that was chosen with
   * @param whenVerified the same on the other set
   * @param asCertified the same on the other set at the plan's own operating point
   */
  public static List<String> sentences(
      List<ClassChoice> classes,
      List<Measurement> whenChosen,
      List<Measurement> whenVerified,
      List<Measurement> asCertified) {
    List<String> sentences = new ArrayList<>();
    for (Metric metric : List.of(Metric.FN_RATE, Metric.FALSE_REJECT_RATE)) {
      Optional<Measurement> verified = overall(whenVerified, metric);
      Optional<Measurement> chosen = overall(whenChosen, metric);
      Optional<Measurement> before = overall(asCertified, metric);
      if (verified.isPresent() && before.isPresent()) {
        sentences.add(
            ("With the chosen scores %s on %s is %s, bounds %s; as certified it is %s. On %s, where"
                    + " they were chosen, it is %s, which is optimistic.")
                .formatted(
                    metric.key(),
                    verified.get().scope().text(),
                    Figures.valueWithCounts(verified.get()),
                    Figures.bounds(verified.get()),
                    Figures.valueWithCounts(before.get()),
                    chosen.map(figure -> figure.scope().text()).orElse("the other set"),
                    chosen.map(Figures::valueWithCounts).orElse(Figures.NONE)));
      }
    }
    List<String> kept =
        classes.stream().filter(one -> !one.chosen()).map(ClassChoice::className).toList();
    if (!kept.isEmpty()) {
      sentences.add(
          "No score could be chosen for %s: the plan's own is kept."
              .formatted(String.join(", ", kept)));
    }
    return sentences;
  }

  private static Optional<Measurement> overall(List<Measurement> figures, Metric metric) {
    return figures.stream()
        .filter(f -> f.metric() == metric && f.scope().className().isEmpty())
        .filter(f -> f.value().isPresent())
        .findFirst();
  }

  /** The operating point as a plan has it. */
  public static String yaml(List<ClassChoice> classes, Optional<Double> nmsIou, double matchIou) {
    StringBuilder yaml = new StringBuilder("operating_point:\n");
    addScores(yaml, "score", classes, ClassChoice::score);
    if (classes.stream().anyMatch(one -> one.reviewFrom() < one.score())) {
      addScores(yaml, "review_from", classes, ClassChoice::reviewFrom);
    }
    nmsIou.ifPresent(iou -> yaml.append("  nms_iou: ").append(iou).append('\n'));
    return yaml.append("  match_iou: ").append(matchIou).append('\n').toString();
  }

  private static void addScores(
      StringBuilder yaml,
      String key,
      List<ClassChoice> classes,
      ToDoubleFunction<ClassChoice> value) {
    yaml.append("  ").append(key).append(":\n");
    for (ClassChoice one : classes) {
      yaml.append("    ")
          .append(quoted(one.className()))
          .append(": ")
          .append(value.applyAsDouble(one))
          .append(one.chosen() ? "\n" : "  # kept\n");
    }
  }

  /** A class name is whatever its data set says; in double quotes YAML takes it as it is. */
  private static String quoted(String name) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (Character.isISOControl(letter)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
