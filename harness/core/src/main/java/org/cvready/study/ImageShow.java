package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageMeasures;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Delivery;
import org.cvready.perturb.MovedTruths;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Workspace;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/** Shows one image after the other to a model, each under all of its conditions; for one thread. */
final class ImageShow implements AutoCloseable {
  private final DetectorWorker worker;
  private final PassQuestion question;
  private final OutcomeMaker outcomes;
  private final Watcher watcher;
  // Observations hold no pixels, so that each image may take the memory of the one before.
  private final PixelMemory memory = new PixelMemory();
  private final PixelMemory otherMemory = new PixelMemory();
  private final PixelMemory captureMemory = new PixelMemory();
  private final PictureDecoder decoder;
  private final Workspace workspace = new Workspace();

  ImageShow(Detector detector, PassQuestion question) {
    this.worker =
        question.watch().embedding() ? detector.newEmbeddingWorker() : detector.newWorker();
    this.decoder = detector.pictureDecoder();
    this.question = question;
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
    Capture captured = sample.capture(decoder, captureMemory);
    long decode = System.nanoTime() - start;
    // Perturbations start from every pixel, whatever the model sees of clean images.
    Image clean =
        captured.isWhole() || conditions.stream().noneMatch(ImageShow::isPerturbed)
            ? captured.pixels()
            : sample.image(memory);
    List<Observation> observations = new ArrayList<>(conditions.size());
    for (SetCondition condition : conditions) {
      observations.add(
          observe(new Place(setIndex, sampleIndex, clean, captured), condition, decode));
      decode = 0;
    }
    return observations;
  }

  private static boolean isPerturbed(SetCondition condition) {
    return condition.showing() instanceof Showing.Perturbed;
  }

  /**
   * Which image it is.
   *
   * @param clean every pixel, where any condition perturbs it
   * @param captured what the model sees of it
   */
  private record Place(int set, int sample, Image clean, Capture captured) {}

  /**
   * What the model gets to see.
   *
   * @param image empty where nothing arrives
   * @param truths what is really there
   */
  private record Shown(Optional<Capture> image, List<GroundTruth> truths) {}

  private Observation observe(Place place, SetCondition condition, long decode) {
    PassSet set = question.sets().get(place.set());
    Sample sample = set.data().samples().get(place.sample());
    long start = System.nanoTime();
    Shown shown = show(place, sample, condition.showing());
    long perturb = System.nanoTime() - start;
    Optional<Capture> guarded = shown.image().filter(image -> isGuarded(set));
    // Not part of any stage, since without a guard nobody measures on the line; and before the
    // model
    // runs, while the picture is near the processor.
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
    if (traits.isPresent() && condition.isClean()) {
      outcome = outcome.withStrangeness(strangeness(set, outcome.cluster(), traits.get()));
    }
    if (traits.isEmpty() && measures.isPresent()) {
      traits = Optional.of(watcher.traits(place.captured(), detections, measures.get()));
    }
    return new Observation(
        place.set(),
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

  private double strangeness(PassSet set, String cluster, StrangeTraits traits) {
    return question
        .watch()
        .guard()
        .orElseThrow()
        .of(set.data().name(), cluster)
        .strangeness(traits);
  }

  private ImageOutcome guarded(PassSet set, ImageOutcome outcome, StrangeTraits traits) {
    boolean strange =
        question
            .watch()
            .guard()
            .filter(guard -> guard.trips(set.data().name(), outcome.cluster(), traits))
            .isPresent();
    return strange ? outcome.asStrange() : outcome;
  }

  private Shown show(Place place, Sample sample, Showing showing) {
    if (showing instanceof Showing.Perturbed chain) {
      Perturbed perturbed = perturbed(chain.condition(), place.clean(), sample);
      return new Shown(
          Optional.of(Capture.whole(perturbed.image())),
          MovedTruths.of(sample.groundTruths(), perturbed.warp()));
    }
    if (showing instanceof Showing.Misdelivered stream) {
      return new Shown(delivered(place, stream.delivery()), sample.groundTruths());
    }
    return new Shown(Optional.of(place.captured()), sample.groundTruths());
  }

  private Perturbed perturbed(Condition condition, Image clean, Sample sample) {
    try {
      workspace.reuse();
      return condition.apply(clean, question.seed(), sample.stem(), workspace);
    } catch (IllegalArgumentException unfit) {
      // A condition has checked its strengths: what is wrong now is the image, such as its size.
      throw new UnreadableImageException(
          sample.file().toString(), String.valueOf(unfit.getMessage()), unfit);
    }
  }

  /** The image that a faulty stream delivers at a place. */
  private Optional<Capture> delivered(Place place, Delivery delivery) {
    OptionalInt number = delivery.at(place.sample());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.getAsInt() == place.sample()) {
      return Optional.of(place.captured());
    }
    List<Sample> stream = question.sets().get(place.set()).data().samples();
    return Optional.of(stream.get(number.getAsInt()).capture(decoder, otherMemory));
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
