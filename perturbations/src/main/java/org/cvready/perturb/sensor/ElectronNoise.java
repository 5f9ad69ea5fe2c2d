package org.cvready.perturb.sensor;

/**
 * The noise of a pixel that counts electrons, in linear light.
 *
 * <p>A pixel at light L in [0, 1] holds L times {@code white} electrons. Their number is Poisson,
 * so its variance is the number itself; reading it adds a normal error. The sum is drawn from one
 * normal number z as {@code mean + deviation z + skewness deviation (z² - 1) / 6}, the expansion of
 * Cornish and Fisher (1938) to the third moment: mean, variance and skewness are those of the sum,
 * the variance to within 1 part in 18 for a single electron and far closer for more.
 *
 * @param white electrons of a white pixel, above 0
 * @param readNoise standard deviation of the reading error in electrons, above 0
 */
public record ElectronNoise(float white, float readNoise) {
  /** Checks both numbers. */
  public ElectronNoise {
    if (!(white > 0 && readNoise > 0)) {
      throw new IllegalArgumentException(
          "electrons of white and read noise must be above 0, got %s and %s"
              .formatted(white, readNoise));
    }
  }

  /**
   * Adds noise to light in place.
   *
   * @param light at least 0, where 1 is white; may come out below 0
   * @param normals one standard normal number for each
   */
  public void add(float[] light, float[] normals) {
    float read = readNoise * readNoise;
    float perElectron = 1 / white;
    for (int i = 0; i < light.length; i++) {
      float electrons = light[i] * white;
      float variance = electrons + read;
      float z = normals[i];
      float shape = electrons / variance * (z * z - 1) * (1 / 6f);
      light[i] += ((float) Math.sqrt(variance) * z + shape) * perElectron;
    }
  }
}
