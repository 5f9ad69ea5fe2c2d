package org.cvready.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cvready.model.djl.DjlEngine;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.onnx.OnnxEngine;

/** The libraries that can run a network. Lambdas, so that a library loads only where it is used. */
public enum EngineKind {
  /** ONNX Runtime, called directly. */
  ONNX("onnx", settings -> OnnxEngine.open(settings)),
  /** Whatever engine DJL finds on the class path. */
  DJL("djl", settings -> DjlEngine.open(settings));

  private final String word;

  // Stateless: a constructor call.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<EngineSettings, ExecutionEngine> opener;

  EngineKind(String word, Function<EngineSettings, ExecutionEngine> opener) {
    this.word = word;
    this.opener = opener;
  }

  /** The name in plans and on the command line. */
  public String word() {
    return word;
  }

  ExecutionEngine open(EngineSettings settings) {
    return opener.apply(settings);
  }

  /** The engine of this name. */
  public static Optional<EngineKind> byName(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(EngineKind::word).toList();
  }
}
