package org.cvready.trust;

import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;

/** A site whose true rates are known. */
public interface World {
  /** What one certification there would see. */
  MeasuredRun draw(RandomGenerator random);
}
