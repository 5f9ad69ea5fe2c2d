package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one run's outputs, which appears whole or not at all.
 *
 * <p>Everything is written into a hidden folder inside it and moved at the end, the certificate
 * last. Outputs of an earlier run in the same place are replaced; other files stay.
 */
final class OutputFolder implements AutoCloseable {
  private static final String LAST = "certificate.json";

  private final Path target;
  private final Path partial;
  private final boolean fresh;
  private final Thread whenStopped = new Thread(this::removeWhatItCan, "cvready-clean-up");

  private OutputFolder(Path target, Path partial, boolean fresh) {
    this.target = target;
    this.partial = partial;
    this.fresh = fresh;
  }

  static OutputFolder begin(Path target) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    if (Files.exists(whole) && !Files.isDirectory(whole)) {
      throw new IOException("output must be a folder, got the file " + target);
    }
    boolean fresh = !Files.exists(whole);
    Files.createDirectories(whole);
    OutputFolder folder =
        new OutputFolder(whole, Files.createTempDirectory(whole, ".partial-"), fresh);
    Runtime.getRuntime().addShutdownHook(folder.whenStopped);
    return folder;
  }

  /** Where to write a file of this name. */
  Path file(String name) {
    return partial.resolve(name);
  }

  /** Moves everything into place. */
  void finish() throws IOException {
    Files.deleteIfExists(target.resolve(LAST));
    for (Path file : written()) {
      Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(partial)) {
      return files
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(LAST))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /** Removes what was not moved, and the folder itself where it is new and stayed empty. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(whenStopped);
    } catch (IllegalStateException stopping) {
      return; // The process is being stopped, which removes the folder.
    }
    remove();
  }

  private void removeWhatItCan() {
    try {
      remove();
    } catch (IOException e) {
      // A hidden folder stays behind, which no run reads, and nobody is left to be told.
    }
  }

  private void remove() throws IOException {
    for (Path file : written()) {
      Files.delete(file);
    }
    Files.delete(partial);
    if (fresh && isEmpty()) {
      Files.delete(target);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.findAny().isEmpty();
    }
  }
}
