package org.cvready.model.djl;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputReader;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/** One thread's predictor. DJL has no way to write outputs into memory of ours; they are copied. */
final class DjlSlot implements InferenceSlot {
  private final DjlEngine engine;
  private final List<TensorInfo> inputs;
  private final Map<String, ByteBuffer> memory = new LinkedHashMap<>();
  private final List<OutputReader> readers = new ArrayList<>();
  private final Predictor<Map<String, ByteBuffer>, List<OutputTensor>> predictor;
  private boolean closed;

  DjlSlot(DjlEngine engine, List<TensorInfo> inputs) {
    this.engine = engine;
    this.inputs = List.copyOf(inputs);
    for (TensorInfo input : inputs) {
      if (input.type() != ElementType.FLOAT32) {
        throw new UnusableModelException(
            "model input on engine djl must be of float32, got " + input);
      }
      memory.put(
          input.name(),
          ByteBuffer.allocateDirect(input.elements() * input.type().bytes())
              .order(ByteOrder.nativeOrder()));
    }
    this.predictor =
        engine.use(() -> engine.model().newPredictor(new TensorTranslator(), Device.cpu()));
  }

  @Override
  public ByteBuffer input(String name) {
    ByteBuffer found = memory.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "input must be one of %s, got '%s'".formatted(memory.keySet(), name));
    }
    return found;
  }

  @Override
  public synchronized List<OutputTensor> run() {
    if (closed) {
      throw new IllegalStateException("inference slot must be open to run it, it is closed");
    }
    return engine.use(this::predict);
  }

  private List<OutputTensor> predict() {
    try {
      return predictor.predict(memory);
    } catch (TranslateException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof UnusableModelException unusable) {
        throw unusable;
      }
      throw new UnusableModelException(
          "model must run on the input %s, but it says: %s".formatted(inputs, cause.getMessage()),
          e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      predictor.close();
    }
  }

  /** Hands tensors in and out as they are. */
  private final class TensorTranslator
      implements NoBatchifyTranslator<Map<String, ByteBuffer>, List<OutputTensor>> {
    @Override
    public NDList processInput(TranslatorContext context, Map<String, ByteBuffer> values) {
      NDList list = new NDList();
      for (TensorInfo input : inputs) {
        long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
        NDArray array =
            context
                .getNDManager()
                .create(input(input.name()).asFloatBuffer(), new Shape(shape), DataType.FLOAT32);
        array.setName(input.name());
        list.add(array);
      }
      return list;
    }

    @Override
    public List<OutputTensor> processOutput(TranslatorContext context, NDList list) {
      List<OutputTensor> outputs = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        outputs.add(read(i, list.get(i)));
      }
      return outputs;
    }

    private OutputTensor read(int position, NDArray array) {
      if (readers.size() == position) {
        String given = array.getName();
        String name = given == null ? "output" + position : given;
        readers.add(new OutputReader(name, elementType(name, array.getDataType())));
      }
      ByteBuffer bytes = array.toByteBuffer().order(ByteOrder.nativeOrder());
      return readers.get(position).read(array.getShape().getShape(), bytes);
    }

    private ElementType elementType(String name, DataType type) {
      return switch (type) {
        case FLOAT32 -> ElementType.FLOAT32;
        case FLOAT16 -> ElementType.FLOAT16;
        case UINT8 -> ElementType.UINT8;
        case INT32 -> ElementType.INT32;
        case INT64 -> ElementType.INT64;
        default ->
            throw new UnusableModelException(
                "output '%s' must be of float32, float16, uint8, int32 or int64, got %s"
                    .formatted(name, type));
      };
    }
  }
}
