package org.cvready.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.model.Detector;
import org.cvready.model.InputOverrides;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.ProductionPlan;
import org.cvready.plan.SecondPassPlan;
import org.cvready.plan.SecondPassPlan.VerifierPlan;
import org.cvready.study.Halves;
import org.cvready.study.selection.Router;
import org.cvready.study.selection.SecondLooks;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.study.selection.SecondPassQuestion;
import org.cvready.study.selection.SecondPassStudy;
import org.cvready.study.selection.Verification;
import org.cvready.study.selection.VerifierPass;
import org.cvready.study.selection.VerifierPass.Task;
import org.cvready.vision.Detection;

/** Routes the riskiest images of a run to a verifier, and tells what the chain does. */
final class SecondPassRun implements AutoCloseable {
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();
  private static final int MULTIPLE = 32;

  private final OpenedPlan opened;
  private final Optional<SecondPassPlan> plan;
  private final Optional<Detector> other;
  private final Optional<Verification> verification;

  private SecondPassRun(
      OpenedPlan opened, Optional<Detector> other, Optional<Verification> verification) {
    this.opened = opened;
    this.plan = opened.plan().secondPass();
    this.other = other;
    this.verification = verification;
  }

  /**
   * Opens the verifier that a plan asks for, before anything is run.
   *
   * @throws BadPlanException where another model knows none of the model's classes
   * @throws UnusableModelException where another model cannot be used
   */
  static SecondPassRun open(OpenedPlan opened) {
    if (opened.plan().secondPass().isEmpty()) {
      return new SecondPassRun(opened, Optional.empty(), Optional.empty());
    }
    VerifierPlan verifier = opened.plan().secondPass().get().verifier();
    OperatingPoint point = point(opened.point(), verifier);
    return switch (verifier.kind()) {
      case FLIP ->
          new SecondPassRun(
              opened, Optional.empty(), Optional.of(Verification.flip(opened.detector(), point)));
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
  private static SecondPassRun larger(
      OpenedPlan opened, VerifierPlan verifier, OperatingPoint point) {
    Plan plan = opened.plan();
    int width = scaled(opened.detector().description().layout().width(), verifier.scale());
    int height = scaled(opened.detector().description().layout().height(), verifier.scale());
    ModelOptions options = OpenedPlan.modelOptions(plan, plan.model().file());
    InputOverrides input = options.input().withSize(width, height);
    try {
      Detector detector =
          Detector.open(
              options.withInput(input).withClassNames(opened.detector().classNames().names()));
      return new SecondPassRun(
          opened,
          Optional.of(detector),
          Optional.of(
              Verification.whole(
                  detector,
                  point,
                  Verification.sameClasses(detector),
                  "the model on the image at %d x %d pixels".formatted(width, height))));
    } catch (UnusableModelException fixedSize) {
      return new SecondPassRun(
          opened,
          Optional.empty(),
          Optional.of(Verification.tiles(opened.detector(), point, verifier.scale())));
    }
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(MULTIPLE, Math.round(side * scale / MULTIPLE) * MULTIPLE);
  }

  private static SecondPassRun another(
      OpenedPlan opened, VerifierPlan verifier, OperatingPoint point) {
    Plan plan = opened.plan();
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
    return new SecondPassRun(
        opened,
        Optional.of(detector),
        Optional.of(Verification.whole(detector, point, classIndexes, words)));
  }

  /**
   * Looks again and tells of it, where the plan asks for it.
   *
   * @param seen what the model has seen
   * @param workers threads, at least 1
   * @param progress is told how many images were looked at again
   */
  Optional<SecondPassFindings> run(SeenRun seen, int workers, RunProgress progress)
      throws InterruptedException {
    return plan.isEmpty() || verification.isEmpty()
        ? Optional.empty()
        : Optional.of(new Looking(plan.get(), verification.get(), seen).run(workers, progress));
  }

  /** One second pass over what was seen. */
  private final class Looking {
    private final SecondPassPlan wish;
    private final Verification verifier;
    private final SeenRun seen;
    private final Router router;

    Looking(SecondPassPlan wish, Verification verifier, SeenRun seen) {
      this.wish = wish;
      this.verifier = verifier;
      this.seen = seen;
      this.router = router();
    }

    private Router router() {
      if (wish.route().isEmpty()) {
        return Router.ofReviewBand(opened.point());
      }
      List<ImageOutcome> images = outcomes(set(wish.fitWith()));
      boolean[] first = half(images, wish.fitWith());
      List<ImageOutcome> fitted = new ArrayList<>();
      for (int i = 0; i < first.length; i++) {
        if (first[i]) {
          fitted.add(images.get(i));
        }
      }
      return Router.fit(fitted, wish.route().getAsDouble(), wish.by(), opened.point());
    }

    private boolean[] half(List<ImageOutcome> images, String dataset) {
      return Halves.first(
          images.stream().map(ImageOutcome::cluster).toList(),
          opened.plan().seed(),
          dataset,
          "second pass");
    }

    private SeenSet set(String name) {
      return seen.sets().stream()
          .filter(set -> set.plan().name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    private static List<ImageOutcome> outcomes(SeenSet set) {
      return set.outcomes(Scope.CLEAN, WHOLE);
    }

    SecondPassFindings run(int workers, RunProgress progress) throws InterruptedException {
      List<Task> tasks = new ArrayList<>();
      List<Judged> judged = new ArrayList<>();
      for (String name : wish.appliesTo()) {
        judged.add(judged(set(name), tasks));
      }
      progress.stage("second pass", tasks.size());
      List<ImageOutcome> seconds = VerifierPass.run(tasks, verifier, workers, progress::at);
      List<SecondLooks.OfSet> looks = new ArrayList<>();
      List<List<SortedMap<String, String>>> slices = new ArrayList<>();
      int at = 0;
      for (Judged one : judged) {
        List<Optional<ImageOutcome>> second = new ArrayList<>();
        for (boolean routed : one.routed()) {
          second.add(routed ? Optional.of(seconds.get(at++)) : Optional.empty());
        }
        looks.add(
            new SecondLooks.OfSet(
                one.set().plan().name(),
                one.half(),
                one.set().plan().sampling() == Sampling.ENRICHED,
                one.images(),
                second));
        slices.add(seen.slices(one.set().plan().name()));
      }
      return SecondPassStudy.of(
          question(slices),
          new SecondLooks(looks, VerifierPass.time(tasks, opened.detector(), verifier)));
    }

    /** The images of a set that the chain is judged on; routed ones become tasks. */
    private Judged judged(SeenSet set, List<Task> tasks) {
      List<ImageOutcome> images = outcomes(set);
      List<List<Detection>> found = set.detectionsByImage();
      boolean half = wish.route().isPresent() && set.plan().name().equals(wish.fitWith());
      boolean[] fitted = half ? half(images, wish.fitWith()) : new boolean[images.size()];
      List<ImageOutcome> kept = new ArrayList<>();
      List<Boolean> routed = new ArrayList<>();
      for (int i = 0; i < images.size(); i++) {
        if (!fitted[i]) {
          boolean again = router.routes(images.get(i));
          kept.add(images.get(i));
          routed.add(again);
          if (again) {
            tasks.add(new Task(set.pass(), set.samples().get(i), found.get(i)));
          }
        }
      }
      return new Judged(set, half, kept, routed);
    }

    private SecondPassQuestion question(List<List<SortedMap<String, String>>> slices) {
      Optional<LineSpeedPlan> line = opened.plan().lineSpeed();
      OptionalDouble perMinute =
          line.isPresent()
              ? OptionalDouble.of(line.get().unitsPerMinute())
              : opened
                  .plan()
                  .production()
                  .map(ProductionPlan::unitsPerMinute)
                  .orElse(OptionalDouble.empty());
      return new SecondPassQuestion(
          seen.classes(),
          opened.point(),
          verifier.point(),
          wish.decide(),
          verifier.words(),
          route(),
          slices,
          perMinute,
          line.map(plan -> plan.workers().orElse(1)).orElse(1));
    }

    private String route() {
      return wish.route().isEmpty()
          ? "images in the review band are routed"
          : "images as doubtful as the %s most doubtful ones of one half of %s are routed (by %s: %s)"
              .formatted(
                  Figures.percent(wish.route().getAsDouble()),
                  wish.fitWith(),
                  wish.by().key(),
                  wish.by().meaning());
    }
  }

  /** The images of a set that the chain is judged on. */
  private record Judged(
      SeenSet set, boolean half, List<ImageOutcome> images, List<Boolean> routed) {}

  @Override
  public void close() {
    other.ifPresent(Detector::close);
  }
}
