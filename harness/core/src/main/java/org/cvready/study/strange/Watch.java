package org.cvready.study.strange;

import java.util.Optional;

/**
 * What a pass is asked about strange images.
 *
 * @param changedImages whether each image is to be shown on changed copies too, to see whether the
 *     model agrees with itself
 * @param guard decides which images are too strange, where there is one
 */
public record Watch(boolean changedImages, Optional<SplitGuard> guard) {
  /** No guard, and no more inferences than images. */
  public static final Watch NONE = new Watch(false, Optional.empty());

  /** A pass with a guard. */
  public static Watch with(SplitGuard guard) {
    return new Watch(guard.guard().needsChangedImages(), Optional.of(guard));
  }
}
