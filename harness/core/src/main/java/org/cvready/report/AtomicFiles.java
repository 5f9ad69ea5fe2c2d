package org.cvready.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that appear whole or not at all.
 *
 * <p>The content goes to a hidden file in the same folder, which then takes the place of the old
 * one in a single move. Where writing fails, the old file stays as it was and nothing half-written
 * is left. A target that is no regular file, such as {@code /dev/stdout}, is written directly.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes {@code text} as UTF-8; missing parent folders are made. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes what {@code content} writes; missing parent folders are made. */
  public static void write(Path file, Content content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      if (Files.isDirectory(target)) {
        throw new IOException("output must be a file, got the folder " + file);
      }
      fill(target, content, StandardOpenOption.WRITE);
      return;
    }
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("output must be a file, got " + file);
    }
    Files.createDirectories(folder);
    // Not Files.createTempFile: its owner-only permissions would become those of the output.
    Path partial =
        folder.resolve(
            ".%s.%016x.part"
                .formatted(target.getFileName(), ThreadLocalRandom.current().nextLong()));
    try {
      fill(partial, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      replace(partial, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void fill(Path file, Content content, StandardOpenOption... options)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16)) {
      content.writeTo(out);
    }
  }

  private static void replace(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
