package org.cvready.study.throughput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ApMeter;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.PairedChange;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.model.Detector;
import org.cvready.study.ImagePass;
import org.cvready.study.Observation;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.throughput.AccuracyChange.Figure;

/**
 * Measures what a setting that changes the picture does to accuracy, on a bounded number of
 * labelled images: a setting that is faster and finds less is no advice.
 *
 * <p>A guard against strange images is left out: it would decide alike under both settings.
 */
public final class AccuracyCheck {
  /** Images that are shown under each setting at most. */
  public static final int MOST_IMAGES = 300;

  private static final String BASE = "the plan's setting";
  private static final Confidence CONFIDENCE = Confidence.USUAL;

  private final PassSet set;
  private final BitSet chosen;
  private final OperatingPoint point;
  private final long seed;

  /**
   * Chooses the images.
   *
   * @param set labelled; its conditions are left aside
   * @param point where scores begin to count
   * @param seed of the choice and of resamples
   */
  public AccuracyCheck(PassSet set, OperatingPoint point, long seed) {
    int size = set.data().samples().size();
    this.chosen = chosen(size, seed);
    this.point = point;
    this.seed = seed;
    this.set =
        new PassSet(
            set.data(),
            set.clusterBy(),
            set.unitBy(),
            List.of(new SetCondition(Showing.CLEAN, Optional.of(chosen), OptionalDouble.empty())));
  }

  private static BitSet chosen(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet images = new BitSet(size);
    int left = Math.min(size, MOST_IMAGES);
    for (int i = 0; i < size && left > 0; i++) {
      // Each image with the chance that leaves every choice of so many equally likely.
      if (random.nextInt(size - i) < left) {
        images.set(i);
        left--;
      }
    }
    return images;
  }

  /** How many images are shown under each setting. */
  public int images() {
    return chosen.cardinality();
  }

  /** What the model did on the chosen images. */
  static final class Seen {
    private final List<ImageOutcome> outcomes = new ArrayList<>();
    private final GroundTruthColumns truths = new GroundTruthColumns();
    private final DetectionColumns detections = new DetectionColumns();

    private void add(Observation observation) {
      int image = outcomes.size();
      outcomes.add(observation.outcome());
      observation.truths().forEach(truth -> truths.add(image, truth));
      observation.detections().forEach(detection -> detections.add(image, detection));
    }
  }

  /** Shows the chosen images to the model. */
  Seen see(Detector detector, LongConsumer progress) throws IOException, InterruptedException {
    Seen seen = new Seen();
    int workers = Runtime.getRuntime().availableProcessors();
    PassQuestion question = new PassQuestion(List.of(set), point, seed, workers);
    ImagePass.run(detector, question, seen::add, progress);
    return seen;
  }

  /** The candidate against the base, image by image. */
  AccuracyChange change(Seen base, Seen candidate) {
    Scope scope = Scope.of(set.data().name());
    Scope against = scope.withVersus(BASE);
    ApMeter baseAp = meter(base);
    ApMeter candidateAp = meter(candidate);
    ApMeter.Figure map50 = new ApMeter.Figure(Metric.MAP50, scope, CONFIDENCE);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            Metric.MAP50,
            baseAp.measure(map50, OptionalInt.empty()).value(),
            candidateAp.measure(map50, OptionalInt.empty()).value(),
            candidateAp.change(new ApMeter.Figure(Metric.MAP50, against, CONFIDENCE), baseAp)));
    figures.add(
        new Figure(
            Metric.FN_RATE,
            rate(Metric.FN_RATE, base),
            rate(Metric.FN_RATE, candidate),
            PairedChange.ofMisses(candidate.outcomes, base.outcomes, point)
                .measurement(Metric.FN_RATE, against)));
    figures.add(
        new Figure(
            Metric.FALSE_REJECT_RATE,
            rate(Metric.FALSE_REJECT_RATE, base),
            rate(Metric.FALSE_REJECT_RATE, candidate),
            PairedChange.ofFalseRejects(candidate.outcomes, base.outcomes)
                .measurement(Metric.FALSE_REJECT_RATE, against)));
    return new AccuracyChange(
        set.data().name(), base.outcomes.size(), set.data().samples().size(), figures);
  }

  private OptionalDouble rate(Metric metric, Seen seen) {
    return new RateMeter(CONFIDENCE, point.classes(), Set.of())
        .measure(metric, Scope.of(set.data().name()), seen.outcomes, OptionalInt.empty())
        .measurement()
        .value();
  }

  private ApMeter meter(Seen seen) {
    Map<String, Integer> clusters = new HashMap<>();
    int[] clusterOf =
        seen.outcomes.stream()
            .mapToInt(image -> clusters.computeIfAbsent(image.cluster(), key -> clusters.size()))
            .toArray();
    LabelledDetections data =
        LabelledDetections.numbered(
            set.data().classes(), seen.outcomes.size(), seen.truths, seen.detections);
    return new ApMeter(data, clusterOf, seed);
  }
}
