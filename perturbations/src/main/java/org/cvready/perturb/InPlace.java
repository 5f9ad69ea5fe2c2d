package org.cvready.perturb;

import java.util.Optional;
import org.cvready.vision.Box;

/** The move that moves nothing; boxes come back to the last digit. */
enum InPlace implements Warp {
  /** The only one. */
  WARP;

  @Override
  public Optional<Outline> move(Outline outline) {
    return Optional.of(outline);
  }

  @Override
  public Optional<Box> move(Box box) {
    return Optional.of(box);
  }
}
