package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.PictureShow.Place;
import org.cvready.study.PictureShow.Shown;
import org.cvready.study.strange.SplitGuard;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** Shows one image after the other to a model, each under all of its conditions; for one thread. */
final class ImageShow implements AutoCloseable {
  private final DetectorWorker worker;
  private final PassQuestion question;
  private final OutcomeMaker outcomes;
  private final Watcher watcher;
  // Observations hold no pixels, so that each image may take the memory of the one before.
  private final PictureShow pictures;

  ImageShow(Detector detector, PassQuestion question) {
    this.worker =
        question.watch().embedding() ? detector.newEmbeddingWorker() : detector.newWorker();
    this.question = question;
    this.pictures = new PictureShow(detector.pictureDecoder(), question.seed());
    this.outcomes = new OutcomeMaker(question.point());
    this.watcher = new Watcher(worker, question.watch().changedImages());
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
    Capture captured = pictures.captured(sample);
    long decode = System.nanoTime() - start;
    // Perturbations start from every pixel, whatever the model sees of clean images.
    Image clean =
        conditions.stream().noneMatch(ImageShow::isPerturbed)
            ? captured.pixels()
            : pictures.whole(sample, captured);
    Place place = new Place(set, sampleIndex, clean, captured);
    List<Observation> observations = new ArrayList<>(conditions.size());
    for (SetCondition condition : conditions) {
      observations.add(observe(setIndex, place, condition, decode));
      decode = 0;
    }
    return observations;
  }

  private static boolean isPerturbed(SetCondition condition) {
    return condition.showing() instanceof Showing.Perturbed;
  }

  private Observation observe(int setIndex, Place place, SetCondition condition, long decode) {
    PassSet set = place.set();
    Sample sample = set.data().samples().get(place.sample());
    long start = System.nanoTime();
    Shown shown = pictures.show(place, condition.showing());
    long perturb = System.nanoTime() - start;
    Optional<Capture> guarded = shown.image().filter(image -> isGuarded(set));
    // Not part of any stage, since without a guard nobody measures on the line. Before the model
    // runs, the picture is still near the processor.
    Optional<ImageMeasures> measures =
        condition.isClean() && guarded.isEmpty()
            ? Optional.of(ImageMeasures.of(place.captured().pixels()))
            : Optional.empty();
    long beforeDetect = System.nanoTime();
    List<Detection> detections = shown.image().map(worker::detect).orElse(List.of());
    long afterDetect = System.nanoTime();
    ImageOutcome outcome = outcomes.outcome(set, sample, shown.truths(), detections);
    Optional<StrangeTraits> traits = Optional.empty();
    if (guarded.isPresent()) {
      ImageMeasures seen = ImageMeasures.of(guarded.get().pixels());
      traits = Optional.of(watcher.traits(guarded.get(), detections, seen));
      outcome = guarded(set, outcome, traits.get());
      measures = Optional.of(seen).filter(of -> condition.isClean());
    }
    long end = System.nanoTime();
    if (traits.isEmpty() && measures.isPresent()) {
      traits = Optional.of(watcher.traits(place.captured(), detections, measures.get()));
    }
    return new Observation(
        setIndex,
        place.sample(),
        sample,
        condition.id(),
        shown.truths(),
        kept(detections, condition.keepFrom()),
        outcome,
        measures,
        traits,
        new StageTiming(
            decode,
            condition.isClean() ? 0 : perturb,
            afterDetect - beforeDetect,
            end - afterDetect));
  }

  private boolean isGuarded(PassSet set) {
    return question.watch().guard().filter(guard -> guard.guards(set.data().name())).isPresent();
  }

  private ImageOutcome guarded(PassSet set, ImageOutcome outcome, StrangeTraits traits) {
    SplitGuard guard = question.watch().guard().orElseThrow();
    String name = set.data().name();
    ImageOutcome seen =
        guard.trips(name, outcome.cluster(), traits) ? outcome.asStrange() : outcome;
    return seen.withStrangeness(guard.of(name, outcome.cluster()).strangeness(traits));
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
