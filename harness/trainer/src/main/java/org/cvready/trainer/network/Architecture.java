package org.cvready.trainer.network;

import java.util.List;

/**
 * A detector as a graph of layers, each after those whose output it takes.
 *
 * <p>Every head says, for each cell of its level, four numbers about a box and then a logit per
 * class. The box of the cell in column x and row y of stride s has its centre at {@code ((x + 0.5 +
 * a) s, (y + 0.5 + b) s)} and the size {@code (s exp c, s exp d)}, in input pixels, as in YOLOX (Ge
 * et al., 2021) with the centre counted from the middle of the cell.
 *
 * @param size pixels of the square input, a multiple of the coarsest stride
 * @param classes kinds of objects, at least 1
 * @param image the network's input
 * @param layers in the order of computation
 * @param heads outputs of {@link #BOX_NUMBERS} + classes channels, finest level first
 */
public record Architecture(
    int size, int classes, Layer.Map image, List<Layer> layers, List<Layer.Map> heads) {
  /** Numbers that say where a box is. */
  public static final int BOX_NUMBERS = 4;

  /** Greatest magnitude of a box number: keeps the exponential finite whatever the picture. */
  public static final float MOST = 6;

  /** Copies and checks the extents. */
  public Architecture {
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
    for (Layer.Map head : heads) {
      if (head.channels() != BOX_NUMBERS + classes) {
        throw new IllegalArgumentException(
            "head must have %d channels, got %s".formatted(BOX_NUMBERS + classes, head));
      }
      if (size < head.stride() || size % head.stride() != 0) {
        throw new IllegalArgumentException(
            "input size must be a multiple of stride %d, got %d".formatted(head.stride(), size));
      }
    }
  }

  /** The same network for pictures of another size. */
  public Architecture at(int newSize) {
    return newSize == size ? this : new Architecture(newSize, classes, image, layers, heads);
  }

  /** Cells of all levels together: boxes that the network proposes for a picture. */
  public int cells() {
    return heads.stream().mapToInt(head -> cells(head) * cells(head)).sum();
  }

  /** Cells along one side of a map. */
  public int cells(Layer.Map map) {
    return size / map.stride();
  }

  /**
   * Where every cell lies.
   *
   * @return three rows of {@link #cells()} numbers: centre x and y in input pixels, stride
   */
  public float[] cellTable() {
    int count = cells();
    float[] table = new float[3 * count];
    int i = 0;
    for (Layer.Map head : heads) {
      int side = cells(head);
      for (int cell = 0; cell < side * side; cell++, i++) {
        int row = cell / side;
        table[i] = (cell - row * side + 0.5f) * head.stride();
        table[count + i] = (row + 0.5f) * head.stride();
        table[2 * count + i] = head.stride();
      }
    }
    return table;
  }

  /** Multiplications of one picture's convolutions, each with its addition. */
  public long multiplications() {
    long sum = 0;
    for (Layer layer : layers) {
      if (layer instanceof Layer.Convolution c) {
        long side = cells(c.output());
        sum += side * side * c.kernel() * c.kernel() * c.input().channels() * c.output().channels();
      }
    }
    return sum;
  }
}
