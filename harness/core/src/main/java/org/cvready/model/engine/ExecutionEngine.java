package org.cvready.model.engine;

import java.util.List;
import java.util.Optional;

/**
 * A loaded network. It may be shared between threads; each thread runs it through a slot of its
 * own.
 */
public interface ExecutionEngine extends AutoCloseable {
  /** Library, version and device, for people: {@code ONNX Runtime 1.28.0, CPU}. */
  String description();

  /** What goes in and what comes out, as far as the model says. */
  ModelSignature signature();

  /**
   * New memory for one thread's runs.
   *
   * @param inputs every input the model has, with fixed shapes
   */
  InferenceSlot newSlot(List<TensorInfo> inputs);

  /**
   * The same for runs that give the inner output of the engine's settings as well, which {@link
   * InferenceSlot#inner} tells.
   *
   * @param inputs every input the model has, with fixed shapes
   * @throws UnusableModelException where the engine gives none
   */
  default InferenceSlot newInnerSlot(List<TensorInfo> inputs) {
    throw new UnusableModelException(
        "inner outputs must be named when the model is opened, on engine onnx; got "
            + description());
  }

  /**
   * Who runs which node, where the engine tells: a run on zeros in a session that is opened for
   * nothing else, since telling slows a run down.
   *
   * @param inputs every input the model has, with fixed shapes
   * @return empty where the engine does not tell
   * @throws UnusableModelException where the network fails
   */
  default Optional<EngineProfile> profile(List<TensorInfo> inputs) {
    return Optional.empty();
  }

  /** Unloads the network. Slots that are still open refuse to run from then on. */
  @Override
  void close();
}
