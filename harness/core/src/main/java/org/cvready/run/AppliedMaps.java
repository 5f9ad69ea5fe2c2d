package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.report.RecalibrationJson;

/** Reads the maps that a plan puts between its model and everything that is done with scores. */
final class AppliedMaps {
  private static final String KEY = "model.recalibration";
  private static final long MOST_BYTES = 64 << 20;

  private AppliedMaps() {}

  /**
   * The maps, where the plan names any.
   *
   * @param model the model's file whose scores they are for
   * @throws BadPlanException where the file is no maps, or they were fitted on other scores than
   *     this model's own
   */
  static Optional<Recalibration> of(Plan plan, Path model) {
    if (plan.model().recalibration().isEmpty()) {
      return Optional.empty();
    }
    Path file = plan.model().recalibration().get();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw bad(plan, "must have at most 64 MiB, got %d bytes".formatted(Files.size(file)));
      }
      Recalibration maps = RecalibrationJson.parse(Files.readString(file));
      check(plan, maps, Hashes.of(model));
      return Optional.of(maps);
    } catch (IOException e) {
      throw bad(
          plan,
          "must be the recalibration.json of a run, got %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static void check(Plan plan, Recalibration maps, String model) {
    if (maps.sha256().containsKey(Recalibration.BEFORE)) {
      throw bad(
          plan,
          "must be fitted on the model's own scores, got maps fitted on scores that other maps had"
              + " changed already; fit them in a run whose model has no recalibration");
    }
    String fitted = maps.sha256().getOrDefault(Recalibration.MODEL, model);
    if (!fitted.equals(model)) {
      throw bad(
          plan,
          "must be fitted on the scores of this model (SHA-256 %s), got maps for %s"
              .formatted(model, fitted));
    }
  }

  private static BadPlanException bad(Plan plan, String message) {
    return new BadPlanException(
        plan.file(), List.of(new PlanProblem(KEY, 0, message, Optional.empty())));
  }
}
