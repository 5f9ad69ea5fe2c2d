package org.cvready.model.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.model.engine.EngineProfile;

/**
 * Reads the profile that ONNX Runtime writes: a JSON array of events, of which those of category
 * {@code Node} whose names end in {@code _kernel_time} say which provider ran a node.
 */
final class ProfileReader {
  private static final String KERNEL = "_kernel_time";
  private static final String COPIES = "Memcpy";
  private static final long NANOS_PER_MICRO = 1_000;

  private final SortedMap<String, List<String>> nodes = new TreeMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private long peak;
  private long copyMicros;
  private boolean copies;

  private ProfileReader() {}

  /**
   * Reads a profile.
   *
   * @return empty where no node ran, as in a network of constants
   * @throws IOException where it is no JSON
   */
  static Optional<EngineProfile> read(String json) throws IOException {
    ProfileReader reader = new ProfileReader();
    for (JsonNode event : new ObjectMapper().readTree(json)) {
      String name = event.path("name").asText();
      if (event.path("cat").asText().equals("Node") && name.endsWith(KERNEL)) {
        reader.node(name.substring(0, name.length() - KERNEL.length()), event);
      }
    }
    return reader.profile();
  }

  private Optional<EngineProfile> profile() {
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EngineProfile(
            nodes,
            peak > 0 ? OptionalLong.of(peak) : OptionalLong.empty(),
            copies ? OptionalLong.of(copyMicros * NANOS_PER_MICRO) : OptionalLong.empty()));
  }

  private void node(String name, JsonNode event) {
    JsonNode told = event.path("args");
    peak = Math.max(peak, told.path("mem_in_use_peak").asLong());
    if (told.path("op_name").asText().startsWith(COPIES)) {
      copies = true;
      copyMicros += event.path("dur").asLong();
    }
    // Unnamed nodes are told apart by their number.
    if (seen.add(name + " " + told.path("node_index").asText())) {
      String provider = told.path("provider").asText();
      nodes
          .computeIfAbsent(
              provider.isEmpty() ? "unknown provider" : provider, p -> new ArrayList<>())
          .add(name);
    }
  }
}
