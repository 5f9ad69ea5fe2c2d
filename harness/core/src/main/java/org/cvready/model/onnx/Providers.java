package org.cvready.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.UnusableModelException;

/** Asks a session for the provider of a device. */
final class Providers {
  private Providers() {}

  /**
   * Puts a device into the options of a session.
   *
   * @throws UnusableModelException where these natives do not hold its provider
   */
  static void add(SessionOptions options, Device device) throws OrtException {
    if (device.isCpu()) {
      return;
    }
    if (!device.cpuToo()) {
      // Without this, nodes that the device cannot run would move to the CPU without a word.
      options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
    }
    try {
      append(options, device);
    } catch (OrtException missing) {
      throw refusal(device, missing);
    }
  }

  /** Says that a device is not to be had, why, and what to do. */
  static UnusableModelException refusal(Device device, OrtException why) {
    return new UnusableModelException(
        "device %s must be one that this ONNX Runtime %s can use, but it says: %s; to use it, %s. Nothing was run on the CPU in its place"
            .formatted(
                device,
                OnnxEngine.environment().getVersion(),
                why.getMessage(),
                device.provider().advice()),
        why);
  }

  private static void append(SessionOptions options, Device device) throws OrtException {
    switch (device.provider()) {
      case CPU -> {}
      case CUDA -> options.addCUDA(device.number());
      case TENSORRT -> {
        options.addTensorrt(device.number());
        // What TensorRT leaves stays on the same GPU.
        options.addCUDA(device.number());
      }
      case OPENVINO -> options.addOpenVINO(device.detail());
      case COREML -> options.addCoreML();
      case DIRECTML -> {
        // DirectML asks for both.
        options.setMemoryPatternOptimization(false);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.addDirectML(device.number());
      }
      case ROCM -> options.addROCM(device.number());
      case XNNPACK -> options.addXnnpack(Map.of());
      case DNNL -> options.addDnnl(true);
      case QNN -> options.addQnn(Map.of());
      case WEBGPU -> options.addWebGPU(Map.of());
      case NNAPI -> options.addNnapi();
      case ACL -> options.addACL(true);
    }
  }
}
