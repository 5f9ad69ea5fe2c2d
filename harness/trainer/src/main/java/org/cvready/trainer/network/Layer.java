package org.cvready.trainer.network;

import java.util.List;

/** One step of a network: maps of features in, one map of features out. */
public sealed interface Layer {
  /** What comes out. */
  Map output();

  /** What goes in, in order. */
  List<Map> inputs();

  /**
   * Maps of features that a layer hands on.
   *
   * @param name unique in a network
   * @param channels at least 1
   * @param stride input pixels per cell, at least 1
   */
  record Map(String name, int channels, int stride) {
    /** Checks the numbers. */
    public Map {
      if (channels < 1 || stride < 1) {
        throw new IllegalArgumentException(
            "channels and stride of '%s' must be at least 1, got %d and %d"
                .formatted(name, channels, stride));
      }
    }
  }

  /**
   * A square convolution that keeps the extent, or divides it by its step.
   *
   * @param kernel cells a side, odd
   * @param rectified true for batch normalisation and ReLU behind it, false for a bias alone
   */
  record Convolution(Map input, Map output, int kernel, boolean rectified) implements Layer {
    /** Checks kernel and step. */
    public Convolution {
      if (kernel < 1 || kernel % 2 == 0) {
        throw new IllegalArgumentException("kernel must be odd and at least 1, got " + kernel);
      }
      if (output.stride() % input.stride() != 0) {
        throw new IllegalArgumentException(
            "stride of %s must be a multiple of that of %s".formatted(output, input));
      }
    }

    /** Input cells per output cell. */
    public int step() {
      return output.stride() / input.stride();
    }

    /** Cells added at every side. */
    public int padding() {
      return kernel / 2;
    }

    @Override
    public List<Map> inputs() {
      return List.of(input);
    }
  }

  /** Adds two maps of one shape, cell by cell. */
  record Sum(Map left, Map right, Map output) implements Layer {
    @Override
    public List<Map> inputs() {
      return List.of(left, right);
    }
  }

  /** Puts the channels of maps of one extent behind one another. */
  record Join(List<Map> inputs, Map output) implements Layer {
    /** Copies. */
    public Join {
      inputs = List.copyOf(inputs);
    }
  }

  /** Doubles the extent by repeating every cell. */
  record Enlarge(Map input, Map output) implements Layer {
    @Override
    public List<Map> inputs() {
      return List.of(input);
    }
  }
}
