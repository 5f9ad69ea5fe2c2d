package org.cvready.model.engine;

/**
 * Where a network runs: {@code cpu}, {@code cuda:1}, {@code openvino:GPU}, {@code tensorrt+cpu}.
 *
 * <p>A device other than the processor has to run every node of the network. Where a model has
 * nodes that it cannot run, {@code +cpu} allows those alone to go to the processor; nothing moves
 * there without being asked for, and the certificate says which share did.
 *
 * @param provider what does the arithmetic
 * @param detail which of several, such as {@code 1} or {@code GPU}; empty for the first
 * @param cpuToo whether nodes that it cannot run may go to the processor
 */
public record Device(Provider provider, String detail, boolean cpuToo) {
  /** The processor. */
  public static final Device CPU = new Device(Provider.CPU, "", false);

  private static final String CPU_TOO = "+cpu";

  /** Checks that the parts fit. */
  public Device {
    if (!provider.accepts(detail)) {
      throw new IllegalArgumentException(
          "device %s must be written %s, got detail '%s'"
              .formatted(provider.word(), provider.usage(), detail));
    }
    if (cpuToo && provider == Provider.CPU) {
      throw new IllegalArgumentException("device cpu must stand without +cpu, got cpu+cpu");
    }
  }

  /**
   * Reads a device as plans write it.
   *
   * @throws IllegalArgumentException where it is none; the message lists all
   */
  public static Device parse(String text) {
    boolean cpuToo = text.endsWith(CPU_TOO);
    String rest = cpuToo ? text.substring(0, text.length() - CPU_TOO.length()) : text;
    int colon = rest.indexOf(':');
    String word = colon < 0 ? rest : rest.substring(0, colon);
    String detail = colon < 0 ? "" : rest.substring(colon + 1);
    boolean dangling = colon >= 0 && detail.isEmpty();
    Provider provider = Provider.byWord(word).orElse(null);
    boolean twice = cpuToo && provider == Provider.CPU;
    if (provider == null || dangling || twice || !provider.accepts(detail)) {
      throw new IllegalArgumentException(rule() + ", got '" + text + "'");
    }
    return new Device(provider, detail, cpuToo);
  }

  /** What a device may be, for messages. */
  private static String rule() {
    return "device must be one of %s; all but cpu may be followed by +cpu, for nodes that they cannot run"
        .formatted(String.join(", ", Provider.usages()));
  }

  /** The number behind the colon, 0 where there is none. */
  public int number() {
    return detail.isEmpty() ? 0 : Integer.parseInt(detail);
  }

  /** True where every node runs on the processor by right. */
  public boolean isCpu() {
    return provider == Provider.CPU;
  }

  /** As plans write it. */
  @Override
  public String toString() {
    return provider.word() + (detail.isEmpty() ? "" : ":" + detail) + (cpuToo ? CPU_TOO : "");
  }
}
