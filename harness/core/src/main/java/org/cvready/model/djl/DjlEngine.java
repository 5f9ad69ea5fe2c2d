package org.cvready.model.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.OnnxFile;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/**
 * A network on an engine of DJL: {@code .onnx} on OnnxRuntime, {@code .pt} on PyTorch, whatever
 * else on the engine that DJL prefers of those on the class path.
 *
 * <p>DJL's OnnxRuntime engine wants to set up ONNX Runtime itself: in a process that has run it
 * directly before, it cannot be used any more.
 */
public final class DjlEngine implements ExecutionEngine {
  static {
    // Without this, DJL asks a cloud's metadata address who it is.
    System.setProperty("ai.djl.offline", "true");
  }

  private static final String ONNX_RUNTIME = "OnnxRuntime";
  private static final String PYTORCH = "PyTorch";

  private final Model model;
  private final ModelSignature signature;
  private final String description;

  // As in OnnxEngine: a run and a close must not meet.
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private DjlEngine(Model model, ModelSignature signature, String description) {
    this.model = model;
    this.signature = signature;
    this.description = description;
  }

  /**
   * Loads a model from a file, or from the one model file in a folder.
   *
   * @throws UnusableModelException where there is no such model, or no engine for it
   */
  public static DjlEngine open(EngineSettings settings) {
    if (!settings.device().isCpu()) {
      throw new UnusableModelException(
          "device of engine djl must be cpu, got '%s'; engine onnx runs on others"
              .formatted(settings.device()));
    }
    if (settings.inner().isPresent()) {
      throw new UnusableModelException(
          "inner output '%s' must be asked of engine onnx, got engine djl"
              .formatted(settings.inner().get()));
    }
    Path file = modelFile(settings.file());
    // DJL hides an ONNX model's inputs and metadata. TorchScript has neither: the caller must know.
    OnnxFile known = extension(file).equals("onnx") ? OnnxFile.checked(file) : OnnxFile.unknown();
    Engine engine = engine(file, settings.intraOpThreads());
    Model model = engine.newModel(stem(file), Device.cpu());
    try {
      Path folder = file.toAbsolutePath().getParent();
      model.load(folder, file.getFileName().toString(), options(settings));
      return new DjlEngine(
          model,
          new ModelSignature(known.inputs(), List.of(), known.metadata()),
          description(engine));
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new UnusableModelException(
          "model %s must be one that DJL's %s can load, but it says: %s"
              .formatted(file, engine.getEngineName(), e.getMessage()),
          e);
    }
  }

  /**
   * A model that the caller has built or trained with DJL.
   *
   * @param model closed with the engine
   * @param signature what DJL does not say about it
   */
  public static DjlEngine over(Model model, ModelSignature signature) {
    Engine engine = model.getNDManager().getEngine();
    return new DjlEngine(model, signature, description(engine));
  }

  private static String description(Engine engine) {
    // DJL's OnnxRuntime engine states a version that is not the library's.
    String version = engine.getEngineName().equals(ONNX_RUNTIME) ? "" : " " + engine.getVersion();
    return "DJL %s, %s%s, CPU".formatted(Engine.getDjlVersion(), engine.getEngineName(), version);
  }

  private static Map<String, String> options(EngineSettings settings) {
    return Map.of(
        "intraOpNumThreads", Integer.toString(settings.intraOpThreads()), "interOpNumThreads", "1");
  }

  private static Path modelFile(Path path) {
    if (Files.isRegularFile(path)) {
      if (List.of("zip", "tar", "gz", "tgz").contains(extension(path))) {
        // DJL unpacks archives into a cache by path, and would go on using a replaced one.
        throw new UnusableModelException(
            "model must be a file or a folder, not an archive, got " + path);
      }
      return path;
    }
    if (!Files.isDirectory(path)) {
      throw new UnusableModelException(
          "model must be an existing file or folder, got " + path.toAbsolutePath());
    }
    try (var files = Files.list(path)) {
      List<Path> models =
          files.filter(f -> List.of("onnx", "pt", "pts").contains(extension(f))).sorted().toList();
      if (models.size() != 1) {
        throw new UnusableModelException(
            "model folder must hold one .onnx or .pt file, got %s in %s".formatted(models, path));
      }
      return models.get(0);
    } catch (IOException e) {
      throw new UnusableModelException("model folder must be readable, got " + path, e);
    }
  }

  private static Engine engine(Path file, int threads) {
    String name =
        switch (extension(file)) {
          case "onnx" -> ONNX_RUNTIME;
          case "pt", "pts" -> PYTORCH;
          default -> Engine.getDefaultEngineName();
        };
    if (name == null || !Engine.hasEngine(name)) {
      throw new UnusableModelException(
          "class path must hold DJL's %s engine to run %s, got engines %s"
              .formatted(name == null ? "" : name, file, Engine.getAllEngines()));
    }
    if (name.equals(PYTORCH) && System.getProperty("ai.djl.pytorch.num_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    }
    try {
      return Engine.getEngine(name);
    } catch (EngineException | IllegalStateException e) {
      throw new UnusableModelException(
          ("DJL's %s engine must start, but it says: %s (DJL's OnnxRuntime cannot start after"
                  + " engine onnx has been used in the same process)")
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public ModelSignature signature() {
    return signature;
  }

  @Override
  public InferenceSlot newSlot(List<TensorInfo> inputs) {
    return new DjlSlot(this, inputs);
  }

  Model model() {
    return model;
  }

  /** Does something with the model while nobody can close it. */
  <T> T use(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("model must be open to run it, it is closed");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
