package org.cvready.study.selection;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.match.OperatingPoint;

/**
 * What is to be told of a second pass.
 *
 * @param classes names by class index
 * @param point the model's operating point
 * @param verifierPoint the verifier's
 * @param rule how two decisions make one
 * @param verifier who looks again, in words
 * @param route which images, in words
 * @param unitsPerMinute arrivals on the line; empty where none are stated
 * @param workers threads that decide, at least 1
 */
public record SecondPassQuestion(
    List<String> classes,
    OperatingPoint point,
    OperatingPoint verifierPoint,
    ChainRule rule,
    String verifier,
    String route,
    OptionalDouble unitsPerMinute,
    int workers) {
  /** Copies the list. */
  public SecondPassQuestion {
    classes = List.copyOf(classes);
  }
}
