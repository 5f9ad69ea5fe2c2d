package org.cvready.model.engine;

import java.nio.file.Path;

/**
 * What an engine needs to load a model.
 *
 * @param file the model's file, or for some engines its folder
 * @param device where it runs: {@code cpu}
 * @param intraOpThreads threads that work on one operator, at least 1
 */
public record EngineSettings(Path file, String device, int intraOpThreads) {
  /** Checks the number. */
  public EngineSettings {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(
          "intra-op threads must be at least 1, got " + intraOpThreads);
    }
  }
}
