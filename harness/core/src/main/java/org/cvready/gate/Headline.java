package org.cvready.gate;

import java.util.List;
import org.cvready.metric.Figures;

/** The whole answer in one sentence. */
public final class Headline {
  private Headline() {}

  /** The sentence over these verdicts, of which the worst is {@code verdict}. */
  public static String of(Verdict verdict, List<Verdict> each) {
    String failed = Figures.count(count(each, Verdict.FAIL));
    String open = Figures.count(count(each, Verdict.INCONCLUSIVE));
    String of = Figures.count(each.size());
    return switch (verdict) {
      case PASS -> "Certified: all %s checks pass.".formatted(of);
      case FAIL ->
          "Not certified: %s of %s checks fail, %s are undecided.".formatted(failed, of, open);
      case INCONCLUSIVE ->
          "Not certified: no check fails, but %s of %s are undecided for lack of evidence."
              .formatted(open, of);
    };
  }

  private static long count(List<Verdict> each, Verdict verdict) {
    return each.stream().filter(one -> one == verdict).count();
  }
}
