package org.cvready.model.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Turns one output's memory into floats, into an array that is used again and again. */
public final class OutputReader {
  private final String name;
  private final ElementType type;
  private float[] values = new float[0];

  /** A reader of the output of this name and element type. */
  public OutputReader(String name, ElementType type) {
    this.name = name;
    this.type = type;
  }

  /** The output's name. */
  public String name() {
    return name;
  }

  /**
   * The output of one run.
   *
   * @param shape as the run gave it
   * @param memory in native byte order, at least as long as the shape says
   */
  public OutputTensor read(long[] shape, ByteBuffer memory) {
    int[] sizes = checked(shape);
    int elements = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    if (values.length < elements) {
      values = new float[elements];
    }
    switch (type) {
      case FLOAT32 -> memory.asFloatBuffer().get(0, values, 0, elements);
      case FLOAT16 -> {
        for (int i = 0; i < elements; i++) {
          values[i] = HalfFloats.toFloat(memory.getShort(2 * i));
        }
      }
      case UINT8 -> {
        for (int i = 0; i < elements; i++) {
          values[i] = memory.get(i) & 0xff;
        }
      }
      case INT32 -> {
        for (int i = 0; i < elements; i++) {
          values[i] = memory.getInt(4 * i);
        }
      }
      case INT64 -> {
        for (int i = 0; i < elements; i++) {
          values[i] = memory.getLong(8 * i);
        }
      }
    }
    return new OutputTensor(name, type, sizes, values);
  }

  private int[] checked(long[] shape) {
    long elements = 1;
    for (long size : shape) {
      elements = size < 0 || size > TensorInfo.MOST_ELEMENTS ? -1 : elements * size;
      if (elements < 0 || elements > TensorInfo.MOST_ELEMENTS) {
        throw new UnusableModelException(
            "output '%s' must have at most %d elements, got shape %s"
                .formatted(name, TensorInfo.MOST_ELEMENTS, Arrays.toString(shape)));
      }
    }
    return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
  }
}
