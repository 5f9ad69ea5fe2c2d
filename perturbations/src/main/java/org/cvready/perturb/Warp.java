package org.cvready.perturb;

import java.util.Optional;
import org.cvready.vision.Box;

/** Where a box of the clean image lies in the perturbed one; empty where it has left the frame. */
@FunctionalInterface
public interface Warp {
  /** The box after the move, in pixels of the perturbed image. */
  Optional<Box> move(Box box);

  /** Boxes stay where they are: every perturbation but a camera move. */
  static Warp identity() {
    return Optional::of;
  }

  /** This move, then {@code next}. */
  default Warp then(Warp next) {
    return box -> move(box).flatMap(next::move);
  }
}
