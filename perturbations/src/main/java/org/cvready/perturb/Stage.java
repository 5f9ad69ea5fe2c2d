package org.cvready.perturb;

/**
 * Where on light's way from the scene to the file a perturbation acts, in that order.
 *
 * <p>A chain follows the order: rain falls before the lens blurs it, and a file is compressed after
 * the sensor has added its noise. Perturbations of one stage may follow each other in any order.
 */
public enum Stage {
  /** Light, reflections, weather and what covers the part. */
  SCENE,
  /** Where the camera stands, and what its glass and lens do. */
  OPTICS,
  /** What the sensor and its electronics make of the light. */
  SENSOR,
  /** What encoding, transport and processing do to the samples. */
  DIGITAL
}
