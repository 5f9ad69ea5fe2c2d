package org.cvready.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.report.RecalibrationJson;
import org.cvready.study.calibration.CalibrationQuestion.Fitting;
import org.cvready.study.calibration.CalibrationQuestion.LabelledSet;
import org.cvready.study.calibration.CalibrationQuestion.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFindingsTest {
  private static final OperatingPoint POINT = OperatingPoint.uniform(2, 0.5, 0.2, 0.5);

  /** Right as often as a score says whose logit is halved: far too sure. */
  private static double tooSure(double score) {
    return ScoreMap.ofLogit(ScoreMap.Method.TEMPERATURE, 0.5, 0).at(score);
  }

  private static CalibrationFindings findings(Optional<Fitting> fitting, LabelledSet... sets) {
    return CalibrationFindings.of(
            new CalibrationQuestion(
                List.of(sets), List.of("a", "b"), POINT, Scores.own(0.05), 7, fitting))
        .orElseThrow();
  }

  private static double error(ClassCalibration of, CalibrationError error) {
    return of.figure(error).value().orElseThrow();
  }

  /**
   * Ten bins of about 400 detections: the mean of |gap| by chance is about sqrt(2 / pi) sqrt(.17 /
   * 400) = .016, and .03 is far beyond its spread.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_scoresThatAreProbabilities_hasErrorsOfChanceOnly(long seed) {
    ClassCalibration all =
        findings(Optional.empty(), SyntheticSet.of("set", 1000, seed, s -> s)).sets().get(0).all();

    assertThat(all.detections()).isEqualTo(4000);
    assertThat(error(all, CalibrationError.ECE)).isLessThan(0.03);
    assertThat(error(all, CalibrationError.ECE_EQUAL_MASS)).isLessThan(0.03);
    // Every box that is right lies exactly, so that precision times IoU is precision.
    assertThat(error(all, CalibrationError.LA_ECE)).isLessThan(0.06);
    assertThat(all.confidence().orElseThrow()).isCloseTo(0.55, within(0.02));
  }

  /** Scores of 1 - e throughout would be right in 1 - e; here every score is .2 too high. */
  @Test
  void of_scoresTooHighByAFifth_hasThatError() {
    CalibrationFindings found =
        findings(Optional.empty(), SyntheticSet.of("set", 1500, 4, s -> Math.max(0, s - 0.2)));
    ClassCalibration all = found.sets().get(0).all();

    assertThat(error(all, CalibrationError.ECE)).isCloseTo(0.19, within(0.03));
    assertThat(all.figure(CalibrationError.ECE).interval().orElseThrow().lower())
        .isGreaterThan(0.1);
    assertThat(found.findings().get(0)).contains("too sure of itself");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_scoresTooSure_mapsFittedOnOneSetHelpOnTheOther(long seed) {
    CalibrationFindings found =
        findings(
            Optional.of(new Fitting("fit", Optional.of("test"))),
            SyntheticSet.of("fit", 600, seed, CalibrationFindingsTest::tooSure),
            SyntheticSet.of("test", 600, seed + 100, CalibrationFindingsTest::tooSure));
    RecalibrationFindings maps = found.recalibration().orElseThrow();

    assertThat(maps.recalibration().fittedWith()).isEqualTo("fit");
    assertThat(maps.verifiedWith()).isEqualTo("test");
    for (MethodEffect effect : maps.effects()) {
      MethodEffect.Change ece = effect.changes().get(0);
      assertThat(ece.after().orElseThrow())
          .as(effect.name())
          .isLessThan(ece.before().orElseThrow());
      assertThat(ece.difference().orElseThrow().upper()).as(effect.name()).isNegative();
    }
    for (ClassChoice choice : maps.classes()) {
      assertThat(choice.chosen()).isNotEqualTo(ScoreMap.Method.UNCHANGED);
      // The truth: the logit of .5 is 0, and half of it too.
      assertThat(choice.mappedScore()).isCloseTo(0.5, within(0.12));
    }
  }

  @Test
  void of_split_usesNoUnitTwice() {
    RecalibrationFindings maps =
        findings(
                Optional.of(new Fitting("set", Optional.empty())),
                SyntheticSet.of("set", 301, 5, CalibrationFindingsTest::tooSure))
            .recalibration()
            .orElseThrow();

    assertThat(maps.fittingImages()).isEqualTo(151);
    assertThat(maps.verifyingImages()).isEqualTo(150);
    long fitted = maps.classes().stream().mapToLong(ClassChoice::detections).sum();
    assertThat(fitted + maps.before().all().detections()).isEqualTo(4 * 301);
  }

  /** What was seen of the verifying images may not move the choice. */
  @Test
  void of_otherVerifyingImages_choosesTheSameMaps() {
    List<Recalibration> chosen = new ArrayList<>();
    for (long seed : List.of(11L, 12L)) {
      chosen.add(
          findings(
                  Optional.of(new Fitting("fit", Optional.of("test"))),
                  SyntheticSet.of("fit", 300, 1, CalibrationFindingsTest::tooSure),
                  SyntheticSet.of("test", 300, seed, s -> 1 - s))
              .recalibration()
              .orElseThrow()
              .recalibration());
    }
    assertThat(chosen.get(0)).isEqualTo(chosen.get(1));
  }

  @Test
  void of_tooFewDetections_keepsTheScoresAndSaysSo() {
    CalibrationFindings found =
        findings(
            Optional.of(new Fitting("fit", Optional.of("test"))),
            SyntheticSet.of("fit", 5, 1, CalibrationFindingsTest::tooSure),
            SyntheticSet.of("test", 50, 2, CalibrationFindingsTest::tooSure));
    RecalibrationFindings maps = found.recalibration().orElseThrow();

    assertThat(maps.classes()).allMatch(one -> one.chosen() == ScoreMap.Method.UNCHANGED);
    assertThat(maps.recalibration().probability("a", 0.3)).isEqualTo(0.3);
    assertThat(found.findings()).anyMatch(text -> text.startsWith("Too few detections to fit"));
  }

  @Test
  void json_writtenAndRead_appliesAlike() throws IOException {
    Recalibration maps =
        findings(
                Optional.of(new Fitting("set", Optional.empty())),
                SyntheticSet.of("set", 300, 5, CalibrationFindingsTest::tooSure))
            .recalibration()
            .orElseThrow()
            .recalibration();
    Recalibration read = RecalibrationJson.parse(RecalibrationJson.write(maps));

    assertThat(read).isEqualTo(maps);
    for (int i = 0; i <= 100; i++) {
      assertThat(read.probability("b", i / 100.0)).isEqualTo(maps.probability("b", i / 100.0));
    }
    assertThat(read.probability("unknown", 0.4)).isEqualTo(0.4);
  }
}
