package org.cvready.perturb;

import org.cvready.vision.Image;

/**
 * A perturbed image, and how boxes moved with it.
 *
 * @param image the new pixels
 * @param warp where a box of the clean image lies now
 */
public record Perturbed(Image image, Warp warp) {
  /** An image whose objects stayed where they were. */
  public static Perturbed inPlace(Image image) {
    return new Perturbed(image, Warp.identity());
  }
}
