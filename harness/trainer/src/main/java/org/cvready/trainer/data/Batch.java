package org.cvready.trainer.data;

import java.util.List;

/** Pictures that the network sees together. */
public final class Batch {
  private final float[] pixels;
  private final List<List<Target>> targets;

  /** A view of pixels and of what is in each picture. */
  Batch(float[] pixels, List<List<Target>> targets) {
    this.pixels = pixels;
    this.targets = targets.stream().map(List::copyOf).toList();
  }

  /** {@code [B, size, size, 3]}, red first, in [0, 1]; not to be written to. */
  public float[] pixels() {
    return pixels;
  }

  /** What is in each picture. */
  public List<List<Target>> targets() {
    return targets;
  }

  /** How many pictures there are. */
  public int pictures() {
    return targets.size();
  }
}
