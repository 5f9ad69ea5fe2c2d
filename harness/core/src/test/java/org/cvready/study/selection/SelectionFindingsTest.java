package org.cvready.study.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.Scope;
import org.cvready.study.selection.SelectionQuestion.LabelledSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionFindingsTest {
  static final OperatingPoint POINT = OperatingPoint.uniform(1, 0.5, 0.4, 0.5);

  /** An image whose strongest detection, right or wrong, has a score. */
  static ImageOutcome image(int number, boolean defect, double score) {
    boolean raised = score >= 0.5;
    Decision decision = score >= 0.4 ? Decision.REVIEW : Decision.ACCEPT;
    FalseAlarms.Counter alarms = new FalseAlarms.Counter();
    if (!defect) {
      alarms.add(0, score);
    }
    double margin = score > 0 ? Math.log(score / (1 - score)) : Double.NEGATIVE_INFINITY;
    String name = "i" + number;
    return new ImageOutcome(
        name,
        name,
        name,
        new TreeMap<>(),
        raised ? Decision.REJECT : decision,
        margin,
        List.of(
            new ClassOutcome(
                0,
                defect ? 1 : 0,
                0,
                defect && !raised ? 1 : 0,
                !defect && raised ? 1 : 0,
                raised,
                score)),
        defect ? List.of(new ObjectOutcome(0, 64, score)) : List.of(),
        alarms.counted());
  }

  /** Every other image has a defect, which raises its score by a half on average. */
  static List<ImageOutcome> images(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double logit = (i % 2 == 0 ? 1.5 : -1.5) + 1.5 * random.nextGaussian();
      images.add(image(i, i % 2 == 0, 1 / (1 + Math.exp(-logit))));
    }
    return images;
  }

  private static SelectionFindings findings(List<ImageOutcome> images, double target) {
    return SelectionFindings.of(
            new SelectionQuestion(
                List.of(new LabelledSet("line", false, images)),
                List.of("scratch"),
                POINT,
                OptionalDouble.of(target),
                3),
            Optional.empty())
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_scoresThatTell_hasLessRiskWhereLessIsDecided(long seed) {
    RiskCoverage set = findings(images(800, seed), 0.03).sets().get(0);
    RiskCurve margin = set.curves().get(0);
    double all = margin.risk().get(margin.risk().size() - 1);

    assertThat(margin.measure()).isEqualTo(RiskMeasure.MARGIN);
    assertThat(all).isCloseTo((set.missed() + set.falselyRaised()) / 800.0, within(1e-12));
    assertThat(margin.area()).isBetween(margin.best(), all);
    assertThat(margin.risk().get(9)).isLessThan(all / 2);
    assertThat(margin.bounds().orElseThrow().lower()).isLessThan(margin.area());
    assertThat(margin.bounds().orElseThrow().upper()).isGreaterThan(margin.area());
    // One class and one threshold of .5: both measures order the units alike.
    assertThat(set.curves().get(1).area()).isCloseTo(margin.area(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void targets_chosenOnOneHalf_areKeptThereAndTestedOnTheOther(long seed) {
    RiskCoverage set = findings(images(2000, seed), 0.03).sets().get(0);

    assertThat(set.targets()).hasSize(5);
    double lastLoad = 2;
    for (ReviewTarget target : set.targets()) {
      assertThat(target.escapeWhenChosen().value().orElseThrow())
          .isLessThanOrEqualTo(target.target());
      // 500 defective units: five standard errors of a share of 10 % are 7 points.
      assertThat(target.escape().value().orElseThrow()).isCloseTo(target.target(), within(0.07));
      assertThat(target.escape().trials() + target.escapeWhenChosen().trials()).isEqualTo(1000);
      assertThat(target.reviewFrom().get("scratch")).isBetween(0.0, 0.5);
      double load = target.reviewLoad().value().orElseThrow();
      assertThat(lastLoad).isGreaterThanOrEqualTo(load);
      lastLoad = load;
    }
  }

  @Test
  void targets_defectsWithoutAnyDetection_needEverythingReviewed() {
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      images.add(image(i, i % 2 == 0, i % 4 == 0 ? 0 : 0.9 - 0.8 * (i % 2)));
    }
    ReviewTarget target = findings(images, 0.03).sets().get(0).targets().get(0);

    assertThat(target.target()).isEqualTo(0.01);
    assertThat(target.everything()).isTrue();
    assertThat(target.reviewFrom()).isEmpty();
    assertThat(target.escape().events()).isZero();
    assertThat(target.reviewLoad().value().orElseThrow()).isGreaterThan(0.5);
  }

  @Test
  void of_tooFewDefects_saysWhy() {
    RiskCoverage set = findings(images(12, 1), 0.03).sets().get(0);

    assertThat(set.targets()).isEmpty();
    assertThat(set.why().orElseThrow()).contains("10 are needed");
  }

  @Test
  void fit_router_routesTheLeastSure() {
    List<ImageOutcome> images = images(1000, 5);
    Router router = Router.fit(images, 0.2, RiskMeasure.MARGIN, POINT);
    List<ImageOutcome> routed = images.stream().filter(router::routes).toList();

    assertThat(routed).hasSize(200);
    double most = routed.stream().mapToDouble(i -> Math.abs(i.margin())).max().orElseThrow();
    assertThat(images.stream().filter(i -> Math.abs(i.margin()) < most)).allMatch(router::routes);
    assertThat(images.stream().filter(Router.ofReviewBand(POINT)::routes))
        .allMatch(i -> i.decision() == Decision.REVIEW)
        .hasSizeGreaterThan(10);
  }

  /**
   * Every fourth image shows nothing at any score; half of those have a defect and look strange.
   */
  private static List<ImageOutcome> blanks(int count) {
    SplittableRandom random = new SplittableRandom(6);
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean blank = i % 4 == 0;
      boolean defect = blank ? i % 8 == 0 : i % 2 == 0;
      double found = defect ? 0.9 : 0.05;
      images.add(
          image(i, defect, blank ? 0 : found)
              .withStrangeness(blank && defect ? 0.95 : 0.9 * random.nextDouble()));
    }
    return images;
  }

  @Test
  void of_imagesWithoutAnyBox_countsThemAndRanksThemByStrangenessAlone() {
    SelectionFindings found = findings(blanks(400), 0.03);
    RiskCoverage set = found.sets().get(0);

    assertThat(set.blank()).isEqualTo(100);
    assertThat(set.blankMissed()).isEqualTo(50);
    assertThat(set.missed()).isEqualTo(50);
    // All that is wrong is blank, which strangeness finds and scores hold for surest.
    assertThat(set.curves()).hasSize(4);
    RiskCurve strangeness = set.bestCurve().orElseThrow();
    assertThat(strangeness.measure()).isEqualTo(RiskMeasure.STRANGENESS);
    assertThat(strangeness.area()).isCloseTo(strangeness.best(), within(1e-12));
    assertThat(set.curves().get(0).area()).isGreaterThan(0.125);
    assertThat(found.findings())
        .anyMatch(
            text ->
                text.startsWith("On 100 of 400 units of line nothing is detected at any score")
                    && text.contains("50 of them have a defect and pass"));
    assertThat(findings(images(100, 1), 0.03).sets().get(0).blank()).isZero();
    assertThat(findings(images(100, 1), 0.03).sets().get(0).curves()).hasSize(3);
  }

  @Test
  void fit_routerOfStrangeness_routesBlanksThatMarginNeverDoes() {
    List<ImageOutcome> images = blanks(400);
    Router strange = Router.fit(images, 0.125, RiskMeasure.STRANGENESS, POINT);
    assertThat(images.stream().filter(strange::routes))
        .hasSize(50)
        .allMatch(image -> image.margin() == Double.NEGATIVE_INFINITY);
    Router margin = Router.fit(images, 0.7, RiskMeasure.MARGIN, POINT);
    assertThat(images.stream().filter(margin::routes))
        .noneMatch(image -> image.margin() == Double.NEGATIVE_INFINITY);
    assertThat(strange.routes(image(1, true, 0))).isFalse();
  }

  @Test
  void withStrangeness_outsideTheUnitInterval_isRefused() {
    assertThatThrownBy(() -> image(1, true, 0).withStrangeness(1.5))
        .hasMessage("strangeness must be in [0, 1], got 1.5");
    assertThatThrownBy(() -> image(1, true, 0).withStrangeness(Double.NaN))
        .hasMessage("strangeness must be in [0, 1], got NaN");
    assertThat(image(1, true, 0.1).withStrangeness(0.5).asStrange().strangeness()).hasValue(0.5);
  }

  private static SecondPassFindings chain(
      List<ImageOutcome> first, List<Optional<ImageOutcome>> second, ChainRule rule) {
    return ChainCases.chain(
        rule,
        List.of(ChainCases.ofSet(Scope.CLEAN, new Looked(first, second))),
        List.of(),
        List.of());
  }

  /** 20 defects of 100 escape; the verifier finds half of them and raises 5 of 80 good ones. */
  private static List<ImageOutcome> firstLook() {
    List<ImageOutcome> first = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean defect = i < 100;
      first.add(image(i, defect, defect && i >= 20 ? 0.9 : 0.1));
    }
    return first;
  }

  private static List<Optional<ImageOutcome>> secondLook() {
    List<Optional<ImageOutcome>> second = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean routed = i < 20 || i >= 120;
      boolean defect = i < 100;
      boolean finds = i < 10 || (i >= 120 && i < 125);
      second.add(routed ? Optional.of(image(i, defect, finds ? 0.8 : 0.1)) : Optional.empty());
    }
    return second;
  }

  @Test
  void study_replace_countsTheWholeChainInPairs() {
    SecondPassFindings found = chain(firstLook(), secondLook(), ChainRule.REPLACE);
    ChainSet set = found.sets().get(0);

    assertThat(set.routed()).isEqualTo(100);
    assertThat(set.modelWrong()).isEqualTo(20);
    assertThat(set.verifierWrong()).isEqualTo(15);
    ChainFigure escape = set.whole(Metric.ESCAPE_RATE).orElseThrow();
    assertThat(escape.model().events()).isEqualTo(20);
    assertThat(escape.chain().events()).isEqualTo(10);
    assertThat(escape.answer()).isEqualTo("less");
    ChainFigure alarms = set.whole(Metric.FALSE_REJECT_RATE).orElseThrow();
    assertThat(alarms.onlyChain()).isEqualTo(5);
    assertThat(alarms.model().events()).isZero();
    ChainFigure misses = set.whole(Metric.FN_RATE).orElseThrow();
    assertThat(misses.chain().events()).isEqualTo(10);
    // The verifier alone is better, and false alarms of the whole rise.
    assertThat(set.callouts())
        .anyMatch(
            text ->
                text.startsWith("A part gets better and the whole worse")
                    && text.contains("false_reject_rate of the chain rises from 0.00 %"));
  }

  @Test
  void study_agreeOrReview_sendsWhatDiffersToReview() {
    ChainSet set = chain(firstLook(), secondLook(), ChainRule.AGREE_OR_REVIEW).sets().get(0);

    assertThat(set.whole(Metric.REVIEW_LOAD).orElseThrow().chain().events()).isEqualTo(15);
    assertThat(set.whole(Metric.ESCAPE_RATE).orElseThrow().chain().events()).isEqualTo(10);
    assertThat(set.whole(Metric.FALSE_REJECT_RATE).orElseThrow().chain().events()).isZero();
    assertThat(set.whole(Metric.FN_RATE)).isEmpty();
  }

  /** 600 units a minute are 10 a second: 50 ms and half of 120 ms make 1.1 busy seconds in one. */
  @Test
  void study_verifierTooSlow_cannotKeepUp() {
    SecondPassFindings found = chain(firstLook(), secondLook(), ChainRule.REPLACE);

    assertThat(found.loads())
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.model()).isCloseTo(0.5, within(1e-12));
              assertThat(load.chain()).isCloseTo(1.1, within(1e-12));
              assertThat(load.cannotKeepUp()).isTrue();
            });
    assertThat(found.findings()).anyMatch(text -> text.contains("cannot keep up"));
  }

  /** A second look that says the same changes nothing: the law behind every pair. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void study_secondLookTheSame_changesNothing(long seed) {
    List<ImageOutcome> images = images(200, seed);
    List<Optional<ImageOutcome>> second = images.stream().map(Optional::of).toList();
    for (ChainRule rule : ChainRule.values()) {
      for (ChainFigure figure : chain(images, second, rule).sets().get(0).figures()) {
        assertThat(figure.more()).isZero();
        assertThat(figure.pValue()).isEqualTo(1);
        assertThat(figure.chain().events()).isEqualTo(figure.model().events());
      }
    }
  }

  @Test
  void study_reviewOfAGuard_stays() {
    ImageOutcome guarded = image(1, true, 0.1).asStrange();
    ImageOutcome second = image(1, true, 0.9);

    assertThat(Chain.of(guarded, second, ChainRule.REPLACE)).isEqualTo(guarded);
    assertThat(Router.ofReviewBand(POINT).routes(guarded)).isFalse();
    assertThat(Chain.of(image(1, true, 0.1), second, ChainRule.REPLACE)).isEqualTo(second);
  }
}
