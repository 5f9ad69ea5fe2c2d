package org.cvready.trust;

import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;

/**
 * A site and a benchmark, each with images of its own.
 *
 * @param site where the model is to work
 * @param benchmark what it was tested on before
 */
public record GapWorld(ObjectWorld site, ObjectWorld benchmark) implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    return SyntheticRun.of(site.outcomes("s", random), benchmark.outcomes("b", random));
  }
}
