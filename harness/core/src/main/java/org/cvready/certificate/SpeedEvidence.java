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
 * @param notMeasured what else was to be expected here and was not measured, and what would measure
 *     it, in words; empty where nothing is missing, and in a certificate, whose plan decides that
 */
public record SpeedEvidence(
    Optional<LineFindings> line,
    Optional<ThroughputFindings> throughput,
    Optional<DeviceFindings> device,
    Optional<String> notMeasured) {
  /** Nothing of it. */
  public static final SpeedEvidence NONE =
      new SpeedEvidence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with how the line runs. */
  public SpeedEvidence withLine(LineFindings newLine) {
    return new SpeedEvidence(Optional.of(newLine), throughput, device, notMeasured);
  }

  /** The same with how fast the model is. */
  public SpeedEvidence withThroughput(ThroughputFindings newThroughput) {
    return new SpeedEvidence(line, Optional.of(newThroughput), device, notMeasured);
  }

  /** The same with what the device costs. */
  public SpeedEvidence withDevice(DeviceFindings newDevice) {
    return new SpeedEvidence(line, throughput, Optional.of(newDevice), notMeasured);
  }

  /** The same with what is missing. */
  public SpeedEvidence withNotMeasured(String words) {
    return new SpeedEvidence(line, throughput, device, Optional.of(words));
  }

  /** Whether every figure may be used. */
  public boolean valid() {
    return throughput.map(ThroughputFindings::valid).orElse(true)
        && line.flatMap(LineFindings::run).map(LineFindings.RunRow::valid).orElse(true);
  }
}
