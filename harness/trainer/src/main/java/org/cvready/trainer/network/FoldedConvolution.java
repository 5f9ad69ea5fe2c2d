package org.cvready.trainer.network;

/**
 * The weights of a convolution with the batch normalisation behind it folded in. Its arrays are not
 * to be written to.
 */
public final class FoldedConvolution {
  private final float[] kernel;
  private final float[] bias;

  /**
   * A view of weights.
   *
   * @param kernel weights, {@code [output channels, input channels, kernel, kernel]}
   * @param bias one summand per output channel
   */
  public FoldedConvolution(float[] kernel, float[] bias) {
    this.kernel = kernel;
    this.bias = bias;
  }

  /** Weights, {@code [output channels, input channels, kernel, kernel]}. */
  public float[] kernel() {
    return kernel;
  }

  /** One summand per output channel. */
  public float[] bias() {
    return bias;
  }

  /**
   * The convolution and a normalisation that judges {@code x} as {@code gamma (x - mean) /
   * sqrt(variance + epsilon) + beta}, channel by channel; computed in double precision.
   *
   * @param gammaBeta gamma, then beta
   * @param meanVariance running mean, then running variance
   */
  FoldedConvolution behind(float[][] gammaBeta, float[][] meanVariance, double epsilon) {
    int channels = bias.length;
    int each = kernel.length / channels;
    float[] foldedKernel = new float[kernel.length];
    float[] foldedBias = new float[channels];
    for (int c = 0; c < channels; c++) {
      double scale = gammaBeta[0][c] / Math.sqrt(meanVariance[1][c] + epsilon);
      foldedBias[c] = (float) (gammaBeta[1][c] + (bias[c] - meanVariance[0][c]) * scale);
      for (int i = c * each; i < (c + 1) * each; i++) {
        foldedKernel[i] = (float) (kernel[i] * scale);
      }
    }
    return new FoldedConvolution(foldedKernel, foldedBias);
  }
}
