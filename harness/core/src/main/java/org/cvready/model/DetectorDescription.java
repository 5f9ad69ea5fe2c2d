package org.cvready.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.PixelScaling;
import org.cvready.imaging.TensorLayout;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMaps;

/**
 * An opened model, for people: what goes in, what comes out, and how cvready reads it and why.
 *
 * @param file as the user named it
 * @param engine library, version and device
 * @param inputs with every open size settled
 * @param outputs with the shapes that a run on a grey picture gave
 * @param metadata what the author wrote into the file; untrusted text
 * @param decoder the name of the decoder
 * @param why the reasons for decoder, input size and class names, as sentences
 * @param alternatives names of decoders that the shapes alone would allow too
 * @param layout how pixels lie in the input
 * @param pixels what is done to pixels on their way in
 * @param classNames in class order
 * @param nmsIou greatest overlap of two detections of a class, in [0, 1]; 1 means all are kept
 * @param scoreFloor least score of a detection, in [0, 1]
 * @param maxDetections most detections of one picture
 * @param decode how many pixels of a picture are decoded
 * @param recalibration what maps scores to probabilities; empty for scores as they are
 */
public record DetectorDescription(
    Path file,
    String engine,
    List<TensorInfo> inputs,
    List<TensorInfo> outputs,
    Map<String, String> metadata,
    String decoder,
    List<String> why,
    List<String> alternatives,
    TensorLayout layout,
    PixelScaling pixels,
    List<String> classNames,
    double nmsIou,
    double scoreFloor,
    int maxDetections,
    DecodeMode decode,
    Optional<Recalibration> recalibration) {
  /** Copies. */
  public DetectorDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(metadata));
    why = List.copyOf(why);
    alternatives = List.copyOf(alternatives);
    classNames = List.copyOf(classNames);
  }

  /** What is done to scores, by class index. */
  public ScoreMaps maps() {
    return recalibration.map(maps -> maps.among(classNames)).orElse(ScoreMaps.NONE);
  }
}
