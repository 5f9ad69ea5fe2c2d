package org.cvready.run;

import java.nio.file.Path;
import java.util.Optional;
import org.cvready.plan.PathRule;

/**
 * How a plan is run; nothing of it changes a result.
 *
 * @param out folder of the outputs
 * @param workers threads, at least 1
 * @param allowOutside whether the plan may name files outside its folder
 * @param baseline folder of a finished run that this one is compared with
 */
public record RunOptions(Path out, int workers, boolean allowOutside, Optional<Path> baseline) {
  /** Checks the workers. */
  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
  }

  /** A run that is compared with no other. */
  public RunOptions(Path out, int workers, boolean allowOutside) {
    this(out, workers, allowOutside, Optional.empty());
  }

  /** Which files the plan may name. */
  PathRule paths() {
    return rule(allowOutside);
  }

  static PathRule rule(boolean allowOutside) {
    return allowOutside ? PathRule.ANYWHERE : PathRule.INSIDE_PLAN_FOLDER;
  }
}
