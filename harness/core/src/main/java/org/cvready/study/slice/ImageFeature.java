package org.cvready.study.slice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something measured on every image of a set, by which it can be sliced.
 *
 * @param name what it is: {@code brightness}
 * @param unit its unit as printed after a number; empty for a plain number
 * @param lowest what images with the smallest values are called: {@code darkest}; empty where that
 *     end is no slice of its own
 * @param highest what images with the largest values are called
 * @param values one for each image, in the order of the images; empty where it says nothing
 */
public record ImageFeature(
    String name,
    String unit,
    Optional<String> lowest,
    Optional<String> highest,
    List<OptionalDouble> values) {
  /** Copies the values and checks that they are numbers. */
  public ImageFeature {
    values = List.copyOf(values);
    for (OptionalDouble value : values) {
      if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
        throw new IllegalArgumentException(
            "values of %s must be finite, got %s".formatted(name, value.getAsDouble()));
      }
    }
  }
}
