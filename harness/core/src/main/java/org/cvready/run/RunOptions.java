package org.cvready.run;

import java.nio.file.Path;
import org.cvready.plan.PathRule;

/**
 * How a plan is run; nothing of it changes a result.
 *
 * @param out folder of the outputs
 * @param workers threads, at least 1
 * @param paths which files the plan may name
 */
public record RunOptions(Path out, int workers, PathRule paths) {
  /** Checks the workers. */
  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
  }
}
