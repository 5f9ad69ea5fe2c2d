package org.cvready.study.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cvready.model.DeviceTrial;
import org.cvready.model.engine.EngineProfile;

/**
 * How a model runs on its device.
 *
 * @param findings in words, most important first
 * @param device as plans write it
 * @param nodes which provider ran which share of the nodes, in words
 * @param loadMillis until the model was loaded
 * @param firstRunMillis of the first run
 * @param warmRunMillis median of the runs after it
 * @param warmRuns how many those were
 * @param grownMebibytes by how much the process grew; empty where the system does not tell
 * @param peakMebibytes of the whole process; empty where the system does not tell
 * @param arenaMebibytes the most that the engine's own allocator held; empty where it does not tell
 * @param transferMillis of the nodes that copy to and from the device in one run; empty where there
 *     are none or the engine does not tell
 */
public record DeviceFindings(
    List<String> findings,
    String device,
    String nodes,
    double loadMillis,
    double firstRunMillis,
    double warmRunMillis,
    int warmRuns,
    OptionalDouble grownMebibytes,
    OptionalDouble peakMebibytes,
    OptionalDouble arenaMebibytes,
    OptionalDouble transferMillis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MEBIBYTE = 1024.0 * 1024;
  private static final String NOT_TOLD = "not told by this engine";

  /** Copies the list. */
  public DeviceFindings {
    findings = List.copyOf(findings);
  }

  /** What a trial says. */
  public static DeviceFindings of(DeviceTrial trial) {
    String nodes = trial.profile().map(EngineProfile::shares).orElse(NOT_TOLD);
    OptionalLong copies =
        trial.profile().map(EngineProfile::copyNanos).orElse(OptionalLong.empty());
    return new DeviceFindings(
        sentences(trial, nodes, copies),
        trial.device().toString(),
        nodes,
        millis(trial.loadNanos()),
        millis(trial.firstNanos()),
        millis(trial.warmNanos()),
        trial.warmRuns(),
        mebibytes(trial.grownBytes()),
        mebibytes(trial.peakBytes()),
        mebibytes(trial.profile().map(EngineProfile::arenaPeakBytes).orElse(OptionalLong.empty())),
        copies.isPresent()
            ? OptionalDouble.of(millis(copies.getAsLong()))
            : OptionalDouble.empty());
  }

  private static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  private static OptionalDouble mebibytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? OptionalDouble.of(bytes.getAsLong() / MEBIBYTE)
        : OptionalDouble.empty();
  }

  private static List<String> sentences(DeviceTrial trial, String nodes, OptionalLong copies) {
    List<String> sentences = new ArrayList<>();
    sentences.add("On device %s, nodes: %s.".formatted(trial.device(), nodes));
    sentences.add(
        String.format(
            Locale.ROOT,
            "Warm-up: the model loads in %.0f ms, its first run takes %.1f ms, and a run once warm"
                + " %.1f ms (median of %d).",
            millis(trial.loadNanos()),
            millis(trial.firstNanos()),
            millis(trial.warmNanos()),
            trial.warmRuns()));
    sentences.add(memory(trial));
    sentences.add(transfer(trial, copies));
    return sentences;
  }

  private static String memory(DeviceTrial trial) {
    String grown =
        trial.grownBytes().isPresent()
            ? String.format(
                Locale.ROOT,
                "the process grew by %.0f MiB for one session and one worker, and held at most %.0f MiB",
                trial.grownBytes().getAsLong() / MEBIBYTE,
                trial.peakBytes().orElse(0) / MEBIBYTE)
            : "of the process not told by this system";
    String own = trial.device().isCpu() ? "" : "; memory of the device itself " + NOT_TOLD;
    return "Memory: " + grown + own + ".";
  }

  private static String transfer(DeviceTrial trial, OptionalLong copies) {
    if (trial.device().isCpu()) {
      return "Transfer: none, since the model reads and writes the memory that the images are"
          + " prepared in.";
    }
    if (copies.isEmpty()) {
      return "Transfer to and from the device: " + NOT_TOLD + ".";
    }
    return String.format(
        Locale.ROOT,
        "Transfer: %.2f ms of a run in nodes that copy; copies at its edges are %s.",
        millis(copies.getAsLong()),
        NOT_TOLD);
  }
}
