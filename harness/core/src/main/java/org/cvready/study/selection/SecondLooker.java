package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.DetectorWorker;
import org.cvready.study.OutcomeMaker;
import org.cvready.study.PictureShow;
import org.cvready.vision.Detection;
import org.jspecify.annotations.Nullable;

/** Looks at one routed image after the other; for one thread. */
final class SecondLooker implements AutoCloseable {
  private final VerifierPass.Question question;
  private final Verifier verifier;
  private final PictureShow models;
  private final PictureShow verifiers;
  private final OutcomeMaker maker;
  private @Nullable DetectorWorker model;
  private long firstLooks;

  SecondLooker(VerifierPass.Question question) {
    this.question = question;
    this.verifier = question.verification().opener().get();
    this.models = new PictureShow(question.detector().pictureDecoder(), question.seed());
    this.verifiers = new PictureShow(question.verification().decoder(), question.seed());
    this.maker = new OutcomeMaker(question.verification().point());
  }

  /** What the verifier says of an image. Where nothing arrives it sees nothing either. */
  ImageOutcome outcome(VerifierPass.Task task) {
    List<Detection> first = first(task);
    PictureShow.Shown shown = verifiers.show(task.set(), task.position(), task.showing());
    List<Detection> found =
        shown.image().map(picture -> verifier.look(picture, first)).orElse(List.of());
    return maker.outcome(task.set(), task.sample(), shown.truths(), found);
  }

  private List<Detection> first(VerifierPass.Task task) {
    if (task.first().isPresent() || !verifier.needsFirst()) {
      return task.first().orElse(List.of());
    }
    return models.show(task.set(), task.position(), task.showing()).image().stream()
        .flatMap(
            picture -> {
              firstLooks++;
              return model().detect(picture).stream();
            })
        .toList();
  }

  /** Opened for the first image that needs it. */
  private DetectorWorker model() {
    DetectorWorker open = Optional.ofNullable(model).orElseGet(question.detector()::newWorker);
    model = open;
    return open;
  }

  /** How many times a network was shown a picture. */
  long inferences() {
    return firstLooks + verifier.inferences();
  }

  @Override
  public void close() {
    verifier.close();
    if (model != null) {
      model.close();
    }
  }
}
