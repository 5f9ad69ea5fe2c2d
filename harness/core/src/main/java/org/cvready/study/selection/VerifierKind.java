package org.cvready.study.selection;

import java.util.Locale;

/** Who looks at an image again. */
public enum VerifierKind {
  /** The same model on the image and on its mirror image. */
  FLIP,
  /** The same model on the image at a larger scale, whole or in tiles. */
  SCALE,
  /** Another model. */
  MODEL;

  /** The word in plans: {@code flip}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
