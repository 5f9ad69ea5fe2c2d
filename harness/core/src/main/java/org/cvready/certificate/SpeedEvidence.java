package org.cvready.certificate;

import java.util.Optional;
import org.cvready.study.device.DeviceFindings;
import org.cvready.study.line.LineFindings;
import org.cvready.study.throughput.ThroughputFindings;

/**
 * Evidence about speed.
 *
 * @param line how the line runs
 * @param throughput how fast the model is
 * @param device what the device costs
 */
public record SpeedEvidence(
    Optional<LineFindings> line,
    Optional<ThroughputFindings> throughput,
    Optional<DeviceFindings> device) {
  /** Nothing of it. */
  public static final SpeedEvidence NONE =
      new SpeedEvidence(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with how the line runs. */
  public SpeedEvidence withLine(LineFindings newLine) {
    return new SpeedEvidence(Optional.of(newLine), throughput, device);
  }

  /** The same with how fast the model is. */
  public SpeedEvidence withThroughput(ThroughputFindings newThroughput) {
    return new SpeedEvidence(line, Optional.of(newThroughput), device);
  }

  /** The same with what the device costs. */
  public SpeedEvidence withDevice(DeviceFindings newDevice) {
    return new SpeedEvidence(line, throughput, Optional.of(newDevice));
  }
}
