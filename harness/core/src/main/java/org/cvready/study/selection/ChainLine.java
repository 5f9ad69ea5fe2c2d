package org.cvready.study.selection;

import java.util.List;
import org.cvready.metric.Measurement;
import org.cvready.study.line.LineFindings;
import org.cvready.study.line.LineFindings.ClaimRow;

/**
 * The line at its speed with the second pass in the decision, beside the model alone: the same
 * images, schedule, queue and deadline.
 *
 * @param dataset whose images were shown
 * @param invalid why the run with the second pass says nothing; empty where it is valid
 * @param modelInvalid the same of the run of the model alone
 * @param frames measured frames that a worker decided
 * @param routed those of them that were looked at again
 * @param busy share of the time in which the workers were at work, measured
 * @param modelLate units after the deadline or dropped, by the model alone
 * @param chainLate the same with the second pass
 * @param modelClaims what may be claimed of each percentile of the model alone
 * @param reading the run with the second pass in full
 */
public record ChainLine(
    String dataset,
    List<String> invalid,
    List<String> modelInvalid,
    long frames,
    long routed,
    double busy,
    Measurement modelLate,
    Measurement chainLate,
    List<ClaimRow> modelClaims,
    LineFindings reading) {
  /** Copies the lists. */
  public ChainLine {
    invalid = List.copyOf(invalid);
    modelInvalid = List.copyOf(modelInvalid);
    modelClaims = List.copyOf(modelClaims);
  }

  /** Share of frames that were looked at again; 0 without any. */
  public double routedShare() {
    return frames == 0 ? 0 : routed / (double) frames;
  }
}
