package org.cvready.study.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;
import org.cvready.study.throughput.AccuracyChange.Effect;
import org.cvready.study.throughput.AccuracyChange.Figure;
import org.cvready.study.throughput.ThroughputFindings.Omission;
import org.junit.jupiter.api.Test;

class ThroughputAdviceTest {
  private static final StageTimes STAGES =
      new StageTimes(
          10,
          List.of(
              new StageTimes.Stage("decoding", 1, 0.25),
              new StageTimes.Stage("inference", 3, 0.75)));
  private static final Setting BASE = new Setting(1, 1, 1);

  private static SettingTrial trial(String change, boolean samePicture, double ratio) {
    return new SettingTrial(
        change,
        BASE,
        BASE,
        samePicture,
        9,
        10,
        100,
        ratio,
        ratio - 0.01,
        ratio + 0.01,
        Optional.empty());
  }

  private static Figure figure(Metric metric, double base, double lower, double upper) {
    double change = (lower + upper) / 2;
    return new Figure(
        metric,
        OptionalDouble.of(base),
        OptionalDouble.of(base + change),
        new Measurement(
            metric,
            Scope.of("benchmark").withVersus("the plan's setting"),
            OptionalDouble.of(change),
            0,
            100,
            100,
            Interval.of(lower, upper, 0.95, "by hand"),
            List.of()));
  }

  private static AccuracyChange accuracy(Figure... figures) {
    return new AccuracyChange("benchmark", 300, 402, List.of(figures));
  }

  private static String advice(SettingTrial... trials) {
    return new ThroughputAdvice(STAGES, List.of(trials), Optional.empty()).text(List.of());
  }

  @Test
  void effect_ofFigures_asksBoundsInTheDirectionThatHurts() {
    Figure fewerMisses = figure(Metric.FN_RATE, 0.1, -0.05, -0.01);
    Figure lessPrecise = figure(Metric.MAP50, 0.8, -0.05, -0.01);
    Figure same = figure(Metric.FALSE_REJECT_RATE, 0.1, -0.015, 0.015);
    Figure open = figure(Metric.FALSE_REJECT_RATE, 0.1, -0.03, 0.03);
    assertThat(accuracy(fewerMisses, same).effect()).isEqualTo(Effect.KEEPS);
    assertThat(accuracy(fewerMisses, same).worst()).hasValue(0.015);
    assertThat(accuracy(fewerMisses, open).effect()).isEqualTo(Effect.OPEN);
    assertThat(accuracy(lessPrecise, same).effect()).isEqualTo(Effect.LOSES);
    assertThat(accuracy().effect()).isEqualTo(Effect.OPEN);
  }

  @Test
  void text_ofASettingThatLoses_saysWhatItCostsAndAdvisesNothing() {
    SettingTrial smaller =
        trial("an input of 128 x 96 pixels in place of 160 x 128", false, 1.5)
            .withAccuracy(
                accuracy(
                    figure(Metric.MAP50, 0.8, -0.06, -0.02),
                    figure(Metric.FN_RATE, 0.1, 0.01, 0.03)));
    assertThat(advice(smaller))
        .contains("An input of 128 x 96 pixels in place of 160 x 128: 1.50 times as many images")
        .contains("on 300 of 402 images of benchmark, each shown both ways")
        .contains("mAP50 is 0.760 in place of 0.800 (change -0.040, 95 % bounds -0.060 to -0.020)")
        .contains(
            "the share of missed objects is 12.00 % in place of 10.00 % (change +2.00 pp, 95 %"
                + " bounds +1.00 pp to +3.00 pp)")
        .contains("It finds less beyond doubt, so it is not advised.")
        .contains("No setting that was measured is shown to be worth a change.");
  }

  @Test
  void text_ofASettingThatKeepsAccuracy_advisesIt() {
    SettingTrial reduced =
        trial("reduced decoding (model.input.decode) in place of full", false, 1.2)
            .withAccuracy(
                accuracy(
                    figure(Metric.MAP50, 0.8, -0.01, 0.01),
                    figure(Metric.FN_RATE, 0.1, -0.01, 0.01)));
    assertThat(advice(reduced))
        .contains("A loss of more than 1.00 pp is ruled out; certify the model with it")
        .contains("Set it where the model is deployed");
  }

  @Test
  void text_ofASettingWhoseCostIsOpen_saysHowMuchIsNotRuledOut() {
    SettingTrial smaller =
        trial("smaller", false, 1.5)
            .withAccuracy(accuracy(figure(Metric.FN_RATE, 0.1, -0.03, 0.05)));
    assertThat(advice(smaller))
        .contains("A loss of up to 5.00 pp is not ruled out, so it is not advised unless")
        .doesNotContain("Set it where");
  }

  @Test
  void text_withoutALabelledBenchmark_doesNotAdviseOtherPixels() {
    assertThat(advice(trial("smaller", false, 1.5)))
        .contains("what it finds there was not measured, since the plan has no labelled benchmark")
        .contains("not advised.")
        .doesNotContain("Set it where");
  }

  @Test
  void text_ofSeveralSettings_beginsWithWhatIsAdvised() {
    String text =
        advice(
            trial("smaller", false, 2),
            trial("2 threads in place of 1", true, 1.9),
            trial("2 intra-op threads in place of 1", true, 0.9));
    assertThat(text)
        .containsSubsequence(
            "most goes into inference",
            "2 threads in place of 1: 1.90 times",
            "Smaller: 2.00 times",
            "2 intra-op threads in place of 1 costs speed",
            "Set it where the model is deployed");
  }

  @Test
  void text_ofAModelOfOneSize_saysOnceThatASmallerInputIsNoChoice() {
    String text =
        new ThroughputAdvice(STAGES, List.of(), Optional.of("640 x 640 pixels"))
            .text(List.of(new Omission("other batches than 1", "the plan lists none")));
    assertThat(text)
        .containsOnlyOnce("input")
        .contains(
            "A smaller input is no choice: the model takes images of 640 x 640 pixels and of no"
                + " other size.")
        .contains("Not measured and so not advised: other batches than 1 (the plan lists none).");
  }
}
