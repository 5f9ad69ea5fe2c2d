package org.cvready.perturb;

import java.util.Optional;
import org.cvready.vision.Box;

/**
 * Where things of the clean image lie in the perturbed one.
 *
 * <p>A camera move takes the outline of a box along, point by point, and cuts it at the edges of
 * the frame. The moved box is the axis-aligned hull of what is left of the outline. It holds the
 * visible part of the object whatever the object's shape, as an annotator's box does; a hull of
 * anything smaller, such as the ellipse inside the box, would cut the corners off a part that fills
 * its box. The price is a loose box around a round object that was turned: its overlap (IoU) with
 * the tight box is {@code 1 / (1 + sin 2a)} after a turn by a, 0.67 at 15 and 0.5 at 45 degrees,
 * which alone does not make a miss at the usual overlap of 0.5.
 *
 * <p>What becomes of a ground truth that leaves the frame is the rule of {@link MovedTruths}.
 */
@FunctionalInterface
public interface Warp {
  /** The outline after the move, cut at the frame; empty where nothing of it is visible. */
  Optional<Outline> move(Outline outline);

  /**
   * The box around what is visible of a box after the move, in pixels of the perturbed image; empty
   * where nothing is. A box without area has no outline and leaves as well.
   */
  default Optional<Box> move(Box box) {
    return box.isEmpty() ? Optional.empty() : move(Outline.of(box)).map(Outline::hull);
  }

  /** Boxes stay where they are: every perturbation but a camera move. */
  static Warp identity() {
    return InPlace.WARP;
  }

  /**
   * A camera move in a frame that keeps its size.
   *
   * @param width of the frame, pixels
   * @param height of the frame, pixels
   * @param map where a point of the clean image lies after the move
   */
  static Warp inFrame(int width, int height, PointMap map) {
    return outline -> {
      // What the clean picture did not show does not come in from outside.
      Outline before = outline.cutTo(width, height);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      double pieceLength = Math.max(2, Math.hypot(width, height) / 32);
      Outline after = before.inPieces(pieceLength).map(map).cutTo(width, height);
      return after.isEmpty()
          ? Optional.empty()
          : Optional.of(after.withVisible(after.visible() / before.visible() * outline.visible()));
    };
  }

  /** This move, then {@code next}; what the first move lost stays lost. */
  default Warp then(Warp next) {
    if (next == identity()) {
      return this;
    }
    return this == identity() ? next : outline -> move(outline).flatMap(next::move);
  }

  /** Where a point of the clean image lies after a move. */
  @FunctionalInterface
  interface PointMap {
    /** The point after the move, in pixels; the middle of the first pixel is at (0.5, 0.5). */
    Outline.Point apply(double x, double y);
  }
}
