package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Settings;

/** The one sensor whose defects all pictures share, or another for every picture. */
final class SensorUnit {
  /** Defects stay where they are from picture to picture; studies over many sensors draw anew. */
  static final Parameter PARAMETER =
      new Parameter(
          "sensor",
          "",
          0,
          1_000_000,
          0,
          "whole number of the sensor whose defects all pictures share; 0: another for each");

  private SensorUnit() {}

  /** Where the defects are drawn from: the numbered sensor, or the picture's own stream. */
  static RandomGenerator defects(Settings settings, String name, RandomGenerator random) {
    long sensor = Math.round(settings.value(PARAMETER.key()));
    return sensor == 0 ? random : RandomStreams.of(sensor, "sensor", name);
  }
}
