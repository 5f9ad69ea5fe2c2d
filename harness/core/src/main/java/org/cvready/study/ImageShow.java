package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.dataset.Sample;
import org.cvready.imaging.PixelMemory;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.perturb.MovedTruths;
import org.cvready.perturb.Perturbed;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/** Shows one image after the other to a model, each under all of its conditions; for one thread. */
final class ImageShow implements AutoCloseable {
  private final DetectorWorker worker;
  private final PassQuestion question;
  private final OutcomeMaker outcomes;
  // Observations hold no pixels, so that each image may take the memory of the one before.
  private final PixelMemory memory = new PixelMemory();

  ImageShow(Detector detector, PassQuestion question) {
    this.worker = detector.newWorker();
    this.question = question;
    this.outcomes = new OutcomeMaker(question.point());
  }

  /** The observations of one image, in the order of its set's conditions. */
  List<Observation> observe(int setIndex, int sampleIndex) {
    PassSet set = question.sets().get(setIndex);
    Sample sample = set.data().samples().get(sampleIndex);
    List<SetCondition> conditions =
        set.conditions().stream().filter(condition -> condition.covers(sampleIndex)).toList();
    if (conditions.isEmpty()) {
      return List.of();
    }
    long start = System.nanoTime();
    Image clean = sample.image(memory);
    long decode = System.nanoTime() - start;
    List<GroundTruth> truths = sample.groundTruths();
    List<Observation> observations = new ArrayList<>(conditions.size());
    for (SetCondition condition : conditions) {
      observations.add(observe(new Place(setIndex, sampleIndex, decode), condition, clean, truths));
      decode = 0;
    }
    return observations;
  }

  /** Which image it is, and what it cost to decode it for this condition. */
  private record Place(int set, int sample, long decodeNanos) {}

  private Observation observe(
      Place place, SetCondition condition, Image clean, List<GroundTruth> cleanTruths) {
    PassSet set = question.sets().get(place.set());
    Sample sample = set.data().samples().get(place.sample());
    long start = System.nanoTime();
    Optional<Perturbed> perturbed =
        condition.condition().map(chain -> chain.apply(clean, question.seed(), sample.stem()));
    long afterPerturb = System.nanoTime();
    Image image = perturbed.map(Perturbed::image).orElse(clean);
    List<Detection> detections = worker.detect(image);
    long afterDetect = System.nanoTime();
    List<GroundTruth> truths =
        perturbed.map(moved -> MovedTruths.of(cleanTruths, moved.warp())).orElse(cleanTruths);
    ImageOutcome outcome = outcomes.outcome(set, sample, truths, detections);
    long end = System.nanoTime();
    return new Observation(
        place.set(),
        place.sample(),
        sample,
        condition.id(),
        truths,
        kept(detections, condition.keepFrom()),
        outcome,
        new StageTiming(
            place.decodeNanos(),
            condition.condition().isPresent() ? afterPerturb - start : 0,
            afterDetect - afterPerturb,
            end - afterDetect));
  }

  private static List<Detection> kept(List<Detection> detections, OptionalDouble floor) {
    if (floor.isEmpty()) {
      return detections;
    }
    return detections.stream().filter(found -> found.score() >= floor.getAsDouble()).toList();
  }

  @Override
  public void close() {
    worker.close();
  }
}
