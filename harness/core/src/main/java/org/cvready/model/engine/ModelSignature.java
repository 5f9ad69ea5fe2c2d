package org.cvready.model.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes into a model, what comes out, and what its author wrote about it.
 *
 * @param inputs in the model's order
 * @param outputs in the model's order; empty where the engine only knows after a run
 * @param metadata the author's key-value pairs, sorted by key; untrusted text
 */
public record ModelSignature(
    List<TensorInfo> inputs, List<TensorInfo> outputs, Map<String, String> metadata) {
  /** Copies. */
  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
