package org.cvready.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.EngineProfile;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.TensorInfo;

/**
 * What it takes to start a model on its device: loading, the first run, runs once warm, memory.
 * Measured on zeros in a session that is opened for nothing else.
 *
 * @param device where it ran
 * @param loadNanos until the model was loaded, nanoseconds
 * @param firstNanos of the first run
 * @param warmNanos median of the runs after the first
 * @param warmRuns how many those were, at least 1
 * @param grownBytes by how much the process grew from before loading to after the runs; empty where
 *     the system does not tell
 * @param peakBytes the most memory of the whole process so far; empty where the system does not
 *     tell
 * @param profile who ran which node, where the engine tells
 */
public record DeviceTrial(
    Device device,
    long loadNanos,
    long firstNanos,
    long warmNanos,
    int warmRuns,
    OptionalLong grownBytes,
    OptionalLong peakBytes,
    Optional<EngineProfile> profile) {
  private static final int MOST_RUNS = 20;
  private static final int LEAST_RUNS = 3;
  private static final long MOST_NANOS = 2_000_000_000L;

  /**
   * Loads a model once more and runs it, for about two seconds at most or three runs.
   *
   * @param options how it is opened
   * @param inputs of the model, with fixed shapes
   * @throws org.cvready.model.engine.UnusableModelException where it cannot be loaded or run
   */
  public static DeviceTrial run(ModelOptions options, List<TensorInfo> inputs) {
    OptionalLong before = ProcessMemory.resident();
    EngineSettings settings =
        new EngineSettings(options.file(), options.device(), options.intraOpThreads());
    long start = System.nanoTime();
    try (ExecutionEngine engine = options.engine().open(settings)) {
      long load = System.nanoTime() - start;
      try (InferenceSlot slot = engine.newSlot(inputs)) {
        long first = nanosOf(slot);
        long[] warm = warmRuns(slot);
        OptionalLong after = ProcessMemory.resident();
        return new DeviceTrial(
            options.device(),
            load,
            first,
            warm[warm.length / 2],
            warm.length,
            grown(before, after),
            ProcessMemory.peak(),
            engine.profile(inputs));
      }
    }
  }

  private static long nanosOf(InferenceSlot slot) {
    long start = System.nanoTime();
    slot.run();
    return System.nanoTime() - start;
  }

  private static long[] warmRuns(InferenceSlot slot) {
    long[] nanos = new long[MOST_RUNS];
    long start = System.nanoTime();
    int runs = 0;
    while (runs < MOST_RUNS && (runs < LEAST_RUNS || System.nanoTime() - start < MOST_NANOS)) {
      nanos[runs++] = nanosOf(slot);
    }
    long[] sorted = Arrays.copyOf(nanos, runs);
    Arrays.sort(sorted);
    return sorted;
  }

  private static OptionalLong grown(OptionalLong before, OptionalLong after) {
    if (before.isEmpty() || after.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()));
  }
}
