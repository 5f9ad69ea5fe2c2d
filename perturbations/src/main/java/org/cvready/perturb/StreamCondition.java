package org.cvready.perturb;

import java.util.OptionalInt;

/**
 * What a stream of images is put through: one fault at a fixed strength.
 *
 * @param fault what
 * @param strength how much, on the fault's scale
 * @param severity where the strength was given as a severity in 1..5; empty for a magnitude
 */
public record StreamCondition(StreamFault fault, double strength, OptionalInt severity)
    implements Treatment {
  /** Checks the strength. */
  public StreamCondition {
    fault.scale().check(fault.name(), strength);
  }

  /** At a strength on the fault's scale. */
  public static StreamCondition at(StreamFault fault, double strength) {
    fault.scale().check(fault.name(), strength);
    return fault.scale().isSeverity()
        ? ofSeverity(fault, (int) strength)
        : new StreamCondition(fault, strength + 0.0, OptionalInt.empty());
  }

  /** At one of the five published severities. */
  public static StreamCondition ofSeverity(StreamFault fault, int severity) {
    return new StreamCondition(fault, fault.scale().ofSeverity(severity), OptionalInt.of(severity));
  }

  /**
   * Which captured image is delivered at each position of a stream.
   *
   * @param images length of the stream
   * @param seed of the plan
   * @param stream its name: that of the data set
   */
  public Delivery deliver(int images, long seed, String stream) {
    return new Delivery(
        fault.deliver(images, strength, RandomStreams.of(seed, stream, fault.name())), images);
  }

  @Override
  public String id() {
    String number =
        severity.isPresent()
            ? String.valueOf(severity.getAsInt())
            : Settings.plain(strength) + fault.scale().unit();
    return fault.name() + "@" + number;
  }
}
