package org.cvready.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputReader;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/**
 * One thread's tensors for an ONNX session.
 *
 * <p>Outputs of known shape are written into memory allocated here, so that a run costs no memory
 * but for its bookkeeping. An output whose shape only a run tells gets memory of the shape of the
 * first run, since most of them never change; where a later run gives another shape, the runtime
 * refuses, and from then on such outputs are copied out of the runtime's own memory.
 *
 * <p>ONNX Runtime's Java API has no IoBinding: inputs and outputs stay in the memory of the
 * processor at a fixed place, and a device with memory of its own copies them at each run.
 */
final class OnnxSlot implements InferenceSlot {
  private final OnnxEngine engine;
  private final Map<String, ByteBuffer> inputMemory = new HashMap<>();
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
  private final List<OutputReader> readers = new ArrayList<>();
  private final Map<String, ByteBuffer> outputMemory = new HashMap<>();

  // Outputs that are not pinned have to be asked for by name.
  private final Set<String> unpinned = new LinkedHashSet<>();
  private final OrtSession.RunOptions quietly = quietly();
  private final Set<String> guessed = new LinkedHashSet<>();
  private final Optional<TensorInfo> inner;
  private Optional<OutputTensor> innerOutput = Optional.empty();
  private boolean shapesChange;
  private boolean closed;

  /**
   * Allocates.
   *
   * @param inner a tensor that is wanted besides the model's outputs, or is one of them
   */
  OnnxSlot(OnnxEngine engine, List<TensorInfo> inputInfos, Optional<TensorInfo> inner) {
    this.engine = engine;
    this.inner = inner;
    try {
      for (TensorInfo info : inputInfos) {
        ByteBuffer memory = allocate(info);
        inputMemory.put(info.name(), memory);
        inputs.put(info.name(), tensor(info, memory));
      }
      for (TensorInfo info : engine.signature().outputs()) {
        addOutput(info, info.isFixed() && info.elements() > 0);
      }
      if (inner.isPresent() && engine.isAdded(inner.get().name())) {
        // A shape that could not be inferred comes as that of a single number.
        TensorInfo info = inner.get();
        addOutput(info, info.rank() > 0 && info.isFixed() && info.elements() > 0);
      }
    } catch (OrtException e) {
      close();
      throw new UnusableModelException(
          "tensors of the model must fit in memory, but it says: " + e.getMessage(), e);
    }
  }

  private void addOutput(TensorInfo info, boolean known) throws OrtException {
    readers.add(new OutputReader(info.name(), info.type()));
    if (known) {
      ByteBuffer memory = allocate(info);
      outputMemory.put(info.name(), memory);
      pinned.put(info.name(), tensor(info, memory));
    } else {
      unpinned.add(info.name());
    }
  }

  /** What goes wrong comes as an exception, and not on the standard error stream as well. */
  private static OrtSession.RunOptions quietly() {
    try {
      OrtSession.RunOptions options = new OrtSession.RunOptions();
      options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return options;
    } catch (OrtException e) {
      throw new UnusableModelException(
          "ONNX Runtime must take options of a run, but it says: " + e.getMessage(), e);
    }
  }

  static ByteBuffer allocate(TensorInfo info) {
    // ONNX Runtime takes a buffer of the wrong byte order without a word and computes nonsense.
    return ByteBuffer.allocateDirect(info.elements() * info.type().bytes())
        .order(ByteOrder.nativeOrder());
  }

  static OnnxTensor tensor(TensorInfo info, ByteBuffer memory) throws OrtException {
    long[] shape = info.shape().stream().mapToLong(Long::longValue).toArray();
    return OnnxTensor.createTensor(OnnxEngine.environment(), memory, shape, javaType(info.type()));
  }

  private static OnnxJavaType javaType(ElementType type) {
    return switch (type) {
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case UINT8 -> OnnxJavaType.UINT8;
      case INT32 -> OnnxJavaType.INT32;
      case INT64 -> OnnxJavaType.INT64;
    };
  }

  @Override
  public ByteBuffer input(String name) {
    ByteBuffer memory = inputMemory.get(name);
    if (memory == null) {
      throw new IllegalArgumentException(
          "input must be one of %s, got '%s'".formatted(inputMemory.keySet(), name));
    }
    return memory;
  }

  @Override
  public synchronized List<OutputTensor> run() {
    if (closed) {
      throw new IllegalStateException("inference slot must be open to run it, it is closed");
    }
    try {
      List<OutputTensor> outputs = engine.use(this::run);
      if (inner.isEmpty()) {
        return outputs;
      }
      innerOutput = named(outputs, inner.get().name());
      return outputs.stream().filter(output -> !engine.isAdded(output.name())).toList();
    } catch (OrtException e) {
      throw new UnusableModelException(
          "model must run on the input %s, but it says: %s"
              .formatted(inputs.keySet(), e.getMessage()),
          e);
    }
  }

  private static Optional<OutputTensor> named(List<OutputTensor> outputs, String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  @Override
  public OutputTensor inner() {
    return innerOutput.orElseThrow(
        () -> new IllegalStateException("slot must be one of an inner output that has run"));
  }

  private List<OutputTensor> run(OrtSession session) throws OrtException {
    if (guessed.isEmpty()) {
      return runAsked(session);
    }
    try {
      return runAsked(session);
    } catch (OrtException perhapsAnotherShape) {
      forgetGuesses();
      return runAsked(session);
    }
  }

  private List<OutputTensor> runAsked(OrtSession session) throws OrtException {
    List<OutputTensor> outputs = new ArrayList<>(readers.size());
    try (OrtSession.Result result = session.run(inputs, unpinned, pinned, quietly)) {
      for (OutputReader reader : readers) {
        outputs.add(read(reader, result));
      }
    }
    if (!unpinned.isEmpty() && !shapesChange) {
      guess(outputs);
    }
    return outputs;
  }

  /** Takes the shapes of a run for those of all runs. */
  private void guess(List<OutputTensor> outputs) throws OrtException {
    for (OutputTensor output : outputs) {
      if (unpinned.contains(output.name()) && output.elements() > 0) {
        TensorInfo info = new TensorInfo(output.name(), output.type(), output.shape());
        ByteBuffer memory = allocate(info);
        outputMemory.put(info.name(), memory);
        pinned.put(info.name(), tensor(info, memory));
        guessed.add(info.name());
        unpinned.remove(info.name());
      }
    }
  }

  private void forgetGuesses() {
    shapesChange = true;
    for (String name : guessed) {
      OnnxTensor tensor = pinned.remove(name);
      if (tensor != null) {
        tensor.close();
      }
      outputMemory.remove(name);
      unpinned.add(name);
    }
    guessed.clear();
  }

  private OutputTensor read(OutputReader reader, OrtSession.Result result) throws OrtException {
    OnnxTensor fixed = pinned.get(reader.name());
    ByteBuffer memory = outputMemory.get(reader.name());
    if (fixed != null && memory != null) {
      return reader.read(fixed.getInfo().getShape(), memory);
    }
    Object value = result.get(reader.name()).orElseThrow();
    if (!(value instanceof OnnxTensor tensor)) {
      throw new UnusableModelException(
          "output '%s' must be a tensor, got %s".formatted(reader.name(), value));
    }
    long[] shape = tensor.getInfo().getShape();
    return reader.read(shape, tensor.getByteBuffer().order(ByteOrder.nativeOrder()));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    quietly.close();
    inputs.values().forEach(OnnxTensor::close);
    pinned.values().forEach(OnnxTensor::close);
  }
}
