package org.cvready.model.engine;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an engine tells about one run of a network: who ran which node.
 *
 * <p>Nodes are those of the network as the engine has optimised it. A provider that takes over a
 * whole part of the network, as TensorRT and OpenVINO do, counts as one node for each part.
 *
 * @param nodes names of the nodes in the order of the run, by the name of the provider that ran
 *     them; never empty
 * @param arenaPeakBytes the most memory that the engine's own allocator of the processor held, as
 *     far as it says
 * @param copyNanos time of the nodes that copy between the processor and a device; empty where the
 *     engine counts none
 */
public record EngineProfile(
    SortedMap<String, List<String>> nodes, OptionalLong arenaPeakBytes, OptionalLong copyNanos) {
  private static final int NAMES_SHOWN = 5;

  /** Copies. */
  public EngineProfile {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    nodes.forEach((provider, names) -> copy.put(provider, List.copyOf(names)));
    nodes = Collections.unmodifiableSortedMap(copy);
    if (total(nodes) == 0) {
      throw new IllegalArgumentException("profile must hold at least one node, got " + nodes);
    }
  }

  private static long total(SortedMap<String, List<String>> nodes) {
    return nodes.values().stream().mapToLong(List::size).sum();
  }

  /** How many nodes ran. */
  public long total() {
    return total(nodes);
  }

  /**
   * Which provider ran which share, the greatest first: {@code CPUExecutionProvider 100 % of 266
   * nodes}.
   */
  public String shares() {
    return nodes.entrySet().stream()
            .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
            .map(entry -> entry.getKey() + " " + share(entry.getValue().size()))
            .collect(Collectors.joining(", "))
        + " of %d nodes".formatted(total());
  }

  private String share(int count) {
    if (count == total()) {
      return "100 %";
    }
    return String.format(Locale.ROOT, "%.1f %% (%d)", 100.0 * count / total(), count);
  }

  /** The nodes of one provider, the first few by name: {@code 3 nodes: a, b, c}. */
  public String named(String provider) {
    List<String> names = nodes.getOrDefault(provider, List.of());
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    String rest =
        names.size() > NAMES_SHOWN ? " and %d more".formatted(names.size() - NAMES_SHOWN) : "";
    return "%d node%s: %s%s".formatted(names.size(), names.size() == 1 ? "" : "s", shown, rest);
  }
}
