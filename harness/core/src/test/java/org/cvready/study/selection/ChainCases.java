package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/** Second passes for tests, on images of {@link SelectionFindingsTest#image}. */
final class ChainCases {
  private ChainCases() {}

  static SecondLooks.OfSet ofSet(String condition, Looked images) {
    return new SecondLooks.OfSet("line", condition, false, false, List.of(), images);
  }

  static SecondLooks.OfStrange ofStrange(Set<Decision> safe, Looked images) {
    return new SecondLooks.OfStrange("foreign", "clean", safe, images);
  }

  /** Images of which none was routed. */
  static Looked unrouted(List<ImageOutcome> images) {
    return new Looked(
        images, images.stream().map(unused -> Optional.<ImageOutcome>empty()).toList());
  }

  /** A chain at 600 units a minute whose model takes 50 ms and whose verifier 120 ms. */
  static SecondPassFindings chain(
      ChainRule rule,
      List<SecondLooks.OfSet> clean,
      List<SecondLooks.OfSet> conditions,
      List<SecondLooks.OfStrange> strange) {
    return SecondPassStudy.of(
        new SecondPassQuestion(
            List.of("scratch"),
            SelectionFindingsTest.POINT,
            SelectionFindingsTest.POINT,
            rule,
            "a verifier",
            "some",
            OptionalDouble.of(600),
            1),
        new SecondLooks(
            clean,
            conditions,
            strange,
            new LookCost(0, 0, 0, 0, 0, new LookTimes(10, 50, 120, 130)),
            Optional.empty()));
  }
}
