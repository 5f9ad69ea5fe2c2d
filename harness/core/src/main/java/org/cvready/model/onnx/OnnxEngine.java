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
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.EngineProfile;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.Provider;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/**
 * An ONNX file on ONNX Runtime.
 *
 * <p>One session serves all threads. Threads of the session do not spin while they wait, because
 * spinning steals the cores from the workers beside it.
 */
public final class OnnxEngine implements ExecutionEngine {
  /** Part of what ONNX Runtime says where {@code session.disable_cpu_ep_fallback} stops it. */
  private static final String FELL_BACK = "assigned to the default CPU EP";

  private final EngineSettings settings;
  private final SessionSource source;
  private final OrtSession session;
  private final ModelSignature signature;
  private final Optional<TensorInfo> inner;

  // A run holds the read lock, closing takes the write lock: native code must never see a session
  // that is gone, because it crashes the process instead of failing.
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxEngine(EngineSettings settings, SessionSource source, OrtSession session)
      throws OrtException {
    this.settings = settings;
    this.source = source;
    this.session = session;
    List<TensorInfo> given = tensors(settings.file(), session.getOutputInfo().values());
    this.inner =
        source
            .inner()
            .flatMap(name -> given.stream().filter(info -> info.name().equals(name)).findFirst());
    this.signature =
        new ModelSignature(
            tensors(settings.file(), session.getInputInfo().values()),
            given.stream().filter(info -> !source.adds(info.name())).toList(),
            session.getMetadata().getCustomMetadata());
  }

  /**
   * Loads a model.
   *
   * @throws UnusableModelException where the file is no ONNX model that this library can run, or
   *     where the device is not to be had or cannot run all of it
   */
  public static OnnxEngine open(EngineSettings settings) {
    SessionSource source = SessionSource.of(settings);
    // First of all: a provider that is asked for before the environment exists fails over its
    // missing logger instead of saying what it lacks.
    environment();
    Device device = settings.device();
    try (OrtSession.SessionOptions options = options(settings)) {
      Providers.add(options, device);
      OrtSession session = source.open(options);
      try {
        return new OnnxEngine(settings, source, session);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw refusal(settings, e);
    }
  }

  private static OrtSession.SessionOptions options(EngineSettings settings) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      // A device that refuses has one message, ours, and not the library's beside it.
      options.setSessionLogLevel(
          settings.device().isCpu()
              ? OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR
              : OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(settings.intraOpThreads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  private static UnusableModelException refusal(EngineSettings settings, OrtException said) {
    String message = String.valueOf(said.getMessage());
    Device device = settings.device();
    if (message.contains(FELL_BACK)) {
      return new UnusableModelException(fallen(settings), said);
    }
    if (loadsOnCpu(settings)) {
      return Providers.refusal(device, said);
    }
    return new UnusableModelException(
        "model %s must be an ONNX model that ONNX Runtime can load, but it says: %s"
            .formatted(settings.file(), message),
        said);
  }

  /** Tells a device that fails from a file that is no model. */
  private static boolean loadsOnCpu(EngineSettings settings) {
    if (settings.device().isCpu()) {
      return false;
    }
    try (OnnxEngine cpu = open(settings.on(Device.CPU))) {
      return !cpu.closed;
    } catch (UnusableModelException noModel) {
      return false;
    }
  }

  /** Says which nodes a device leaves to the processor. */
  private static String fallen(EngineSettings settings) {
    Device device = settings.device();
    String rule =
        "device %s must run every node of %s, or be written %s+cpu to leave the others to the processor"
            .formatted(device, settings.file(), device);
    Device both = new Device(device.provider(), device.detail(), true);
    try (OnnxEngine mixed = open(settings.on(both))) {
      List<TensorInfo> inputs = mixed.signature.inputs();
      if (inputs.stream().allMatch(TensorInfo::isFixed)) {
        String cpu = Provider.CPU.runtimeName();
        return mixed
            .profile(inputs)
            .map(profile -> rule + "; it leaves " + profile.named(cpu))
            .orElse(rule);
      }
      return rule + "; it leaves some, and the model's open sizes hide which";
    } catch (UnusableModelException unknown) {
      return rule + "; it leaves some";
    }
  }

  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment();
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
    return "ONNX Runtime %s, %s, %d intra-op thread%s"
        .formatted(
            environment().getVersion(),
            settings.device().toString().toUpperCase(Locale.ROOT),
            settings.intraOpThreads(),
            settings.intraOpThreads() == 1 ? "" : "s");
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
      return new OnnxSlot(this, inputs, Optional.empty());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public InferenceSlot newInnerSlot(List<TensorInfo> inputs) {
    if (inner.isEmpty()) {
      return ExecutionEngine.super.newInnerSlot(inputs);
    }
    lock.readLock().lock();
    try {
      checkOpen();
      return new OnnxSlot(this, inputs, inner);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Whether a tensor is an output only because the settings ask for it. */
  boolean isAdded(String name) {
    return source.adds(name);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Costs about as much as loading the model and one run.
   */
  @Override
  public Optional<EngineProfile> profile(List<TensorInfo> inputs) {
    try (OrtSession.SessionOptions options = options(settings)) {
      Providers.add(options, settings.device());
      return ProfiledSession.run(source, options, inputs);
    } catch (OrtException e) {
      throw new UnusableModelException(
          "model %s must run while it is profiled, but ONNX Runtime says: %s"
              .formatted(settings.file(), e.getMessage()),
          e);
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
