package org.cvready.study.selection;

/**
 * How busy the decision is at line speed: arrivals times mean time of a unit over threads. At 1 and
 * above the queue grows without end.
 *
 * @param dataset whose share of routed images it is
 * @param unitsPerMinute arrivals
 * @param workers threads that decide
 * @param model utilisation by the model alone, at least 0
 * @param chain utilisation by model and second pass, at least 0
 */
public record LineLoad(
    String dataset, double unitsPerMinute, long workers, double model, double chain) {
  /** Whether it is of a set, or of a half of it. */
  public boolean isOf(String set) {
    return dataset.equals(set) || dataset.equals(ChainSet.OTHER_HALF + set);
  }

  /** Whether the chain is too slow for the line. */
  public boolean cannotKeepUp() {
    return chain >= 1;
  }
}
