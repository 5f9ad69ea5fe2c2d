package org.cvready.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.OnnxFile;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/**
 * An ONNX file on ONNX Runtime.
 *
 * <p>One session serves all threads. Threads of the session do not spin while they wait, because
 * spinning steals the cores from the workers beside it.
 */
public final class OnnxEngine implements ExecutionEngine {
  private final OrtSession session;
  private final ModelSignature signature;
  private final String description;

  // A run holds the read lock, closing takes the write lock: native code must never see a session
  // that is gone, because it crashes the process instead of failing.
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxEngine(OrtSession session, ModelSignature signature, String description) {
    this.session = session;
    this.signature = signature;
    this.description = description;
  }

  /**
   * Loads a model.
   *
   * @throws UnusableModelException where the file is no ONNX model that this library can run
   */
  public static OnnxEngine open(EngineSettings settings) {
    OnnxFile.checked(settings.file());
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(settings.intraOpThreads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      addDevice(options, settings.device());
      return open(settings, options);
    } catch (OrtException e) {
      throw new UnusableModelException(
          "model %s must be an ONNX model that ONNX Runtime can load, but it says: %s"
              .formatted(settings.file(), e.getMessage()),
          e);
    }
  }

  private static OnnxEngine open(EngineSettings settings, OrtSession.SessionOptions options)
      throws OrtException {
    OrtEnvironment environment = environment();
    OrtSession session = environment.createSession(settings.file().toString(), options);
    try {
      ModelSignature signature = signatureOf(settings.file(), session);
      String description =
          "ONNX Runtime %s, %s, %d intra-op thread%s"
              .formatted(
                  environment.getVersion(),
                  settings.device().toUpperCase(Locale.ROOT),
                  settings.intraOpThreads(),
                  settings.intraOpThreads() == 1 ? "" : "s");
      return new OnnxEngine(session, signature, description);
    } catch (OrtException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment();
  }

  private static void addDevice(OrtSession.SessionOptions options, String device)
      throws OrtException {
    if (device.equals("cpu")) {
      return;
    }
    if (!device.equals("cuda")) {
      throw new UnusableModelException("device must be cpu or cuda, got '%s'".formatted(device));
    }
    // Without this, nodes that CUDA cannot run would silently move to the CPU.
    options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
    options.addCUDA();
  }

  private static ModelSignature signatureOf(Path file, OrtSession session) throws OrtException {
    return new ModelSignature(
        tensors(file, session.getInputInfo().values()),
        tensors(file, session.getOutputInfo().values()),
        session.getMetadata().getCustomMetadata());
  }

  private static List<TensorInfo> tensors(Path file, Collection<NodeInfo> nodes) {
    List<TensorInfo> tensors = new ArrayList<>();
    for (NodeInfo node : nodes) {
      if (!(node.getInfo() instanceof ai.onnxruntime.TensorInfo info)) {
        throw new UnusableModelException(
            "inputs and outputs of %s must be tensors, got '%s' of %s"
                .formatted(file, node.getName(), node.getInfo()));
      }
      List<Long> shape = new ArrayList<>();
      for (long size : info.getShape()) {
        shape.add(size);
      }
      tensors.add(new TensorInfo(node.getName(), elementType(file, node.getName(), info), shape));
    }
    return tensors;
  }

  private static ElementType elementType(Path file, String name, ai.onnxruntime.TensorInfo info) {
    return switch (info.type) {
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case UINT8 -> ElementType.UINT8;
      case INT32 -> ElementType.INT32;
      case INT64 -> ElementType.INT64;
      default ->
          throw new UnusableModelException(
              "tensor '%s' of %s must be of float32, float16, uint8, int32 or int64, got %s"
                  .formatted(name, file, info.type.name().toLowerCase(Locale.ROOT)));
    };
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
    lock.readLock().lock();
    try {
      checkOpen();
      return new OnnxSlot(this, inputs);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What a slot does with the session. */
  interface SessionUse<T> {
    T with(OrtSession session) throws OrtException;
  }

  /** Uses the session while nobody can close it. */
  <T> T use(SessionUse<T> use) throws OrtException {
    lock.readLock().lock();
    try {
      checkOpen();
      return use.with(session);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("model must be open to run it, it is closed");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new UnusableModelException("model must close, but it says: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
