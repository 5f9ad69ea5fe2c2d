package org.cvready.study.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.OtherPoint;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.study.threshold.ChoiceQuestion.Limits;
import org.cvready.study.threshold.ChoiceQuestion.Prices;
import org.cvready.study.threshold.ThresholdChoice.ClassChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdChooserTest {
  private static final double IOU = 0.5;

  /** Classes a and b, and c of which there is no object. */
  private static final OperatingPoint OWN =
      OperatingPoint.of(new double[] {0.5, 0.5, 0.123}, new double[] {0.5, 0.4, 0.1}, IOU);

  private static final List<String> NAMES = List.of("a", "b", "c");

  private static List<ImageOutcome> images(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<ClassOutcome> classes = new ArrayList<>();
      List<ObjectOutcome> objects = new ArrayList<>();
      FalseAlarms.Counter alarms = new FalseAlarms.Counter();
      for (int c = 0; c < 3; c++) {
        int labelled = c == 2 || random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(2);
        double top = 0;
        for (int o = 0; o < labelled; o++) {
          double score = random.nextInt(12) == 0 ? 0 : Math.sqrt(random.nextDouble());
          float iou = score == 0 ? 0 : (float) (0.5 + random.nextDouble() / 2);
          objects.add(new ObjectOutcome(c, 64, score, iou));
          top = Math.max(top, score);
        }
        for (int f = random.nextInt(3); f > 0; f--) {
          double score = random.nextDouble() * random.nextDouble();
          alarms.add(c, score);
          top = Math.max(top, score);
        }
        classes.add(new ClassOutcome(c, labelled, 0, 0, 0, false, top));
      }
      ImageOutcome image =
          new ImageOutcome(
              "i" + i,
              "k" + i / 2,
              "u" + i,
              new TreeMap<>(),
              Decision.ACCEPT,
              0,
              classes,
              objects,
              alarms.counted());
      // A guard holds some back for review, at every operating score.
      images.add(i % 11 == 3 ? image.asStrange() : image);
    }
    return images;
  }

  private static List<ClassChoice> choose(
      ChoiceRule rule, List<ImageOutcome> images, Limits limits, Optional<Prices> prices) {
    return ThresholdChooser.choose(new ChoiceQuestion(rule, images, OWN, NAMES, limits, prices));
  }

  private static Limits misses(double limit, boolean byBound) {
    OptionalDouble same = OptionalDouble.of(limit);
    return new Limits(List.of(same, same, same), byBound, OptionalDouble.empty());
  }

  private static Limits none() {
    OptionalDouble no = OptionalDouble.empty();
    return new Limits(List.of(no, no, no), true, no);
  }

  private static Measurement at(Metric metric, int c, int step, List<ImageOutcome> images) {
    double score = ScoreGrid.threshold(step);
    OtherPoint there = new OtherPoint(OperatingPoint.uniform(3, score, score, IOU));
    return new RateMeter(Confidence.USUAL, 3, Set.of())
        .measure(
            metric, Scope.of("set"), images.stream().map(there::of).toList(), OptionalInt.of(c))
        .measurement();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void missLimit_byBound_hasTheFewestFalseAlarmsOfThoseThatKeepIt(long seed) {
    List<ImageOutcome> images = images(seed, 200);
    List<ClassChoice> choices =
        choose(ChoiceRule.MISS_LIMIT, images, misses(0.4, true), Optional.empty());
    for (int c = 0; c < 2; c++) {
      int expected = 0;
      long fewest = Long.MAX_VALUE;
      for (int step = 1; step < ScoreGrid.STEPS; step++) {
        long wrong = at(Metric.FP_PER_IMAGE, c, step, images).events();
        boolean kept = at(Metric.FN_RATE, c, step, images).interval().upper() <= 0.4;
        if (kept && wrong <= fewest) {
          fewest = wrong;
          expected = step;
        }
      }
      assertThat(choices.get(c).chosen()).isTrue();
      assertThat(choices.get(c).score()).isEqualTo(ScoreGrid.threshold(expected));
      assertThat(choices.get(c).reviewFrom()).isEqualTo(choices.get(c).score());
    }
  }

  @Test
  void missLimit_byValue_isLessCarefulThanByBound() {
    List<ImageOutcome> images = images(4, 200);
    List<ClassChoice> byBound =
        choose(ChoiceRule.MISS_LIMIT, images, misses(0.4, true), Optional.empty());
    List<ClassChoice> byValue =
        choose(ChoiceRule.MISS_LIMIT, images, misses(0.4, false), Optional.empty());
    for (int c = 0; c < 2; c++) {
      assertThat(byValue.get(c).score()).isGreaterThan(byBound.get(c).score());
    }
  }

  @Test
  void missLimit_thatNothingKeeps_keepsThePlansScoreAndSaysWhy() {
    List<ClassChoice> choices =
        choose(ChoiceRule.MISS_LIMIT, images(5, 200), misses(0.01, true), Optional.empty());
    assertThat(choices.get(0).chosen()).isFalse();
    assertThat(choices.get(0).score()).isEqualTo(0.5);
    assertThat(choices.get(0).reason())
        .startsWith("no operating score keeps the limit on misses: even at 0.01 ")
        .endsWith("limit 1.00 %; the plan's score is kept");
    assertThat(choices.get(2).reason())
        .isEqualTo("no object of the class to choose with; the plan's score is kept");
    assertThat(choices.get(2).score()).isEqualTo(0.123);
    assertThat(choices.get(2).reviewFrom()).isEqualTo(0.1);
  }

  @Test
  void missLimit_ofNobody_choosesNothing() {
    List<ClassChoice> choices =
        choose(ChoiceRule.MISS_LIMIT, images(5, 50), none(), Optional.empty());
    assertThat(choices).noneMatch(ClassChoice::chosen);
    assertThat(choices.get(1).reason())
        .isEqualTo("no limit on its misses is stated; the plan's score is kept");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bestF1_isThatOfNoOtherThreshold(long seed) {
    List<ImageOutcome> images = images(seed, 120);
    List<ClassChoice> choices = choose(ChoiceRule.BEST_F1, images, none(), Optional.empty());
    for (int c = 0; c < 2; c++) {
      double best = 0;
      for (int step = 1; step < ScoreGrid.STEPS; step++) {
        best = Math.max(best, at(Metric.F1, c, step, images).value().orElse(0));
      }
      int chosen = ScoreGrid.reached(choices.get(c).score());
      assertThat(at(Metric.F1, c, chosen, images).value().orElse(0)).isEqualTo(best);
    }
  }

  /** The formula of Oksuz et al. on the objects and false alarms one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bestLrp_isThatOfNoOtherThreshold(long seed) {
    List<ImageOutcome> images = images(seed, 120);
    List<ClassChoice> choices = choose(ChoiceRule.BEST_LRP, images, none(), Optional.empty());
    for (int c = 0; c < 2; c++) {
      double least = 1;
      for (int step = 1; step < ScoreGrid.STEPS; step++) {
        least = Math.min(least, lrp(c, step, images));
      }
      int chosen = ScoreGrid.reached(choices.get(c).score());
      assertThat(lrp(c, chosen, images)).isCloseTo(least, within(1e-9));
      assertThat(least).isBetween(0.05, 0.95);
    }
  }

  private static double lrp(int c, int step, List<ImageOutcome> images) {
    double loose = 0;
    double errors = 0;
    double found = 0;
    for (ImageOutcome image : images) {
      errors += image.falseAlarms().count(c, step);
      for (ObjectOutcome object : image.objects()) {
        boolean hit = object.score() > 0 && object.score() >= ScoreGrid.threshold(step);
        if (object.classIndex() == c) {
          loose += hit ? (1 - object.iou()) / (1 - IOU) : 0;
          found += hit ? 1 : 0;
          errors += hit ? 0 : 1;
        }
      }
    }
    return (loose + errors) / (found + errors);
  }

  private static double cost(List<ImageOutcome> images, OperatingPoint point, Prices prices) {
    OtherPoint there = new OtherPoint(point, OWN);
    List<ImageOutcome> decided = images.stream().map(there::of).toList();
    double cost = 0;
    double defective = 0;
    for (int c = 0; c < 3; c++) {
      int index = c;
      double rate = prices.defectRates().get(c);
      defective += rate;
      List<ImageOutcome> with =
          decided.stream()
              .filter(image -> image.of(index).map(ClassOutcome::present).orElse(false))
              .toList();
      if (!with.isEmpty()) {
        cost += rate * share(with, Decision.ACCEPT) * prices.escape();
        cost += rate * share(with, Decision.REVIEW) * prices.review();
      }
    }
    List<ImageOutcome> good =
        decided.stream()
            .filter(image -> image.classes().stream().noneMatch(ClassOutcome::present))
            .toList();
    return cost
        + (1 - defective)
            * (share(good, Decision.REJECT) * prices.falseReject()
                + share(good, Decision.REVIEW) * prices.review());
  }

  private static double share(List<ImageOutcome> images, Decision decision) {
    return (double) images.stream().filter(image -> image.decision() == decision).count()
        / images.size();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leastCost_noClassCanBeMovedAloneForLess(long seed) {
    List<ImageOutcome> images = images(seed, 80);
    Prices prices = new Prices(List.of(0.02, 0.01, 0.0), 2.5, 180, 0.8);
    List<ClassChoice> choices = choose(ChoiceRule.LEAST_COST, images, none(), Optional.of(prices));
    OperatingPoint chosen = ThresholdChooser.point(choices, IOU);
    double least = cost(images, chosen, prices);

    assertThat(least).isLessThanOrEqualTo(cost(images, OWN, prices));
    assertThat(choices.get(2).chosen()).isFalse();
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 400; trial++) {
      int moved = random.nextInt(2);
      double[] scores = choices.stream().mapToDouble(ClassChoice::score).toArray();
      double[] bands = choices.stream().mapToDouble(ClassChoice::reviewFrom).toArray();
      int step = 1 + random.nextInt(100);
      scores[moved] = ScoreGrid.threshold(step);
      bands[moved] = ScoreGrid.threshold(1 + random.nextInt(step));
      double other = cost(images, OperatingPoint.of(scores, bands, IOU), prices);
      assertThat(other).isGreaterThanOrEqualTo(least - 1e-9);
    }
  }

  @Test
  void leastCost_dearReviews_haveNoBand() {
    Prices dear = new Prices(List.of(0.02, 0.01, 0.0), 2.5, 180, 500);
    for (ClassChoice choice :
        choose(ChoiceRule.LEAST_COST, images(6, 80), none(), Optional.of(dear)).subList(0, 2)) {
      assertThat(choice.reviewFrom()).isEqualTo(choice.score());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void review_bandOfALimit_keepsTheEscapesMeasured(long seed) {
    List<ImageOutcome> images = images(seed, 300);
    Limits limits = new Limits(none().misses(), true, OptionalDouble.of(0.3));
    List<ClassChoice> choices = choose(ChoiceRule.BEST_F1, images, limits, Optional.empty());
    OtherPoint there = new OtherPoint(ThresholdChooser.point(choices, IOU), OWN);
    List<ImageOutcome> decided = images.stream().map(there::of).toList();
    for (int c = 0; c < 2; c++) {
      assertThat(choices.get(c).reason()).contains("escapes kept below 30.00 %");
      Measurement escapes =
          new RateMeter(Confidence.USUAL, 3, Set.of())
              .measure(Metric.ESCAPE_RATE, Scope.of("set"), decided, OptionalInt.of(c))
              .measurement();
      assertThat(escapes.interval().upper()).isLessThanOrEqualTo(0.3);
    }
  }

  @Test
  void review_limitThatNothingKeeps_saysSo() {
    Limits limits = new Limits(none().misses(), true, OptionalDouble.of(0.001));
    ClassChoice choice =
        choose(ChoiceRule.BEST_F1, images(1, 100), limits, Optional.empty()).get(0);
    assertThat(choice.reviewFrom()).isEqualTo(0.01);
    assertThat(choice.reason()).endsWith("; no review band keeps escapes below 0.10 %");
  }

  @Test
  void yaml_ofHostileNames_readsBackAsWritten() throws Exception {
    List<ClassChoice> choices =
        List.of(
            new ClassChoice("a: [\"b\\", true, 0.07, 0.02, ""),
            new ClassChoice("ä#\n\u0007", false, 0.123, 0.123, ""));
    JsonNode point =
        new YAMLMapper()
            .readTree(ChoiceFindings.yaml(choices, Optional.of(0.6), 0.5))
            .get("operating_point");
    assertThat(point.get("score").get("a: [\"b\\").doubleValue()).isEqualTo(0.07);
    assertThat(point.get("score").get("ä#\n\u0007").doubleValue()).isEqualTo(0.123);
    assertThat(point.get("review_from").get("a: [\"b\\").doubleValue()).isEqualTo(0.02);
    assertThat(point.get("nms_iou").doubleValue()).isEqualTo(0.6);
    assertThat(point.get("match_iou").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void yaml_withoutBand_namesNone() {
    String yaml =
        ChoiceFindings.yaml(
            List.of(new ClassChoice("a", true, 0.07, 0.07, "")), Optional.empty(), 0.5);
    assertThat(yaml).isEqualTo("operating_point:\n  score:\n    \"a\": 0.07\n  match_iou: 0.5\n");
  }
}
