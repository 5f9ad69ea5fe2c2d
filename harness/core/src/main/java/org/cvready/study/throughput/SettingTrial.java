package org.cvready.study.throughput;

import java.util.Optional;

/**
 * What another setting buys: rounds of both in turns on the same images, in one process.
 *
 * @param change in words: {@code 2 threads in place of 1}
 * @param base the setting that it is compared with
 * @param candidate the other one
 * @param samePicture false where the model gets to see other pixels, so that it may find other
 *     things and has to be certified again
 * @param rounds of each
 * @param imagesARound the same images in every round
 * @param baseImagesPerSecond of the base, geometric mean of its rounds
 * @param ratio images per second of the candidate over those of the base, geometric mean
 * @param lower end of the ratio's 95 % confidence interval
 * @param upper end of the ratio's 95 % confidence interval
 * @param accuracy what it does to what the model finds; only of faster settings that change the
 *     picture, where there is a labelled benchmark
 */
public record SettingTrial(
    String change,
    Setting base,
    Setting candidate,
    boolean samePicture,
    int rounds,
    int imagesARound,
    double baseImagesPerSecond,
    double ratio,
    double lower,
    double upper,
    Optional<AccuracyChange> accuracy) {
  /** Less than this is not worth a change of anything. */
  public static final double WORTH = 1.05;

  /** True where the candidate is faster beyond doubt. */
  public boolean faster() {
    return lower > 1;
  }

  /** True where the candidate is faster beyond doubt, and enough to be worth a change. */
  public boolean pays() {
    return faster() && ratio >= WORTH;
  }

  /** The same with what it does to what the model finds. */
  public SettingTrial withAccuracy(AccuracyChange change) {
    return new SettingTrial(
        this.change,
        base,
        candidate,
        samePicture,
        rounds,
        imagesARound,
        baseImagesPerSecond,
        ratio,
        lower,
        upper,
        Optional.of(change));
  }

  /** True where the candidate is slower beyond doubt. */
  public boolean slower() {
    return upper < 1;
  }
}
