package org.cvready.study.threshold;

import java.util.Locale;

/** By what an operating score is chosen, class by class. */
public enum ChoiceRule {
  /** Keeps a limit on misses at the least false alarms. */
  MISS_LIMIT,
  /** Costs the least on the line. */
  LEAST_COST,
  /** Has the best F1 of objects. */
  BEST_F1,
  /**
   * Has the least localisation-recall-precision error (Oksuz, Cam, Kalkan and Akbas, "One metric to
   * measure them all", IEEE TPAMI 44 (2022), 9446-9463): (sum over matches of (1 - IoU) / (1 -
   * match IoU) + false alarms + misses) / (matches + false alarms + misses).
   */
  BEST_LRP;

  /** The word in plans: {@code miss_limit}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
