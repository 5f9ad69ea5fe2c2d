package org.cvready.run;

import java.util.List;
import java.util.Optional;
import org.cvready.model.EngineKind;
import org.cvready.model.engine.OnnxFile;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.GuardPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.Spelling;

/** Holds the inner output that a guard names against the model's file, before it is loaded. */
final class InnerOutputRule {
  private static final String PATH = "guard.features.output";
  private static final int NAMES_SHOWN = 3;

  private InnerOutputRule() {}

  /**
   * Refuses a name that the model does not have.
   *
   * @throws BadPlanException where the engine gives no inner outputs, or the model has no such one
   */
  static void check(Plan plan) {
    problem(plan)
        .ifPresent(
            found -> {
              throw new BadPlanException(plan.file(), List.of(found));
            });
  }

  /** What is wrong with the name; nothing where the plan has none. */
  static Optional<PlanProblem> problem(Plan plan) {
    return plan.guard().flatMap(GuardPlan::output).flatMap(name -> problem(plan, name));
  }

  private static Optional<PlanProblem> problem(Plan plan, String name) {
    if (!plan.model().engine().equals(EngineKind.ONNX.word())) {
      return Optional.of(
          problem(
              "needs a model on engine onnx, got engine " + plan.model().engine(),
              "model: {engine: onnx}"));
    }
    try {
      OnnxFile model = OnnxFile.checked(plan.model().file());
      if (model.gives(name)) {
        return Optional.empty();
      }
      return Optional.of(
          problem(
              "must be one of the %,d tensors that the model computes, got '%s'"
                  .formatted(model.computed().size(), name),
              String.join(" or ", Spelling.likeliest(name, model.computed(), NAMES_SHOWN))
                  + " (cvready inspect MODEL --tensors lists all)"));
    } catch (UnusableModelException noModel) {
      // Opening the model says so with its own words.
      return Optional.empty();
    }
  }

  private static PlanProblem problem(String message, String suggestion) {
    return new PlanProblem(PATH, 0, message, Optional.of(suggestion));
  }
}
