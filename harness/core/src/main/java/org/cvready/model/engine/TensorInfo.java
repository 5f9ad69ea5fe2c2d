package org.cvready.model.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Name, element type and shape of one input or output of a model.
 *
 * @param name as the model calls it
 * @param type how an element is stored
 * @param shape sizes of the dimensions, at least 0; -1 where the model leaves one open
 */
public record TensorInfo(String name, ElementType type, List<Long> shape) {
  /** The most elements of one tensor, 256 MB of floats: a guard against absurd models. */
  public static final long MOST_ELEMENTS = 64L << 20;

  /** Copies the shape and checks it. */
  public TensorInfo {
    shape = List.copyOf(shape);
    long elements = 1;
    for (long size : shape) {
      if (size < -1) {
        throw new UnusableModelException(
            "shape of tensor '%s' must have sizes of at least 0, or -1 for open, got %s"
                .formatted(name, shape));
      }
      elements = size > MOST_ELEMENTS ? Long.MAX_VALUE : Math.abs(size) * elements;
      if (elements > MOST_ELEMENTS) {
        throw new UnusableModelException(
            "tensor '%s' must have at most %d elements, got shape %s"
                .formatted(name, MOST_ELEMENTS, shape));
      }
    }
  }

  /** True where every size is known. */
  public boolean isFixed() {
    return shape.stream().allMatch(size -> size >= 0);
  }

  /** The number of elements; only where {@link #isFixed()}. */
  public int elements() {
    if (!isFixed()) {
      throw new IllegalStateException("shape must be fixed, got " + this);
    }
    return Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
  }

  /** The number of dimensions. */
  public int rank() {
    return shape.size();
  }

  /** The same tensor with another shape. */
  public TensorInfo withShape(List<Long> newShape) {
    return new TensorInfo(name, type, newShape);
  }

  /** For messages: {@code output0 float32[1, 84, ?]}. */
  @Override
  public String toString() {
    String sizes =
        shape.stream()
            .map(size -> size < 0 ? "?" : Long.toString(size))
            .collect(Collectors.joining(", ", "[", "]"));
    return name + " " + type.name().toLowerCase(java.util.Locale.ROOT) + sizes;
  }
}
