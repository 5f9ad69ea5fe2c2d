package org.cvready.model.engine;

import java.nio.ByteBuffer;
import java.util.List;

/** One thread's input and output memory for one network; not safe for use by two threads. */
public interface InferenceSlot extends AutoCloseable {
  /**
   * The memory of an input: direct, in native byte order, position 0. What is written into it is
   * what the next run reads.
   *
   * @throws IllegalArgumentException where the model has no such input
   */
  ByteBuffer input(String name);

  /**
   * Runs the network once.
   *
   * @return its outputs in the model's order, valid until the next run
   * @throws UnusableModelException where the network fails
   * @throws IllegalStateException where the slot or its engine is closed
   */
  List<OutputTensor> run();

  /**
   * The inner output of the last run, for a slot of {@link ExecutionEngine#newInnerSlot}.
   *
   * @return valid until the next run
   * @throws IllegalStateException where the slot gives none, or has not run
   */
  default OutputTensor inner() {
    throw new IllegalStateException("slot must be one of an inner output that has run");
  }

  /** Frees the memory; closing twice is harmless. */
  @Override
  void close();
}
