package org.cvready.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelScaling;
import org.cvready.model.decode.DecoderKind;
import org.cvready.model.decode.ModelEvidence;
import org.cvready.model.engine.EngineProfile;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.vision.ClassNames;

/**
 * A detection model, ready to run.
 *
 * <p>Opening runs the network once on plain grey: outputs of open shape get one, and what the
 * numbers look like tells decoders apart whose shapes are the same. A detector is shared between
 * threads; each thread detects through a worker of its own.
 */
public final class Detector implements AutoCloseable {
  private final ExecutionEngine engine;
  private final ImageInput input;
  private final DecoderChoice choice;
  private final ClassNames classNames;
  private final DetectorDescription description;
  private final Optional<InnerOutput> innerOutput;

  private Detector(ExecutionEngine engine, ModelOptions options) {
    ModelSignature signature = engine.signature();
    this.engine = engine;
    this.input = ImageInput.of(signature, options);
    ClassNamesSource stated = ClassNamesSource.find(options, signature.metadata());
    Probe probe = probe(options.inner().isPresent());
    List<OutputTensor> outputs = probe.outputs();
    this.innerOutput = probe.inner();
    ModelEvidence evidence =
        new ModelEvidence(
            input.layout().width(),
            input.layout().height(),
            outputs,
            signature.metadata(),
            stated.count(),
            options.activation());
    this.choice = DecoderChoice.make(options.decoder(), evidence);
    ClassNamesSource names = stated.forClasses(choice.recognition().classes());
    this.classNames = names.resolve(choice.recognition().classes());
    this.description = describe(options, outputs, names);
  }

  /**
   * Loads a model and chooses how to read it.
   *
   * @throws UnusableModelException where the model cannot be loaded, run or read; the message says
   *     what can be done
   */
  public static Detector open(ModelOptions options) {
    ExecutionEngine engine =
        options
            .engine()
            .open(
                new EngineSettings(options.file(), options.device(), options.intraOpThreads())
                    .withInner(options.inner()));
    try {
      return new Detector(engine, options);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /**
   * Chooses how to read a network that the caller has set up.
   *
   * @param engine closed with the detector
   * @param options what else is said about the model; its engine and device do not count
   * @throws UnusableModelException where the network cannot be run or read
   */
  public static Detector on(ExecutionEngine engine, ModelOptions options) {
    return new Detector(engine, options);
  }

  /**
   * What the model says about plain grey.
   *
   * @param outputs of the model
   * @param inner what embeddings are taken from, where they are
   */
  private record Probe(List<OutputTensor> outputs, Optional<InnerOutput> inner) {}

  private Probe probe(boolean embeds) {
    try (InferenceSlot slot = slot(embeds)) {
      ByteBuffer memory = slot.input(input.info().name());
      switch (input.layout().type()) {
        case FLOAT32 -> {
          while (memory.hasRemaining()) {
            memory.putFloat(0.45f);
          }
        }
        case FLOAT16 -> {
          while (memory.hasRemaining()) {
            // 0.4501953125, the binary16 nearest to 0.45.
            memory.putShort((short) 0x3734);
          }
        }
        case UINT8 -> {
          while (memory.hasRemaining()) {
            memory.put((byte) 114);
          }
        }
      }
      memory.rewind();
      List<OutputTensor> outputs = slot.run();
      outputs.forEach(Detector::checkNumbers);
      if (outputs.isEmpty()) {
        throw new UnusableModelException("model must have at least one output, got none");
      }
      return new Probe(
          outputs, embeds ? Optional.of(Embedding.described(slot.inner())) : Optional.empty());
    }
  }

  private InferenceSlot slot(boolean embeds) {
    List<TensorInfo> inputs = List.of(input.info());
    return embeds ? engine.newInnerSlot(inputs) : engine.newSlot(inputs);
  }

  private static void checkNumbers(OutputTensor output) {
    float[] values = output.values();
    for (int i = 0; i < output.elements(); i++) {
      if (Float.isNaN(values[i])) {
        throw new UnusableModelException(
            "outputs must be numbers, got NaN at element %d of %s on a plain grey picture"
                .formatted(i, output));
      }
    }
  }

  private DetectorDescription describe(
      ModelOptions options, List<OutputTensor> probed, ClassNamesSource names) {
    List<String> why = new ArrayList<>(choice.why());
    why.add(
        "input %d x %d, because %s"
            .formatted(input.layout().width(), input.layout().height(), input.because()));
    why.add("%d class names from %s".formatted(classNames.size(), names.because()));
    options
        .recalibration()
        .ifPresent(
            maps ->
                why.add(
                    "scores mapped to probabilities, class by class, as fitted on %s"
                        .formatted(maps.fittedWith())));
    List<TensorInfo> outputs = new ArrayList<>();
    for (int i = 0; i < probed.size(); i++) {
      outputs.add(
          new TensorInfo(probed.get(i).name(), probed.get(i).type(), probed.get(i).shape()));
    }
    DecoderKind kind = choice.kind();
    PixelScaling pixels = options.input().applyTo(kind.pixels());
    return new DetectorDescription(
        options.file(),
        engine.description(),
        List.of(input.info()),
        outputs,
        engine.signature().metadata(),
        kind.word(),
        why,
        choice.alternatives(),
        input.layout(),
        pixels,
        classNames.names(),
        options.nmsIou().orElse(kind.nmsIou()),
        options.scoreFloor(),
        options.maxDetections(),
        options.decode(),
        options.recalibration().map(this::checked));
  }

  private Recalibration checked(Recalibration recalibration) {
    List<String> missing = recalibration.missing(classNames.names());
    if (!missing.isEmpty()) {
      throw new UnusableModelException(
          "recalibration must hold a map for each class of the model, got none for '%s'"
              .formatted(String.join("', '", missing)));
    }
    return recalibration;
  }

  /** The classes the model tells apart, in its order. */
  public ClassNames classNames() {
    return classNames;
  }

  /** What was opened, how it is read, and why. */
  public DetectorDescription description() {
    return description;
  }

  /** Decodes pictures with as many pixels as were asked for. */
  public PictureDecoder pictureDecoder() {
    return new PictureDecoder(
        description.decode(),
        description.pixels().resize(),
        description.layout().width(),
        description.layout().height());
  }

  /**
   * Who runs which node of the network, where the engine tells. Opens the model once more, and is
   * meant to be asked once.
   */
  public Optional<EngineProfile> profile() {
    return engine.profile(List.of(input.info()));
  }

  /** Memory for one thread's detections; close it when the thread is done. */
  public DetectorWorker newWorker() {
    return new DetectorWorker(description, choice.recognition().decoder(), slot(false), false);
  }

  /**
   * The same for one that gives an embedding of every picture too.
   *
   * @throws UnusableModelException where the model was opened without an inner output
   */
  public DetectorWorker newEmbeddingWorker() {
    return new DetectorWorker(description, choice.recognition().decoder(), slot(true), true);
  }

  /** What embeddings are taken from; empty where the model was opened without. */
  public Optional<InnerOutput> innerOutput() {
    return innerOutput;
  }

  /** Whether the logits of the classes can be told from their scores: not from mapped ones. */
  public boolean hasLogits() {
    return description.recalibration().isEmpty() && choice.recognition().decoder().hasLogits();
  }

  /**
   * Memory for one thread that shows the model several pictures in a run.
   *
   * @param batch pictures in a run, at least 1; more than 1 only where {@link #batchObstacle} is
   *     empty
   * @throws UnusableModelException where the model has no room for so many
   */
  public BatchWorker newBatchWorker(int batch) {
    Optional<String> obstacle = batch == 1 ? Optional.empty() : batchObstacle();
    if (batch < 1 || obstacle.isPresent()) {
      throw new UnusableModelException(
          "batch must be %s, got %d".formatted(obstacle.orElse("at least 1"), batch));
    }
    List<Long> shape = new ArrayList<>(input.info().shape());
    shape.set(0, (long) batch);
    InferenceSlot slot = engine.newSlot(List.of(input.info().withShape(shape)));
    return new BatchWorker(description, choice.recognition().decoder(), slot, batch);
  }

  /** Why the model cannot take several pictures in a run; empty where it can. */
  public Optional<String> batchObstacle() {
    ModelSignature signature = engine.signature();
    if (signature.inputs().isEmpty()) {
      return Optional.of("1, because the model does not say what its input may be");
    }
    if (signature.inputs().get(0).shape().get(0) != -1) {
      return Optional.of(
          "1, because the model fixes its input to one picture, " + signature.inputs().get(0));
    }
    return signature.outputs().stream()
        .filter(output -> output.rank() > 0 && output.shape().get(0) != -1)
        .findFirst()
        .map(output -> "1, because the model's output does not grow with the batch: " + output);
  }

  /** True where the model takes pictures of one size alone. */
  public boolean fixesInputSize() {
    ModelSignature signature = engine.signature();
    return !signature.inputs().isEmpty()
        && signature.inputs().get(0).shape().stream().skip(1).allMatch(size -> size > 0);
  }

  /** Unloads the model. Workers that are still open refuse to detect from then on. */
  @Override
  public void close() {
    engine.close();
  }
}
