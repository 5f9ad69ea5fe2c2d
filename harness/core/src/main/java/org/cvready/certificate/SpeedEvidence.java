package org.cvready.certificate;

import java.util.Optional;
import org.cvready.study.line.LineFindings;
import org.cvready.study.throughput.ThroughputFindings;

/**
 * Evidence about speed.
 *
 * @param line how the line runs
 * @param throughput how fast the model is
 */
public record SpeedEvidence(Optional<LineFindings> line, Optional<ThroughputFindings> throughput) {
  /** Nothing of it. */
  public static final SpeedEvidence NONE = new SpeedEvidence(Optional.empty(), Optional.empty());

  /** The same with how the line runs. */
  public SpeedEvidence withLine(LineFindings newLine) {
    return new SpeedEvidence(Optional.of(newLine), throughput);
  }

  /** The same with how fast the model is. */
  public SpeedEvidence withThroughput(ThroughputFindings newThroughput) {
    return new SpeedEvidence(line, Optional.of(newThroughput));
  }
}
