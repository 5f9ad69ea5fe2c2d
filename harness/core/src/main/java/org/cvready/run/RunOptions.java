package org.cvready.run;

import java.nio.file.Path;
import org.cvready.plan.PathRule;

/**
 * How a plan is run; nothing of it changes a result.
 *
 * @param out folder of the outputs
 * @param workers threads, at least 1
 * @param allowOutside whether the plan may name files outside its folder
 */
public record RunOptions(Path out, int workers, boolean allowOutside) {
  /** Checks the workers. */
  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
  }

  /** Which files the plan may name. */
  PathRule paths() {
    return rule(allowOutside);
  }

  static PathRule rule(boolean allowOutside) {
    return allowOutside ? PathRule.ANYWHERE : PathRule.INSIDE_PLAN_FOLDER;
  }
}
