package org.cvready.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The tensor inside a network that embeddings are taken from.
 *
 * @param name as the network calls it
 * @param shape sizes of its dimensions, as a run on a grey picture gave them
 * @param features how many numbers of a picture are left of it, one a channel
 */
public record InnerOutput(String name, List<Long> shape, int features) {
  /** Copies the shape. */
  public InnerOutput {
    shape = List.copyOf(shape);
  }

  /** For people: {@code Conv_7 (1 x 256 x 13 x 13, averaged over its places to 256 numbers)}. */
  public String words() {
    return "%s (%s)".formatted(name, size());
  }

  /** For people: {@code 1 x 256 x 13 x 13, averaged over its places to 256 numbers}. */
  public String size() {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    return shape.size() == 2
        ? "%s numbers".formatted(sizes)
        : "%s, averaged over its places to %d numbers".formatted(sizes, features);
  }
}
