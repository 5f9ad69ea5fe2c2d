package org.cvready.model.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an engine needs to load a model.
 *
 * @param file the model's file, or for some engines its folder
 * @param device where it runs
 * @param intraOpThreads threads that work on one operator, at least 1
 * @param inner name of a tensor of the graph that runs may be asked for too, which need not be an
 *     output of the model; empty for none
 */
public record EngineSettings(Path file, Device device, int intraOpThreads, Optional<String> inner) {
  /** Checks the number. */
  public EngineSettings {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(
          "intra-op threads must be at least 1, got " + intraOpThreads);
    }
  }

  /** Settings without an inner output. */
  public EngineSettings(Path file, Device device, int intraOpThreads) {
    this(file, device, intraOpThreads, Optional.empty());
  }

  /** The same with a device as plans write it: {@code cpu}, {@code cuda:0}. */
  public EngineSettings(Path file, String device, int intraOpThreads) {
    this(file, Device.parse(device), intraOpThreads);
  }

  /** The same on another device. */
  public EngineSettings on(Device other) {
    return new EngineSettings(file, other, intraOpThreads, inner);
  }

  /** The same with this inner output, or with none. */
  public EngineSettings withInner(Optional<String> name) {
    return new EngineSettings(file, device, intraOpThreads, name);
  }
}
