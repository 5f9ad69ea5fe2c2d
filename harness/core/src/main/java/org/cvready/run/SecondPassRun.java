package org.cvready.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.ProductionPlan;
import org.cvready.plan.SecondPassPlan;
import org.cvready.study.selection.ChainLine;
import org.cvready.study.selection.LookCost;
import org.cvready.study.selection.LookTimer;
import org.cvready.study.selection.SecondLooks;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.study.selection.SecondPassQuestion;
import org.cvready.study.selection.SecondPassStudy;
import org.cvready.study.selection.VerifierPass;
import org.cvready.study.selection.VerifierPass.Task;

/** Routes the riskiest images of a run to a verifier, and tells what the chain does. */
final class SecondPassRun implements AutoCloseable {
  private final Optional<OpenVerifier> verifier;

  private SecondPassRun(Optional<OpenVerifier> verifier) {
    this.verifier = verifier;
  }

  /**
   * Opens the verifier that a plan asks for, before anything is run.
   *
   * @throws BadPlanException where another model knows none of the model's classes
   * @throws UnusableModelException where another model cannot be used
   */
  static SecondPassRun open(OpenedPlan opened) {
    return new SecondPassRun(
        opened.plan().secondPass().map(wish -> OpenVerifier.open(opened, wish.verifier())));
  }

  /**
   * Looks again and tells of it, where the plan asks for it.
   *
   * @param opened the plan, with its guard where it has one
   * @param seen what the model has seen
   * @param workers threads, at least 1
   * @param progress is told how many images were looked at again
   */
  Optional<SecondPassFindings> run(
      OpenedPlan opened, SeenRun seen, int workers, RunProgress progress)
      throws InterruptedException {
    Optional<SecondPassPlan> wish = opened.plan().secondPass();
    if (wish.isEmpty() || verifier.isEmpty()) {
      return Optional.empty();
    }
    VerifierPass.Question question =
        new VerifierPass.Question(
            opened.detector(), verifier.get().verification(), opened.plan().seed(), workers);
    RoutedImages routed = new RoutedImages(opened, wish.get(), seen);
    progress.stage("second pass", routed.tasks().size());
    VerifierPass.Seen again = VerifierPass.run(routed.tasks(), question, progress::at);
    Optional<ChainLine> line =
        ChainLineRun.of(opened, seen, routed.router(), verifier.get().verification()).run(progress);
    List<ImageOutcome> seconds = again.outcomes();
    return Optional.of(
        SecondPassStudy.of(
            question(opened, wish.get(), seen),
            new SecondLooks(
                routed.asCaptured(seconds),
                routed.underConditions(seconds),
                routed.strange(seconds),
                cost(routed, again, question),
                line)));
  }

  private static LookCost cost(
      RoutedImages routed, VerifierPass.Seen again, VerifierPass.Question question) {
    List<Task> clean = routed.tasksAsCaptured();
    long strange = routed.strangeTasks();
    return new LookCost(
        clean.size(),
        routed.tasks().size() - clean.size() - strange,
        strange,
        again.inferences(),
        routed.usual(),
        LookTimer.time(clean, question));
  }

  private SecondPassQuestion question(OpenedPlan opened, SecondPassPlan wish, SeenRun seen) {
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
        verifier.orElseThrow().verification().point(),
        wish.decide(),
        verifier.orElseThrow().verification().words(),
        route(wish),
        perMinute,
        line.map(plan -> plan.workers().orElse(1)).orElse(1));
  }

  private static String route(SecondPassPlan wish) {
    return wish.route().isEmpty()
        ? "images in the review band are routed"
        : "images as doubtful as the %s most doubtful ones of one half of %s are routed (by %s: %s)"
            .formatted(
                Figures.percent(wish.route().getAsDouble()),
                wish.fitWith(),
                wish.by().key(),
                wish.by().meaning());
  }

  @Override
  public void close() {
    verifier.ifPresent(OpenVerifier::close);
  }
}
