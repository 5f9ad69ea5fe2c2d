package org.cvready.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The model and how to feed it.
 *
 * @param file the model, absolute
 * @param engine {@code onnx} (ONNX Runtime itself) or {@code djl}
 * @param decoder name of the output decoder, or {@code auto}
 * @param device where it runs, as {@link org.cvready.model.engine.Device#parse} reads it: {@code
 *     cpu}, {@code cuda:1}, {@code openvino:GPU+cpu}
 * @param input what overrides the decoder's own input settings
 * @param classNames class names where the model carries none; empty where it does
 * @param scoreFloor detections below are dropped at once, in [0, 1)
 * @param maxDetections most detections an image after suppression, at least 1
 * @param recalibration the {@code recalibration.json} of an earlier run that maps its scores,
 *     absolute; empty for scores as they are
 */
public record ModelPlan(
    Path file,
    String engine,
    String decoder,
    String device,
    InputPlan input,
    List<String> classNames,
    double scoreFloor,
    int maxDetections,
    Optional<Path> recalibration) {
  /** Copies the names. */
  public ModelPlan {
    classNames = List.copyOf(classNames);
  }

  /**
   * Input settings that override those which the decoder implies; empty means leave it.
   *
   * @param width pixels
   * @param height pixels
   * @param resize {@code letterbox}, {@code top_left} or {@code stretch}
   * @param pad grey level around the picture, in [0, 255]
   * @param color {@code rgb} or {@code bgr}
   * @param scale every sample in [0, 255] is multiplied by it first
   * @param mean per channel in the model's channel order, taken off after {@code scale}
   * @param std per channel, above 0, divides
   * @param decode {@code full}, {@code reduced} or {@code smallest}: how many pixels are decoded
   */
  public record InputPlan(
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<String> resize,
      Optional<Integer> pad,
      Optional<String> color,
      Optional<Double> scale,
      List<Double> mean,
      List<Double> std,
      Optional<String> decode) {
    /** Copies the lists. */
    public InputPlan {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }

    /** Overrides nothing. */
    public static InputPlan none() {
      return new InputPlan(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());
    }
  }
}
