package org.cvready.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.study.selection.ChainRule;
import org.cvready.study.selection.RiskMeasure;
import org.cvready.study.selection.VerifierKind;

/**
 * What becomes of the images of which the model is least sure.
 *
 * @param route share of the images of {@code fitWith} that are sent to the verifier, in (0, 1];
 *     empty for the images in the review band
 * @param by what tells how sure the model is
 * @param decide how the two answers make one
 * @param fitWith name of the labelled set on half of which the limit of {@code route} is fitted
 * @param appliesTo names of the labelled sets that the chain is judged on
 * @param targetEscapeRate escapes that review is to bring down to, in (0, 1); empty where none is
 *     stated
 * @param verifier who looks again
 * @param reach what else the chain is judged on
 */
public record SecondPassPlan(
    OptionalDouble route,
    RiskMeasure by,
    ChainRule decide,
    String fitWith,
    List<String> appliesTo,
    OptionalDouble targetEscapeRate,
    VerifierPlan verifier,
    Reach reach) {
  /** Copies the list. */
  public SecondPassPlan {
    appliesTo = List.copyOf(appliesTo);
  }

  /**
   * What the chain is judged on besides labelled images as they were captured.
   *
   * @param conditions ids of the conditions under which it is judged too, on the sets that they
   *     apply to
   * @param strange names of the sets from outside the model's world that it is judged on
   * @param atLineSpeed whether the line is run once more with the second pass in it
   */
  public record Reach(Set<String> conditions, List<String> strange, boolean atLineSpeed) {
    /** Copies the collections. */
    public Reach {
      conditions = Collections.unmodifiableSet(new LinkedHashSet<>(conditions));
      strange = List.copyOf(strange);
    }
  }

  /**
   * Who looks again.
   *
   * @param kind how
   * @param scale how much larger the picture is shown, in (1, 4]; 1 where the kind has none
   * @param file another model, absolute; empty where the kind has none
   * @param decoder of that model, or {@code auto}
   * @param score operating score of every class, in (0, 1]; empty for those of the plan
   * @param reviewFrom where the review band of every class starts; empty for that of the plan, or
   *     for none where {@code score} is stated
   */
  public record VerifierPlan(
      VerifierKind kind,
      double scale,
      Optional<Path> file,
      String decoder,
      OptionalDouble score,
      OptionalDouble reviewFrom) {}
}
