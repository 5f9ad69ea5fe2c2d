package org.cvready.trainer.network;

import java.util.ArrayList;
import java.util.List;
import org.cvready.trainer.network.Layer.Convolution;
import org.cvready.trainer.network.Layer.Enlarge;
import org.cvready.trainer.network.Layer.Join;
import org.cvready.trainer.network.Layer.Map;
import org.cvready.trainer.network.Layer.Sum;

/** Strings layers together and names them by their turn. */
final class GraphBuilder {
  private final Map image = new Map("image", 3, 1);
  private final List<Layer> layers = new ArrayList<>();

  Map image() {
    return image;
  }

  List<Layer> layers() {
    return layers;
  }

  /** Convolution, batch normalisation, ReLU. */
  Map convolution(Map input, int channels, int kernel, int step) {
    return add(new Convolution(input, next("conv", channels, input.stride() * step), kernel, true));
  }

  /** A 1 x 1 convolution with a bias and nothing behind it. */
  Map linear(Map input, int channels) {
    return add(new Convolution(input, next("linear", channels, input.stride()), 1, false));
  }

  Map sum(Map left, Map right) {
    return add(new Sum(left, right, next("sum", left.channels(), left.stride())));
  }

  Map join(Map... inputs) {
    int channels = List.of(inputs).stream().mapToInt(Map::channels).sum();
    return add(new Join(List.of(inputs), next("join", channels, inputs[0].stride())));
  }

  Map enlarge(Map input) {
    return add(new Enlarge(input, next("enlarge", input.channels(), input.stride() / 2)));
  }

  /**
   * A cross-stage partial block (Wang et al., 2020): half of the channels pass through residual
   * pairs of 3 x 3 convolutions, the other half goes around them.
   */
  Map partial(Map input, int channels, int pairs) {
    int half = channels / 2;
    Map around = convolution(input, half, 1, 1);
    Map through = convolution(input, half, 1, 1);
    for (int i = 0; i < pairs; i++) {
      through = sum(through, convolution(convolution(through, half, 3, 1), half, 3, 1));
    }
    return convolution(join(around, through), channels, 1, 1);
  }

  private Map next(String kind, int channels, int stride) {
    return new Map(kind + layers.size(), channels, stride);
  }

  private Map add(Layer layer) {
    layers.add(layer);
    return layer.output();
  }
}
