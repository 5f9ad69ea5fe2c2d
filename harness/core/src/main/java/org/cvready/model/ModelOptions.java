package org.cvready.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.imaging.DecodeMode;
import org.cvready.model.decode.Activation;
import org.cvready.model.decode.DecoderKind;
import org.cvready.model.engine.Device;
import org.cvready.model.recalibration.Recalibration;

/**
 * Which model to open, and what the user says about it.
 *
 * @param file the model's file, or for some engines its folder
 * @param engine the library that runs it
 * @param decoder a name of {@link DecoderKind}, or {@code auto}
 * @param device where it runs
 * @param input what differs from what the decoder implies
 * @param classNames names in class order, in place of those in the model
 * @param namesFile a text file of one name a line, in place of those in the model
 * @param dataNames names of a data set, taken in their order where neither the user nor the model
 *     gives any and the model tells as many classes apart
 * @param nmsIou greatest overlap of two detections of a class, in [0, 1]; empty for the decoder's
 *     own
 * @param scoreFloor least score of a detection, in [0, 1]
 * @param maxDetections most detections of one picture, at least 1
 * @param intraOpThreads threads that work on one operator, at least 1
 * @param activation what is still to be done to the class scores
 * @param decode how many pixels of a picture are decoded
 * @param recalibration maps from the model's scores to probabilities; empty for scores as they are
 * @param inner name of the tensor inside the network that embeddings are taken from; empty for none
 */
public record ModelOptions(
    Path file,
    EngineKind engine,
    String decoder,
    Device device,
    InputOverrides input,
    Optional<List<String>> classNames,
    Optional<Path> namesFile,
    Optional<List<String>> dataNames,
    OptionalDouble nmsIou,
    double scoreFloor,
    int maxDetections,
    int intraOpThreads,
    Activation activation,
    DecodeMode decode,
    Optional<Recalibration> recalibration,
    Optional<String> inner) {
  /** Lets cvready choose the decoder. */
  public static final String AUTO = "auto";

  /** Checks names and numbers. */
  public ModelOptions {
    if (!decoder.equals(AUTO) && DecoderKind.byName(decoder).isEmpty()) {
      throw new IllegalArgumentException(
          "decoder must be auto or one of %s, got '%s'".formatted(DecoderKind.names(), decoder));
    }
    if (nmsIou.isPresent() && !(nmsIou.getAsDouble() >= 0 && nmsIou.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("NMS IoU must be in [0, 1], got " + nmsIou.getAsDouble());
    }
    if (!(scoreFloor >= 0 && scoreFloor <= 1)) {
      throw new IllegalArgumentException("score floor must be in [0, 1], got " + scoreFloor);
    }
    if (maxDetections < 1) {
      throw new IllegalArgumentException(
          "most detections must be at least 1, got " + maxDetections);
    }
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(
          "intra-op threads must be at least 1, got " + intraOpThreads);
    }
    classNames = classNames.map(List::copyOf);
    dataNames = dataNames.map(List::copyOf);
  }

  /** A model on ONNX Runtime on the CPU, everything else chosen by cvready. */
  public static ModelOptions of(Path file) {
    return new ModelOptions(
        file,
        EngineKind.ONNX,
        AUTO,
        Device.CPU,
        InputOverrides.none(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        0.001,
        300,
        1,
        Activation.AUTO,
        DecodeMode.FULL,
        Optional.empty(),
        Optional.empty());
  }

  /** On this engine. */
  public ModelOptions withEngine(EngineKind kind) {
    return with(c -> c.engine = kind);
  }

  /** Read by the decoder of this name, or {@code auto}. */
  public ModelOptions withDecoder(String name) {
    return with(c -> c.decoder = name);
  }

  /** On this device. */
  public ModelOptions withDevice(Device where) {
    return with(c -> c.device = where);
  }

  /** On this device, as plans write it: {@code cpu}, {@code cuda:0}. */
  public ModelOptions withDevice(String text) {
    return withDevice(Device.parse(text));
  }

  /** With this said about its input. */
  public ModelOptions withInput(InputOverrides overrides) {
    return with(c -> c.input = overrides);
  }

  /** With these class names. */
  public ModelOptions withClassNames(List<String> names) {
    return with(c -> c.classNames = Optional.of(names));
  }

  /** With the class names of this file, one a line. */
  public ModelOptions withNamesFile(Path names) {
    return with(c -> c.namesFile = Optional.of(names));
  }

  /** With the class names of a data set, for a model that carries none. */
  public ModelOptions withDataNames(List<String> names) {
    return with(c -> c.dataNames = Optional.of(names));
  }

  /** With this greatest overlap of two detections of a class. */
  public ModelOptions withNmsIou(double iou) {
    return with(c -> c.nmsIou = OptionalDouble.of(iou));
  }

  /** With this least score. */
  public ModelOptions withScoreFloor(double floor) {
    return with(c -> c.scoreFloor = floor);
  }

  /** With at most this many detections of one picture. */
  public ModelOptions withMaxDetections(int most) {
    return with(c -> c.maxDetections = most);
  }

  /** With this many threads on one operator. */
  public ModelOptions withIntraOpThreads(int threads) {
    return with(c -> c.intraOpThreads = threads);
  }

  /** With this still to be done to the class scores. */
  public ModelOptions withActivation(Activation still) {
    return with(c -> c.activation = still);
  }

  /** With pictures decoded in this way. */
  public ModelOptions withDecode(DecodeMode mode) {
    return with(c -> c.decode = mode);
  }

  /** With scores mapped to probabilities. */
  public ModelOptions withRecalibration(Recalibration maps) {
    return with(c -> c.recalibration = Optional.of(maps));
  }

  /** With embeddings taken from the tensor of this name inside the network, or without any. */
  public ModelOptions withInner(Optional<String> name) {
    return with(c -> c.inner = name);
  }

  private ModelOptions with(java.util.function.Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.build();
  }

  /** The components while one of them is exchanged. */
  private static final class Copy {
    private final Path file;
    private EngineKind engine;
    private String decoder;
    private Device device;
    private InputOverrides input;
    private Optional<List<String>> classNames;
    private Optional<Path> namesFile;
    private Optional<List<String>> dataNames;
    private OptionalDouble nmsIou;
    private double scoreFloor;
    private int maxDetections;
    private int intraOpThreads;
    private Activation activation;
    private DecodeMode decode;
    private Optional<Recalibration> recalibration;
    private Optional<String> inner;

    Copy(ModelOptions from) {
      file = from.file;
      engine = from.engine;
      decoder = from.decoder;
      device = from.device;
      input = from.input;
      classNames = from.classNames;
      namesFile = from.namesFile;
      dataNames = from.dataNames;
      nmsIou = from.nmsIou;
      scoreFloor = from.scoreFloor;
      maxDetections = from.maxDetections;
      intraOpThreads = from.intraOpThreads;
      activation = from.activation;
      decode = from.decode;
      recalibration = from.recalibration;
      inner = from.inner;
    }

    ModelOptions build() {
      return new ModelOptions(
          file,
          engine,
          decoder,
          device,
          input,
          classNames,
          namesFile,
          dataNames,
          nmsIou,
          scoreFloor,
          maxDetections,
          intraOpThreads,
          activation,
          decode,
          recalibration,
          inner);
    }
  }
}
