package org.cvready.study.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain under conditions and on strange sets. */
class ChainReachTest {
  private static final double ACCEPTED = 0.1;
  private static final double REVIEWED = 0.45;
  private static final double REJECTED = 0.9;

  private static ImageOutcome image(int number, boolean defect, double score) {
    return SelectionFindingsTest.image(number, defect, score);
  }

  private static void assertSame(ChainFigure figure) {
    assertThat(figure.chain()).isEqualTo(figure.model());
    assertThat(figure.onlyModel()).isZero();
    assertThat(figure.onlyChain()).isZero();
    assertThat(figure.answer()).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void study_nothingRouted_equalsTheModelEverywhere(long seed) {
    List<ImageOutcome> images = SelectionFindingsTest.images(200, seed);
    Looked unrouted = ChainCases.unrouted(images);
    for (ChainRule rule : ChainRule.values()) {
      SecondPassFindings found =
          ChainCases.chain(
              rule,
              List.of(ChainCases.ofSet("clean", unrouted)),
              List.of(ChainCases.ofSet("glare@3", unrouted), ChainCases.ofSet("glare@5", unrouted)),
              List.of(ChainCases.ofStrange(EnumSet.of(Decision.REVIEW), unrouted)));

      assertThat(found.underConditions("line")).hasSize(2);
      found.conditions().forEach(set -> set.figures().forEach(ChainReachTest::assertSame));
      ChainStrange strange = found.strange().get(0);
      assertSame(strange.silent());
      assertSame(strange.review());
      assertThat(strange.moves()).isEqualTo(new ChainStrange.Moves(0, 0, 0, 0, 0));
      assertThat(found.findings()).noneMatch(text -> text.contains("whole worse"));
      assertThat(found.findings()).anyMatch(text -> text.contains("sees none of them"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void study_verifierThatSaysTheSame_changesNothing(long seed) {
    List<ImageOutcome> images = SelectionFindingsTest.images(200, seed);
    Looked same = new Looked(images, images.stream().map(Optional::of).toList());
    for (ChainRule rule : ChainRule.values()) {
      SecondPassFindings found =
          ChainCases.chain(
              rule,
              List.of(),
              List.of(ChainCases.ofSet("glare@3", same)),
              List.of(ChainCases.ofStrange(Set.of(Decision.REVIEW, Decision.REJECT), same)));

      found.conditions().get(0).figures().forEach(ChainReachTest::assertSame);
      assertSame(found.strange().get(0).silent());
      assertSame(found.strange().get(0).review());
      assertThat(found.strange().get(0).routed()).isEqualTo(200);
    }
  }

  /** 40 of 100 defects escape under the condition; the verifier finds 30, and raises 50 of 100. */
  private static Looked dim() {
    List<ImageOutcome> first = new ArrayList<>();
    List<Optional<ImageOutcome>> second = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean defect = i < 100;
      first.add(image(i, defect, defect && i >= 40 ? REJECTED : ACCEPTED));
      boolean finds = i < 30 || i >= 150;
      second.add(
          i < 40 || i >= 100
              ? Optional.of(image(i, defect, finds ? REJECTED : ACCEPTED))
              : Optional.empty());
    }
    return new Looked(first, second);
  }

  @Test
  void study_wholeWorseUnderACondition_isCalledOut() {
    SecondPassFindings found =
        ChainCases.chain(
            ChainRule.REPLACE, List.of(), List.of(ChainCases.ofSet("glare@3", dim())), List.of());
    ChainSet set = found.conditions().get(0);

    assertThat(set.title()).isEqualTo("line under glare@3");
    ChainFigure escape = set.whole(Metric.ESCAPE_RATE).orElseThrow();
    assertThat(escape.model().events()).isEqualTo(40);
    assertThat(escape.chain().events()).isEqualTo(10);
    assertThat(escape.answer()).isEqualTo("less");
    assertThat(escape.model().scope().condition()).isEqualTo("glare@3");
    ChainFigure alarms = set.whole(Metric.FALSE_REJECT_RATE).orElseThrow();
    assertThat(alarms.onlyChain()).isEqualTo(50);
    assertThat(alarms.answer()).isEqualTo("more");
    assertThat(found.findings())
        .anyMatch(
            text ->
                text.startsWith("The second pass makes the whole worse: on line under glare@3")
                    && text.contains("false_reject_rate goes from 0.00 % (0 of 100)"))
        .anyMatch(
            text ->
                text.startsWith("Under 1 condition on line the second pass lowers escape_rate")
                    && text.contains("more than chance under 1 and raises it so under 0")
                    && text.contains("by -30.00 pp"));
    // Classes and slices under conditions would bury the whole.
    assertThat(set.figures()).allMatch(figure -> figure.model().scope().className().isEmpty());
  }

  /**
   * 60 strange units: 20 accepted, 20 reviewed, 20 rejected by the model. The verifier rejects half
   * of the accepted ones and calms half of the reviewed ones.
   */
  private static Looked strange() {
    List<ImageOutcome> first = new ArrayList<>();
    List<Optional<ImageOutcome>> second = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      first.add(image(i, false, List.of(ACCEPTED, REVIEWED, REJECTED).get(i / 20)));
      if (i < 10) {
        second.add(Optional.of(image(i, false, REJECTED)));
      } else if (i >= 20 && i < 30) {
        second.add(Optional.of(image(i, false, ACCEPTED)));
      } else {
        second.add(Optional.empty());
      }
    }
    return new Looked(first, second);
  }

  @Test
  void strange_replace_hidesReviewsAndSaysSo() {
    SecondPassFindings found =
        ChainCases.chain(
            ChainRule.REPLACE,
            List.of(),
            List.of(),
            List.of(ChainCases.ofStrange(EnumSet.of(Decision.REVIEW), strange())));
    ChainStrange set = found.strange().get(0);

    assertThat(set.silent().model().events()).isEqualTo(40);
    assertThat(set.silent().chain().events()).isEqualTo(50);
    assertThat(set.review().model().events()).isEqualTo(20);
    assertThat(set.review().chain().events()).isEqualTo(10);
    assertThat(set.moves()).isEqualTo(new ChainStrange.Moves(0, 0, 10, 10, 10));
    assertThat(found.findings())
        .anyMatch(text -> text.startsWith("The second pass makes the whole worse on strange"));
  }

  @Test
  void strange_agreeOrReview_turnsSilentFailuresIntoReviews() {
    ChainStrange set =
        ChainCases.chain(
                ChainRule.AGREE_OR_REVIEW,
                List.of(),
                List.of(),
                List.of(
                    ChainCases.ofStrange(EnumSet.of(Decision.REVIEW, Decision.REJECT), strange())))
            .strange()
            .get(0);

    // What the two decide differently goes to a person: 10 accepted ones, and no review is lost.
    assertThat(set.silent().model().events()).isEqualTo(20);
    assertThat(set.silent().chain().events()).isEqualTo(10);
    assertThat(set.silent().answer()).isEqualTo("less");
    assertThat(set.moves()).isEqualTo(new ChainStrange.Moves(10, 0, 0, 0, 0));
    assertThat(set.review().chain().events()).isEqualTo(30);
    assertThat(set.safe()).containsExactly("review", "reject");
  }

  /** Nobody looks again at what a guard holds back, so a chain cannot hide such a review. */
  @Test
  void strange_heldByAGuard_staysWithPeopleAndIsCounted() {
    List<ImageOutcome> first = new ArrayList<>();
    List<Optional<ImageOutcome>> second = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      first.add(image(i, false, ACCEPTED).asStrange());
      second.add(i < 20 ? Optional.of(image(i, false, ACCEPTED)) : Optional.empty());
    }
    SecondPassFindings found =
        ChainCases.chain(
            ChainRule.REPLACE,
            List.of(),
            List.of(),
            List.of(
                ChainCases.ofStrange(EnumSet.of(Decision.REVIEW), new Looked(first, second)),
                ChainCases.ofStrange(EnumSet.of(Decision.REVIEW), ChainCases.unrouted(first))));

    assertThat(found.strange()).allSatisfy(set -> assertThat(set.held()).isEqualTo(40));
    assertThat(found.strange()).allSatisfy(set -> assertSame(set.silent()));
    assertThat(found.strange().get(0).silent().model().events()).isZero();
    assertThat(found.findings())
        .anyMatch(text -> text.contains("the guard holds 40 back for review"))
        .noneMatch(text -> text.contains("sure of what it does not know"));
    assertThat(
            Router.fit(
                SelectionFindingsTest.images(40, 1),
                1,
                RiskMeasure.MARGIN,
                SelectionFindingsTest.POINT))
        .satisfies(router -> assertThat(router.routes(first.get(0))).isFalse())
        .satisfies(router -> assertThat(router.routes(image(1, false, 0.49))).isTrue());
  }
}
