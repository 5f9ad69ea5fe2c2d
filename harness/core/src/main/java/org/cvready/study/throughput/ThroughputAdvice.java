package org.cvready.study.throughput;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.study.throughput.AccuracyChange.Effect;
import org.cvready.study.throughput.AccuracyChange.Figure;
import org.cvready.study.throughput.ThroughputFindings.Omission;

/** Where the time goes and what a change would buy, in one paragraph; only what was measured. */
final class ThroughputAdvice {
  private final StageTimes stages;
  private final List<SettingTrial> trials;
  private final Optional<String> fixedInput;

  /**
   * Advice from trials.
   *
   * @param fixedInput the size that the model takes alone, in words; empty where it takes others
   */
  ThroughputAdvice(StageTimes stages, List<SettingTrial> trials, Optional<String> fixedInput) {
    this.stages = stages;
    this.trials = trials;
    this.fixedInput = fixedInput;
  }

  String text(List<Omission> omissions) {
    StringBuilder advice = new StringBuilder(shares());
    trials.stream()
        .filter(SettingTrial::pays)
        .sorted(
            Comparator.comparing((SettingTrial trial) -> !isAdvised(trial))
                .thenComparing(Comparator.comparingDouble(SettingTrial::ratio).reversed()))
        .forEach(trial -> advice.append(' ').append(buys(trial)));
    trials.stream()
        .filter(trial -> !trial.pays())
        .forEach(trial -> advice.append(' ').append(buysNothing(trial)));
    advice.append(' ').append(conclusion());
    fixedInput.ifPresent(
        size ->
            advice.append(
                " A smaller input is no choice: the model takes images of %s and of no other size."
                    .formatted(size)));
    if (!omissions.isEmpty()) {
      advice.append(" Not measured and so not advised: ");
      advice.append(
          omissions.stream()
              .map(one -> one.what() + " (" + one.why() + ")")
              .collect(Collectors.joining("; ")));
      advice.append('.');
    }
    return advice.toString();
  }

  private String shares() {
    String each =
        stages.stages().stream()
            .map(
                stage ->
                    "%s %s ms (%.0f %%)"
                        .formatted(
                            stage.name(), Figures.significant(stage.millis()), 100 * stage.share()))
            .collect(Collectors.joining(", "));
    return "Of the %s ms that one thread spends on an image, most goes into %s: %s."
        .formatted(Figures.significant(stages.totalMillis()), stages.longest().name(), each);
  }

  private String conclusion() {
    if (trials.stream().anyMatch(ThroughputAdvice::isAdvised)) {
      return "Set it where the model is deployed; workers under line_speed tries it here.";
    }
    return trials.isEmpty()
        ? "No other setting was measured, so that none is advised."
        : "No setting that was measured is shown to be worth a change.";
  }

  /** Faster, and no loss of accuracy to fear. */
  private static boolean isAdvised(SettingTrial trial) {
    return trial.pays()
        && (trial.samePicture()
            || trial.accuracy().filter(change -> change.effect() == Effect.KEEPS).isPresent());
  }

  private static String buys(SettingTrial trial) {
    String speed =
        "%s: %s times as many images a second (95 %% interval %s to %s over %d paired rounds)"
            .formatted(
                capital(trial.change()),
                ratio(trial.ratio()),
                ratio(trial.lower()),
                ratio(trial.upper()),
                trial.rounds());
    if (trial.samePicture()) {
      return speed + ".";
    }
    return trial.accuracy().isPresent()
        ? speed + ". " + cost(trial.accuracy().get())
        : speed
            + "; the model then sees other pixels, and what it finds there was not measured, since"
            + " the plan has no labelled benchmark: not advised.";
  }

  /** What the speed costs, and whether it is worth it. */
  private static String cost(AccuracyChange change) {
    String figures =
        change.figures().stream().map(ThroughputAdvice::figure).collect(Collectors.joining("; "));
    return "But the model then sees other pixels: on %s of %s images of %s, each shown both ways, %s. %s"
        .formatted(
            Figures.count(change.images()),
            Figures.count(change.of()),
            change.dataset(),
            figures,
            judged(change));
  }

  private static String figure(Figure figure) {
    if (figure.base().isEmpty() || figure.candidate().isEmpty()) {
      return "%s was not measured, since no image there can tell it".formatted(name(figure));
    }
    Metric metric = figure.metric();
    Scope plain = Scope.of("");
    Scope gap = figure.change().scope();
    String bounds =
        figure
            .change()
            .interval()
            .undecided()
            .map(why -> "no bounds: " + why)
            .orElseGet(
                () ->
                    "95 %% bounds %s to %s"
                        .formatted(
                            Figures.of(metric, gap, figure.change().interval().lower()),
                            Figures.of(metric, gap, figure.change().interval().upper())));
    return "%s is %s in place of %s (change %s, %s)"
        .formatted(
            name(figure),
            Figures.of(metric, plain, figure.candidate().getAsDouble()),
            Figures.of(metric, plain, figure.base().getAsDouble()),
            Figures.of(metric, gap, figure.change().value().orElse(0)),
            bounds);
  }

  private static String name(Figure figure) {
    return switch (figure.metric()) {
      case MAP50 -> "mAP50";
      case FN_RATE -> "the share of missed objects";
      case FALSE_REJECT_RATE -> "the share of good units rejected";
      default -> figure.metric().key();
    };
  }

  private static String judged(AccuracyChange change) {
    OptionalDouble worst = change.worst();
    return switch (change.effect()) {
      case LOSES -> "It finds less beyond doubt, so it is not advised.";
      case KEEPS ->
          "A loss of more than %s is ruled out; certify the model with it all the same."
              .formatted(Figures.points(worst.orElse(0)).replace("+", ""));
      case OPEN ->
          worst.isPresent()
              ? "A loss of up to %s is not ruled out, so it is not advised unless the model is certified with it."
                  .formatted(Figures.points(worst.getAsDouble()).replace("+", ""))
              : "What it costs is open, so it is not advised unless the model is certified with it.";
    };
  }

  private static String buysNothing(SettingTrial trial) {
    return "%s %s: %s times as many images a second (95 %% interval %s to %s)."
        .formatted(
            capital(trial.change()),
            verdict(trial),
            ratio(trial.ratio()),
            ratio(trial.lower()),
            ratio(trial.upper()));
  }

  private static String verdict(SettingTrial trial) {
    if (trial.slower()) {
      return "costs speed";
    }
    if (trial.upper() < SettingTrial.WORTH) {
      return "buys less than 5 %";
    }
    return trial.faster()
        ? "buys little"
        : "may buy something or nothing, the rounds differ too much";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
