package org.cvready.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much of the machine's memory this process holds, where the system tells: on Linux. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIB = 1024;

  private ProcessMemory() {}

  /** Bytes in use now. */
  static OptionalLong resident() {
    return field("VmRSS:");
  }

  /** The most bytes in use since the process started. */
  static OptionalLong peak() {
    return field("VmHWM:");
  }

  private static OptionalLong field(String name) {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replace("kB", "").strip())
          .mapToLong(kib -> KIB * Long.parseLong(kib))
          .findFirst();
    } catch (IOException | NumberFormatException unreadable) {
      return OptionalLong.empty(); // Only a line of the report is lost.
    }
  }
}
