package org.cvready.trainer.network;

import java.util.ArrayList;
import java.util.List;
import org.cvready.trainer.network.Layer.Map;

/**
 * A small one-stage detector: a residual trunk, features of three levels exchanged coarse to fine
 * (Lin et al., 2017) and back (Liu et al., 2018), one head per level at strides 8, 16 and 32.
 */
public final class CompactDetector {
  private static final int NECK = 48;

  private CompactDetector() {}

  /**
   * The detector for square pictures.
   *
   * @param size pixels a side, a multiple of 32
   * @param classes kinds of objects
   */
  public static Architecture of(int size, int classes) {
    GraphBuilder graph = new GraphBuilder();
    Map half = graph.convolution(graph.image(), 16, 3, 2);
    Map quarter = graph.partial(graph.convolution(half, 32, 3, 2), 32, 1);
    Map fine = graph.partial(graph.convolution(quarter, 64, 3, 2), 64, 2);
    Map middle = graph.partial(graph.convolution(fine, 96, 3, 2), 96, 2);
    Map coarse = graph.partial(graph.convolution(middle, 128, 3, 2), 128, 1);

    Map top = graph.convolution(coarse, NECK, 1, 1);
    Map down = mixed(graph, graph.convolution(middle, NECK, 1, 1), graph.enlarge(top));
    Map finest = mixed(graph, graph.convolution(fine, NECK, 1, 1), graph.enlarge(down));
    Map up = mixed(graph, down, graph.convolution(finest, NECK, 3, 2));
    Map coarsest = mixed(graph, top, graph.convolution(up, NECK, 3, 2));

    List<Map> heads = new ArrayList<>();
    for (Map level : List.of(finest, up, coarsest)) {
      Map tower = graph.convolution(level, NECK, 3, 1);
      heads.add(graph.linear(tower, Architecture.BOX_NUMBERS + classes));
    }
    return new Architecture(size, classes, graph.image(), graph.layers(), heads);
  }

  private static Map mixed(GraphBuilder graph, Map left, Map right) {
    return graph.convolution(graph.sum(left, right), NECK, 3, 1);
  }
}
