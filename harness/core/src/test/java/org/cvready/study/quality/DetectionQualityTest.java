package org.cvready.study.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.metric.classify.Auroc;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.metric.tide.TideEvaluation;
import org.cvready.study.quality.PrCurve.OperatingPair;
import org.cvready.study.quality.PrCurve.Scored;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionQualityTest {
  private static final ClassNames NAMES = ClassNames.of("a", "b", "c", "d");
  private static final OperatingPoint POINT =
      OperatingPoint.of(new double[] {0.3, 0.5, 0.4, 0.2}, new double[] {0.3, 0.5, 0.4, 0.2}, 0.5);

  /** Truths and detections of some images, as lists and as columns. */
  private record Images(
      List<List<GroundTruth>> truths, List<List<Detection>> detections, LabelledDetections data) {
    /** Class d is never there and never seen. */
    static Images random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<List<GroundTruth>> truths = new ArrayList<>();
      List<List<Detection>> detections = new ArrayList<>();
      GroundTruthColumns truthColumns = new GroundTruthColumns();
      DetectionColumns detectionColumns = new DetectionColumns();
      int images = 60;
      for (int i = 0; i < images; i++) {
        List<GroundTruth> there = new ArrayList<>();
        for (int g = random.nextInt(5); g > 0; g--) {
          Box box = box(random);
          there.add(new GroundTruth(box, random.nextInt(3), box.area(), random.nextInt(9) == 0));
        }
        List<Detection> seen = new ArrayList<>();
        for (int d = random.nextInt(14); d > 0; d--) {
          boolean aimed = !there.isEmpty() && random.nextInt(3) > 0;
          GroundTruth target = aimed ? there.get(random.nextInt(there.size())) : null;
          Box box = target == null ? box(random) : shaken(target.box(), random);
          int c =
              target == null || random.nextInt(4) == 0 ? random.nextInt(3) : target.classIndex();
          seen.add(new Detection(box, c, random.nextInt(1, 200) / 200.0));
        }
        for (GroundTruth truth : there) {
          truthColumns.add(i, truth);
        }
        for (Detection found : seen) {
          detectionColumns.add(i, found);
        }
        truths.add(there);
        detections.add(seen);
      }
      return new Images(
          truths,
          detections,
          LabelledDetections.numbered(NAMES, images, truthColumns, detectionColumns));
    }

    private static Box box(SplittableRandom random) {
      return new Box(
          random.nextInt(100),
          random.nextInt(100),
          20 + random.nextInt(40),
          20 + random.nextInt(40));
    }

    private static Box shaken(Box box, SplittableRandom random) {
      return new Box(
          box.x() + random.nextInt(9), box.y() + random.nextInt(9), box.width(), box.height());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void confusion_ofAnySet_sumsToObjectsAndDetections(long seed) {
    Images images = Images.random(seed);
    Confusion confusion = MatchedSet.of(images.data(), POINT).confusion(NAMES.names());
    assertThat(confusion.classes()).containsExactly("a", "b", "c");
    OperatingPointMatcher matcher = new OperatingPointMatcher(POINT);
    long[] objects = new long[3];
    long[] counted = new long[3];
    long[] right = new long[3];
    for (int i = 0; i < images.truths().size(); i++) {
      var matches = matcher.match(images.truths().get(i), images.detections().get(i));
      for (int c = 0; c < 3; c++) {
        objects[c] += matches.truths(c);
        right[c] += matches.truePositives(c);
        counted[c] += matches.truePositives(c) + matches.falsePositives(c);
      }
    }
    for (int c = 0; c < 3; c++) {
      int column = c;
      assertThat(confusion.objects(c)).isEqualTo(objects[c]);
      assertThat(confusion.counts().stream().mapToLong(row -> row.get(column)).sum())
          .isEqualTo(counted[c]);
      assertThat(confusion.count(c, c)).isEqualTo(right[c]);
    }
    assertThat(confusion.count(3, 3)).isZero();
  }

  /** By hand: a on a; b where c is; b on nothing; a second b where c is; nothing on b. */
  @Test
  void confusion_ofOneImage_pairsWhatIsLeftWhateverTheClass() {
    Box first = new Box(0, 0, 10, 10);
    Box second = new Box(50, 0, 10, 10);
    Box third = new Box(100, 0, 10, 10);
    GroundTruthColumns truths = new GroundTruthColumns();
    truths.add(0, GroundTruth.of(first, 0));
    truths.add(0, GroundTruth.of(second, 2));
    truths.add(0, GroundTruth.of(third, 1));
    DetectionColumns detections = new DetectionColumns();
    detections.add(0, new Detection(second, 1, 0.8));
    detections.add(0, new Detection(first, 0, 0.9));
    detections.add(0, new Detection(second, 1, 0.7));
    detections.add(0, new Detection(new Box(0, 80, 10, 10), 1, 0.6));
    detections.add(0, new Detection(third, 1, 0.4));
    LabelledDetections data = LabelledDetections.numbered(NAMES, 1, truths, detections);

    Confusion confusion = MatchedSet.of(data, POINT).confusion(NAMES.names());

    // The detection of b on b has a score of .4, below its operating score of .5.
    assertThat(confusion.counts())
        .containsExactly(
            List.of(1L, 0L, 0L, 0L),
            List.of(0L, 0L, 0L, 1L),
            List.of(0L, 1L, 0L, 0L),
            List.of(0L, 2L, 0L, 0L));
  }

  /** COCO reads the same curve at 101 recalls: each differs from its place by at most 1 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void precisionRecall_ofAnySet_hasCocosAveragePrecisionUnderIt(long seed) {
    Images images = Images.random(seed);
    DetectionQuality quality = quality(images);
    CocoEvaluation coco = CocoEvaluation.of(images.data());
    assertThat(quality.precisionRecall()).hasSize(3);
    for (int c = 0; c < 3; c++) {
      PrCurve curve = quality.precisionRecall().get(c);
      assertThat(curve.objects()).isEqualTo(coco.truths(c));
      assertThat(curve.area()).isCloseTo(coco.figure(CocoFigure.AP50, c), within(0.01));
      assertThat(curve.curve().size()).isBetween(2, Curve.MOST_POINTS + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void precisionRecall_operatingPoint_isThatOfTheCounts(long seed) {
    Images images = Images.random(seed);
    OperatingPointMatcher matcher = new OperatingPointMatcher(POINT);
    List<PrCurve> curves = quality(images).precisionRecall();
    for (int c = 0; c < 3; c++) {
      double right = 0;
      double wrong = 0;
      double missed = 0;
      for (int i = 0; i < images.truths().size(); i++) {
        var matches = matcher.match(images.truths().get(i), images.detections().get(i));
        right += matches.truePositives(c);
        wrong += matches.falsePositives(c);
        missed += matches.falseNegatives(c);
      }
      assertThat(curves.get(c).operating())
          .hasValue(new OperatingPair(right / (right + missed), right / (right + wrong)));
    }
  }

  @Test
  void precisionRecall_nothingCounts_hasNoOperatingPoint() {
    PrCurve curve = PrCurve.of("a", 2, List.of(new Scored(0.3, true)), 0.5);
    assertThat(curve.operating()).isEmpty();
    assertThat(curve.area()).isEqualTo(0.5);
    assertThat(PrCurve.of("a", 2, List.of(), 0.5).area()).isZero();
  }

  /** Of equal scores one threshold lets through all or none. */
  @Test
  void precisionRecall_equalScores_areOnePoint() {
    List<Scored> tied = List.of(new Scored(0.6, true), new Scored(0.6, false));
    assertThat(PrCurve.of("a", 1, tied, 0.5).curve())
        .isEqualTo(new Curve(List.of(1.0), List.of(0.5)));
  }

  /** A class that is raised thousands of times and never found stays at one place. */
  @Test
  void precisionRecall_neverFound_keepsFewPoints() {
    List<Scored> wrong = new ArrayList<>();
    for (int i = 1; i < 5_000; i++) {
      wrong.add(new Scored(i / 5_000.0, false));
    }
    PrCurve curve = PrCurve.of("a", 3, wrong, 0.5);
    assertThat(curve.curve().size()).isEqualTo(2);
    assertThat(curve.operating()).hasValue(new OperatingPair(0, 0));
    wrong.add(new Scored(1e-5, true));
    assertThat(PrCurve.of("a", 3, wrong, 0.5).curve().size()).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void points_ofAnyScores_haveTheAreaOfAuroc(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] with = scores(random, 1 + random.nextInt(300));
    double[] without = scores(random, 1 + random.nextInt(300));
    Curve curve = RocCurve.points(with, without);
    assertThat(curve.area()).isCloseTo(Auroc.of(with, without).orElseThrow(), within(1e-12));
    assertThat(curve.x().get(curve.size() - 1)).isEqualTo(1);
    assertThat(curve.y().get(curve.size() - 1)).isEqualTo(1);
    Curve few = curve.thinned();
    assertThat(few.size()).isLessThanOrEqualTo(Curve.MOST_POINTS + 2);
    assertThat(few.area()).isCloseTo(curve.area(), within(0.02));
  }

  /** Many equal, some of an image on which nothing was detected. */
  private static double[] scores(SplittableRandom random, int size) {
    return random
        .ints(size, 0, 40)
        .mapToDouble(i -> i == 0 ? Double.NEGATIVE_INFINITY : i / 7.0)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void errors_ofAnySet_areThoseOfTide(long seed) {
    Images images = Images.random(seed);
    ErrorTypes errors = quality(images).errors().orElseThrow();
    TideEvaluation tide = TideEvaluation.of(images.data(), 0.5);
    assertThat(errors.averagePrecision()).isEqualTo(tide.averagePrecision());
    assertThat(errors.errors().stream().map(ErrorTypes.ErrorShare::key))
        .containsExactly("Cls", "Loc", "Both", "Dupe", "Bkg", "Miss");
    assertThat(errors.errors().stream().mapToLong(ErrorTypes.ErrorShare::count).sum()).isPositive();
    assertThat(errors.falseNegativeCost()).isEqualTo(tide.falseNegativeCost());
  }

  @Test
  void of_lowMatchIou_hasNoErrorTypes() {
    Images images = Images.random(1);
    OperatingPoint loose = OperatingPoint.uniform(4, 0.5, 0.5, 0.1);
    DetectionQuality quality =
        DetectionQuality.of(
            new DetectionQuality.Question(
                "line3", images.data(), loose, List.of(0, 1, 2, 3), List.of()),
            List.of());
    assertThat(quality.errors()).isEqualTo(Optional.empty());
    assertThat(quality.roc()).isEmpty();
  }

  private static DetectionQuality quality(Images images) {
    return DetectionQuality.of(
        new DetectionQuality.Question(
            "line3", images.data(), POINT, List.of(0, 1, 2, 3), List.of()),
        List.of());
  }
}
