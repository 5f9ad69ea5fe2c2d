package org.cvready.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;

/** SHA-256 of what a certificate stands on. */
final class Hashes {
  private Hashes() {}

  /** Of one file; of a folder, of all files in it with their names. */
  static String of(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return HexFormat.of().formatHex(digest(file));
    }
    MessageDigest whole = sha256();
    try (Stream<Path> inside = Files.walk(file)) {
      for (Path each : inside.filter(Files::isRegularFile).sorted().toList()) {
        whole.update(file.relativize(each).toString().getBytes(StandardCharsets.UTF_8));
        whole.update(digest(each));
      }
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  /** Of a set: its annotation files in reading order, then its images by name. */
  static String of(Dataset data) throws IOException {
    MessageDigest whole = sha256();
    List<Path> files = data.contentFiles();
    int annotations = files.size() - data.samples().size();
    for (Path annotation : files.subList(0, annotations)) {
      whole.update(digest(annotation));
    }
    for (Sample sample : data.samples()) {
      whole.update(sample.name().getBytes(StandardCharsets.UTF_8));
      whole.update(digest(sample.file()));
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
