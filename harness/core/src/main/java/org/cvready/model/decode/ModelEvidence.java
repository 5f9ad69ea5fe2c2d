package org.cvready.model.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cvready.model.engine.OutputTensor;

/**
 * What a decoder may be chosen by.
 *
 * @param width pixels of the input frame
 * @param height pixels of the input frame
 * @param outputs what the model said about a plain grey picture, with its shapes
 * @param metadata what its author wrote into the file
 * @param knownClasses how many class names are known, from metadata or the user
 * @param activation what the user says about the scores
 */
public record ModelEvidence(
    int width,
    int height,
    List<OutputTensor> outputs,
    Map<String, String> metadata,
    OptionalInt knownClasses,
    Activation activation) {
  /** Strides of a detector with three levels. */
  static final int[] P5 = {8, 16, 32};

  /** Strides of a detector with a fourth, coarser level. */
  static final int[] P6 = {8, 16, 32, 64};

  /** Strides of a detector with a fourth, finer level. */
  static final int[] P2 = {4, 8, 16, 32};

  private static final List<int[]> LEVELS = List.of(P5, P6, P2);

  /** Copies. */
  public ModelEvidence {
    outputs = List.copyOf(outputs);
    metadata = Map.copyOf(metadata);
  }

  /** Cells of all levels together. */
  int cells(int... strides) {
    return Arrays.stream(strides).map(stride -> columns(stride) * rows(stride)).sum();
  }

  int columns(int stride) {
    return (width + stride - 1) / stride;
  }

  int rows(int stride) {
    return (height + stride - 1) / stride;
  }

  /** The strides whose cells, {@code anchors} to each, number {@code count}; empty where none. */
  int[] stridesWith(int count, int anchors) {
    for (int[] strides : LEVELS) {
      if (anchors * cells(strides) == count) {
        return strides.clone();
      }
    }
    return new int[0];
  }

  /** True where {@code classes} does not contradict the number of known class names. */
  boolean fits(int classes) {
    return knownClasses.isEmpty() || knownClasses.getAsInt() == classes;
  }

  /** True where there are known class names, and exactly {@code classes} of them. */
  boolean confirms(int classes) {
    return knownClasses.isPresent() && knownClasses.getAsInt() == classes;
  }

  /** True where the file says that Ultralytics wrote it. */
  boolean byUltralytics() {
    return "Ultralytics".equalsIgnoreCase(metadata.get("author"));
  }

  /** What an explanation says about {@code strides}. */
  static String levels(int[] strides) {
    return "strides " + Arrays.toString(strides);
  }
}
