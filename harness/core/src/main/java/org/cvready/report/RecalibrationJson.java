package org.cvready.report;

import java.io.IOException;
import org.cvready.model.recalibration.Recalibration;

/**
 * {@code recalibration.json}: maps from scores to probabilities, for whoever wants to apply them.
 *
 * <pre>{@code
 * {"format": 1, "fitted_with": "...", "match_iou": 0.5, "from_score": 0.05,
 *  "sha256": {"model": "..."},
 *  "classes": [{"class_name": "scratch", "map": {"method": "PLATT", "slope": 1.31,
 *    "intercept": -0.4, "scores": [], "probabilities": []}}]}
 * }</pre>
 *
 * <p>With s the model's score: {@code TEMPERATURE} and {@code PLATT} mean 1 / (1 + exp(-(slope ln(s
 * / (1 - s)) + intercept))), {@code ISOTONIC} the straight lines between {@code scores} and {@code
 * probabilities}, level beyond them, {@code UNCHANGED} s itself.
 */
public final class RecalibrationJson {
  private static final VersionedJson<Recalibration> JSON =
      new VersionedJson<>("recalibration", Recalibration.class, Recalibration.FORMAT);

  private RecalibrationJson() {}

  /** The maps as JSON, ending in a line feed. */
  public static String write(Recalibration recalibration) {
    return JSON.write(recalibration);
  }

  /**
   * Reads maps back: {@code parse(write(r)).equals(r)}.
   *
   * @throws IOException where the text is not maps of this format, saying where and why
   */
  public static Recalibration parse(String json) throws IOException {
    return JSON.parse(json);
  }
}
