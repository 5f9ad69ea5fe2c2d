package org.cvready.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cvready.certificate.Manifest;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.report.ManifestJson;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.profile.ReferenceProfile;

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

  /** Writes the manifest of all that was written so far; nothing may be written after it. */
  void list(String planFile) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : written()) {
      if (Files.isRegularFile(file)) {
        hashes.put(partial.relativize(file).toString().replace('\\', '/'), Hashes.of(file));
      }
    }
    Manifest manifest = new Manifest(planFile, hashes);
    Files.writeString(file(Manifest.FILE), ManifestJson.write(manifest));
  }

  /** Moves everything into place. Pictures of an earlier run go, also where none come. */
  void finish() throws IOException {
    Files.deleteIfExists(target.resolve(LAST));
    // Not every run has them, and those of an earlier one would be taken for this one's.
    Files.deleteIfExists(target.resolve(Recalibration.FILE));
    Files.deleteIfExists(target.resolve(ReferenceProfile.FILE));
    removePictures(target.resolve(GalleryPicture.FOLDER));
    for (Path file : written()) {
      Path place = target.resolve(partial.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(place);
      } else {
        Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The pictures themselves alone: whatever else is in their folder is not a run's. */
  private static void removePictures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9][0-9][0-9].jpg")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    if (isEmpty(folder)) {
      Files.delete(folder);
    }
  }

  /** Files and folders, a folder before what is in it, the certificate last of all. */
  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(partial)) {
      return files
          .filter(file -> !file.equals(partial))
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
    List<Path> files = new ArrayList<>(written());
    Collections.reverse(files);
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(partial);
    if (fresh && isEmpty(target)) {
      Files.delete(target);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
