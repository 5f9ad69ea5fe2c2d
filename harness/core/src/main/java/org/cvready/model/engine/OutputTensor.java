package org.cvready.model.engine;

import java.util.Arrays;
import java.util.List;

/**
 * One output of one run, as floats. Its values are valid until the slot runs again.
 *
 * <p>A class rather than a record, because it is a view of memory that is used again and again.
 */
public final class OutputTensor {
  private final String name;
  private final ElementType type;
  private final int[] shape;
  private final float[] values;

  /**
   * A view of {@code values}, which is not copied.
   *
   * @param type how the model stores an element
   * @param shape sizes of the dimensions, whose product is at most the length of {@code values}
   */
  public OutputTensor(String name, ElementType type, int[] shape, float[] values) {
    this.name = name;
    this.type = type;
    this.shape = shape.clone();
    this.values = values;
    if (elements() > values.length) {
      throw new IllegalArgumentException(
          "output '%s' of shape %s needs %d values, got %d"
              .formatted(name, Arrays.toString(shape), elements(), values.length));
    }
  }

  /** As the model calls it. */
  public String name() {
    return name;
  }

  /** How the model stores an element. */
  public ElementType type() {
    return type;
  }

  /** The size of dimension {@code d}. */
  public int size(int d) {
    return shape[d];
  }

  /** The number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** The sizes of all dimensions. */
  public List<Long> shape() {
    return Arrays.stream(shape).asLongStream().boxed().toList();
  }

  /** True where the shape is exactly this. */
  public boolean hasShape(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /** The number of elements. */
  public int elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** The elements, last dimension fastest; the array may be longer. Not to be written to. */
  public float[] values() {
    return values;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
