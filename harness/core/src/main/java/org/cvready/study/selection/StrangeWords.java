package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.Figures;

/** A second pass on images from outside the model's world, in words. */
final class StrangeWords {
  private StrangeWords() {}

  /** Where the chain fails silently more often, or hides reviews, a sentence each. */
  static List<String> worse(SecondPassFindings found) {
    List<String> words = new ArrayList<>();
    for (ChainStrange set : found.strange()) {
      if (set.silent().answer().equals("more")) {
        words.add(
            "The second pass makes the whole worse on strange inputs: on %s %s"
                .formatted(set.title(), SecondPassWords.change(set.silent())));
      } else if (set.moves().reviewToSilent() > 0) {
        words.add(
            "The second pass hides reviews: %s of the units of %s that the model alone sends to a person are decided silently and unsafely by the chain."
                .formatted(Figures.count(set.moves().reviewToSilent()), set.title()));
      }
    }
    return words;
  }

  /** What the chain does on each set. */
  static List<String> of(SecondPassFindings found) {
    return found.strange().stream().map(StrangeWords::set).toList();
  }

  private static String set(ChainStrange set) {
    String start =
        "On strange inputs of %s, where %s is safe, %s of %s images were routed (%s)%s."
            .formatted(
                set.title(),
                String.join(" or ", set.safe()),
                Figures.count(set.routed()),
                Figures.count(set.images()),
                Figures.percent(set.routedShare()),
                set.held() == 0
                    ? ""
                    : "; the guard holds %s back for review, at which nobody looks again"
                        .formatted(Figures.count(set.held())));
    if (set.routed() == 0) {
      return start
          + " The second pass sees none of them, so %s stays %s%s."
              .formatted(
                  set.silent().model().metric().key(),
                  Figures.valueWithCounts(set.silent().model()),
                  set.held() == 0 ? ": the model is sure of what it does not know" : "");
    }
    return start
        + ' '
        + SecondPassWords.change(set.silent())
        + ' '
        + SecondPassWords.change(set.review())
        + ' '
        + moves(set);
  }

  private static String moves(ChainStrange set) {
    ChainStrange.Moves moves = set.moves();
    if (moves.equals(new ChainStrange.Moves(0, 0, 0, 0, 0))) {
      return "No silent failure becomes a review, and no review is hidden.";
    }
    StringBuilder words = new StringBuilder("Silent failures that become reviews: ");
    words.append(Figures.count(moves.silentToReview()));
    words.append("; that are decided safely without a person: ");
    words.append(Figures.count(moves.silentToOther()));
    words.append("; safe units that now fail silently: ");
    words.append(Figures.count(moves.safeToSilent()));
    words.append("; reviews that are hidden: ");
    words.append(Figures.count(moves.reviewHidden()));
    words.append(", into a silent failure ");
    words.append(Figures.count(moves.reviewToSilent()));
    return words.append('.').toString();
  }
}
