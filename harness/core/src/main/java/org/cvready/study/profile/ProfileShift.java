package org.cvready.study.profile;

import java.util.Optional;

/**
 * How far a quantity lies apart on a set and on the reference, by the reference's profile alone.
 *
 * @param dataset the set
 * @param quantity of the distribution
 * @param className the class it is about; empty for the whole image
 * @param stabilityIndex population stability index over tenths of the reference, not negative
 * @param distance of Kolmogorov and Smirnov, in [0, 1]
 * @param pValue chance of that distance without a shift, images taken as independent, in [0, 1]
 */
public record ProfileShift(
    String dataset,
    String quantity,
    Optional<String> className,
    double stabilityIndex,
    double distance,
    double pValue) {
  /** What moved, in words. */
  public String title() {
    return className.map(name -> quantity + " of " + name).orElse(quantity);
  }
}
