package org.cvready.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The SHA-256 of a set: of the names and bytes of all its files, in the order of the names. */
public final class SetDigest {
  /** The file beside the sets that lists their digests, as {@code sha256sum} lists files. */
  public static final String FILE = "SHA256SUMS";

  private SetDigest() {}

  /** The digest of a set's folder, as hexadecimal digits. */
  public static String of(Path folder) throws IOException {
    MessageDigest digest = sha256();
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      digest.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Lists the digests of all sets below a folder in its {@link #FILE}. */
  static void writeAll(Path root) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (LineSet set : LineSet.values()) {
      Path folder = root.resolve(set.folder());
      if (Files.isDirectory(folder)) {
        sums.append(of(folder)).append("  ").append(set.folder()).append('\n');
      }
    }
    Files.writeString(root.resolve(FILE), sums);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
