package org.cvready.run;

import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.model.DetectorDescription;
import org.cvready.model.InputOverrides;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.SecondPassPlan.VerifierPlan;
import org.cvready.study.selection.Verification;

/**
 * The verifier that a plan asks for, opened.
 *
 * @param verification how it looks
 * @param other a detector of its own, where it has one
 */
record OpenVerifier(Verification verification, Optional<Detector> other) implements AutoCloseable {
  private static final int MULTIPLE = 32;

  /**
   * Opens it.
   *
   * @throws BadPlanException where another model knows none of the model's classes
   * @throws UnusableModelException where another model cannot be used
   */
  static OpenVerifier open(OpenedPlan opened, VerifierPlan verifier) {
    OperatingPoint point = point(opened.point(), verifier);
    return switch (verifier.kind()) {
      case FLIP -> new OpenVerifier(Verification.flip(opened.detector(), point), Optional.empty());
      case SCALE -> larger(opened, verifier, point);
      case MODEL -> another(opened, verifier, point);
    };
  }

  private static OperatingPoint point(OperatingPoint models, VerifierPlan verifier) {
    if (verifier.score().isEmpty()) {
      return models;
    }
    double score = verifier.score().getAsDouble();
    return OperatingPoint.uniform(
        models.classes(), score, verifier.reviewFrom().orElse(score), models.matchIou());
  }

  /** The same model with a larger input where it takes one, else on parts of the image. */
  private static OpenVerifier larger(
      OpenedPlan opened, VerifierPlan verifier, OperatingPoint point) {
    if (opened.detector().fixesInputSize()) {
      return tiles(opened, verifier, point, "its input has a fixed size");
    }
    Plan plan = opened.plan();
    DetectorDescription model = opened.detector().description();
    int width = scaled(model.layout().width(), verifier.scale());
    int height = scaled(model.layout().height(), verifier.scale());
    ModelOptions options = OpenedPlan.modelOptions(plan, plan.model().file());
    InputOverrides input = options.input().withSize(width, height);
    try {
      Detector detector =
          Detector.open(
              options
                  .withInput(input)
                  .withDecoder(model.decoder())
                  .withClassNames(opened.detector().classNames().names()));
      return new OpenVerifier(
          Verification.whole(
              detector,
              point,
              Verification.sameClasses(detector),
              "the model on the image at %d x %d pixels".formatted(width, height)),
          Optional.of(detector));
    } catch (UnusableModelException refused) {
      return tiles(
          opened, verifier, point, "it takes no input of %d x %d pixels".formatted(width, height));
    }
  }

  private static OpenVerifier tiles(
      OpenedPlan opened, VerifierPlan verifier, OperatingPoint point, String why) {
    return new OpenVerifier(
        Verification.tiles(opened.detector(), point, verifier.scale(), why), Optional.empty());
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(MULTIPLE, Math.round(side * scale / MULTIPLE) * MULTIPLE);
  }

  private static OpenVerifier another(
      OpenedPlan opened, VerifierPlan verifier, OperatingPoint point) {
    Plan plan = opened.plan();
    checkScores(plan, verifier);
    List<String> names = opened.detector().classNames().names();
    ModelOptions options =
        ModelOptions.of(verifier.file().orElseThrow())
            .withDecoder(verifier.decoder())
            .withDevice(plan.model().device())
            .withScoreFloor(plan.model().scoreFloor())
            .withMaxDetections(plan.model().maxDetections())
            .withDataNames(names);
    Detector detector = Detector.open(options);
    List<Integer> classIndexes =
        detector.classNames().names().stream().map(names::indexOf).toList();
    if (classIndexes.stream().allMatch(index -> index < 0)) {
      detector.close();
      throw new BadPlanException(
          plan.file(),
          List.of(
              new PlanProblem(
                  "second_pass.verifier.file",
                  0,
                  "must know a class of the model (%s), got %s"
                      .formatted(
                          String.join(", ", names),
                          String.join(", ", detector.classNames().names())),
                  Optional.of("a model with the same class names"))));
    }
    List<String> unknown =
        names.stream().filter(name -> !detector.classNames().names().contains(name)).toList();
    String words =
        "another model (%s)".formatted(verifier.file().orElseThrow().getFileName())
            + (unknown.isEmpty() ? "" : ", which does not know " + String.join(", ", unknown));
    return new OpenVerifier(
        Verification.whole(detector, point, classIndexes, words), Optional.of(detector));
  }

  /** Operating scores of mapped scores mean nothing to a model whose scores are not mapped. */
  private static void checkScores(Plan plan, VerifierPlan verifier) {
    if (plan.model().recalibration().isPresent() && verifier.score().isEmpty()) {
      throw new BadPlanException(
          plan.file(),
          List.of(
              new PlanProblem(
                  "second_pass.verifier.score",
                  0,
                  "is missing: the operating scores are those of mapped scores, and this model's are"
                      + " not mapped",
                  Optional.of("score: 0.5"))));
    }
  }

  @Override
  public void close() {
    other.ifPresent(Detector::close);
  }
}
