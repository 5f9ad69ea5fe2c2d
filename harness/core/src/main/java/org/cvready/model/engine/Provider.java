package org.cvready.model.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can do a network's arithmetic: ONNX Runtime's execution providers that Java can reach. */
public enum Provider {
  /** The processor, always there. */
  CPU("cpu", "CPUExecutionProvider", Choice.NONE, Source.EVERYWHERE),
  /** NVIDIA's CUDA; the number is the GPU's. */
  CUDA("cuda", "CUDAExecutionProvider", Choice.NUMBER, Source.GPU_PROFILE),
  /** NVIDIA's TensorRT, with CUDA for what it leaves; the number is the GPU's. */
  TENSORRT("tensorrt", "TensorrtExecutionProvider", Choice.NUMBER, Source.GPU_PROFILE),
  /** Intel's OpenVINO; the word is its own name of a device. */
  OPENVINO("openvino", "OpenVINOExecutionProvider", Choice.WORD, Source.OTHER_NATIVES),
  /** Apple's Core ML. */
  COREML("coreml", "CoreMLExecutionProvider", Choice.NONE, Source.MACOS),
  /** Microsoft's DirectML; the number is the adapter's. */
  DIRECTML("directml", "DmlExecutionProvider", Choice.NUMBER, Source.OTHER_NATIVES),
  /** AMD's ROCm; the number is the GPU's. */
  ROCM("rocm", "ROCMExecutionProvider", Choice.NUMBER, Source.OTHER_NATIVES),
  /** XNNPACK's kernels on the processor. */
  XNNPACK("xnnpack", "XnnpackExecutionProvider", Choice.NONE, Source.OTHER_NATIVES),
  /** Intel's oneDNN on the processor. */
  DNNL("dnnl", "DnnlExecutionProvider", Choice.NONE, Source.OTHER_NATIVES),
  /** Qualcomm's AI engine. */
  QNN("qnn", "QNNExecutionProvider", Choice.NONE, Source.OTHER_NATIVES),
  /** WebGPU, whichever driver lies below. */
  WEBGPU("webgpu", "WebGpuExecutionProvider", Choice.NONE, Source.OTHER_NATIVES),
  /** Android's neural networks interface. */
  NNAPI("nnapi", "NnapiExecutionProvider", Choice.NONE, Source.OTHER_NATIVES),
  /** Arm's Compute Library. */
  ACL("acl", "ACLExecutionProvider", Choice.NONE, Source.OTHER_NATIVES);

  /** What may stand behind the colon. */
  enum Choice {
    NONE("", ""),
    NUMBER("[0-9]{1,3}", "[:N]"),
    WORD("[A-Za-z][A-Za-z0-9_.:,]{0,63}", "[:CPU|GPU|NPU|...]");

    private final Pattern pattern;
    private final String shown;

    Choice(String pattern, String shown) {
      this.pattern = Pattern.compile(pattern);
      this.shown = shown;
    }
  }

  /** Where natives that hold a provider come from. */
  private enum Source {
    EVERYWHERE("it is part of every ONNX Runtime"),
    GPU_PROFILE(
        "build cvready with the profile gpu (mvn -Pgpu package), which puts onnxruntime_gpu in the"
            + " place of onnxruntime, on a machine with an NVIDIA driver, CUDA 12 and cuDNN 9"),
    MACOS("it is in the natives for macOS"),
    OTHER_NATIVES(
        "start Java with -Donnxruntime.native.path=DIR, where DIR holds natives of ONNX Runtime"
            + " that were built with it");

    private final String advice;

    Source(String advice) {
      this.advice = advice;
    }
  }

  private final String word;
  private final String runtimeName;
  private final Choice choice;
  private final Source source;

  Provider(String word, String runtimeName, Choice choice, Source source) {
    this.word = word;
    this.runtimeName = runtimeName;
    this.choice = choice;
    this.source = source;
  }

  /** The name in plans and on the command line. */
  public String word() {
    return word;
  }

  /** The name that ONNX Runtime writes into its profiles. */
  public String runtimeName() {
    return runtimeName;
  }

  /** How to get natives that hold it, as half a sentence. */
  public String advice() {
    return source.advice;
  }

  boolean accepts(String detail) {
    return detail.isEmpty() || choice.pattern.matcher(detail).matches();
  }

  /** How it is written, for messages: {@code cuda[:N]}. */
  String usage() {
    return word + choice.shown;
  }

  /** All of them as they are written, for messages. */
  static List<String> usages() {
    return Arrays.stream(values()).map(Provider::usage).toList();
  }

  /** The provider of this name. */
  public static Optional<Provider> byWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
