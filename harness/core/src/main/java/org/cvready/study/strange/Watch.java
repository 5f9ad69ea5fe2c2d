package org.cvready.study.strange;

import java.util.Optional;

/**
 * What a pass is asked about strange images.
 *
 * @param changedImages whether each image is to be shown on changed copies too, to see whether the
 *     model agrees with itself
 * @param embedding whether the network's inner output is wanted of each image
 * @param guard decides which images are too strange, where there is one
 */
public record Watch(boolean changedImages, boolean embedding, Optional<SplitGuard> guard) {
  /** No guard, and no more inferences than images. */
  public static final Watch NONE = new Watch(false, false, Optional.empty());

  /** A pass with a guard. */
  public static Watch with(SplitGuard guard) {
    return new Watch(
        guard.guard().needsChangedImages(), guard.guard().needsEmbedding(), Optional.of(guard));
  }

  /** The same with the network's inner output, where {@code wanted}, whatever the guard needs. */
  public Watch withEmbedding(boolean wanted) {
    return new Watch(changedImages, embedding || wanted, guard);
  }
}
