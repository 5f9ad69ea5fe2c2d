package org.cvready.model;

import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;

/**
 * What a network has made of a whole picture: a tensor inside it, averaged over all places, so that
 * one number a channel is left (global average pooling; M. Lin et al., "Network in network", ICLR
 * 2014).
 *
 * <p>Which dimension is that of the channels follows from how many there are: of four, [1, C, H,
 * W], the second, as in feature maps of convolutions; of three, [1, L, C], the last, as in rows of
 * tokens; of two, [1, C], the last, and nothing is averaged. Numbers may be floats, halves, or
 * unsigned bytes of a quantised network, which are taken as they are: distances between
 * standardised numbers do not ask for their unit.
 */
final class Embedding {
  /** Most numbers of an embedding: a covariance of so many takes 32 MB. */
  static final int MOST_FEATURES = 2048;

  private Embedding() {}

  /**
   * The embedding in a tensor.
   *
   * @param inner of one picture
   * @return in memory of its own, all finite
   * @throws UnusableModelException where the tensor is no embedding of one picture
   */
  static float[] of(OutputTensor inner) {
    check(inner);
    float[] values = inner.values();
    int channels = inner.size(inner.rank() == 4 ? 1 : inner.rank() - 1);
    int places = inner.elements() / channels;
    // Of a map the places of a channel lie together, of rows the channels of a place.
    int toChannel = inner.rank() == 4 ? places : 1;
    int toPlace = inner.rank() == 4 ? 1 : channels;
    float[] means = new float[channels];
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int place = 0; place < places; place++) {
        sum += values[c * toChannel + place * toPlace];
      }
      means[c] = (float) (sum / places);
      if (!Float.isFinite(means[c])) {
        throw new UnusableModelException(
            "inner output must have finite numbers, got %s in channel %d of %s"
                .formatted(means[c], c, inner));
      }
    }
    return means;
  }

  private static void check(OutputTensor inner) {
    if (inner.type() == ElementType.INT32 || inner.type() == ElementType.INT64) {
      throw new UnusableModelException(
          "inner output must hold float32, float16 or uint8 numbers, got %s of %s"
              .formatted(inner.type(), inner));
    }
    boolean one = inner.rank() >= 2 && inner.rank() <= 4 && inner.size(0) == 1;
    if (!one || inner.elements() == 0) {
      throw new UnusableModelException(
          "inner output must be [1, C, H, W], [1, L, C] or [1, C] of one picture, got " + inner);
    }
    int channels = inner.size(inner.rank() == 4 ? 1 : inner.rank() - 1);
    if (channels < 2 || channels > MOST_FEATURES) {
      throw new UnusableModelException(
          "inner output must have 2 to %d channels, got %d of %s; another layer may"
                  .formatted(MOST_FEATURES, channels, inner)
              + " have as many (maps are read as [1, C, H, W], rows as [1, L, C])");
    }
  }

  /** What people are told of the tensor. */
  static InnerOutput described(OutputTensor inner) {
    return new InnerOutput(inner.name(), inner.shape(), of(inner).length);
  }
}
