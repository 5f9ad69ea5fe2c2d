package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cvready.imaging.ImageHeader;
import org.cvready.imaging.Printable;
import org.cvready.imaging.UnreadableImageException;

/** The folder of a data set, out of which no name of a file may lead. */
final class ImageFolder {
  private final Path root;
  private final Path realRoot;
  private final boolean linksLeaveFolder;
  private final ProblemLog problems;

  ImageFolder(Path root, ReadingOptions options, ProblemLog problems) throws IOException {
    this.root = root.normalize();
    this.realRoot = root.toRealPath();
    this.linksLeaveFolder = options.linksLeaveFolder();
    this.problems = problems;
  }

  Path root() {
    return root;
  }

  /** The file that a name from an annotation means, or empty (and logged) where it leads out. */
  Optional<Path> resolve(String name, String where) {
    try {
      Path given = Path.of(name);
      Path file = root.resolve(given).normalize();
      // A Windows path is no absolute path elsewhere, but never a name below the folder either.
      boolean drive = name.matches("[A-Za-z]:[\\\\/].*");
      boolean inside = file.startsWith(root) && !root.relativize(file).startsWith("..");
      if (!name.isEmpty() && !given.isAbsolute() && !drive && inside && !file.equals(root)) {
        return Optional.of(file);
      }
    } catch (InvalidPathException e) {
      problems.error(where, "file name must be a path, got " + quoted(name));
      return Optional.empty();
    }
    problems.error(where, "file name must stay inside the data set's folder, got " + quoted(name));
    return Optional.empty();
  }

  /** The head of an image, or empty (and logged) where the image cannot be used. */
  Optional<ImageHeader> header(Path file, String where) {
    if (!Files.exists(file)) {
      problems.error(where, "the image file is missing: " + shown(file));
      return Optional.empty();
    }
    if (!staysInside(file, where)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageHeader.read(file));
    } catch (UnreadableImageException e) {
      problems.error(where, shown(file) + ": " + e.problem());
      return Optional.empty();
    }
  }

  /** False (and logged) where a symbolic link leads out of the folder. */
  boolean staysInside(Path file, String where) {
    try {
      Path real = file.toRealPath();
      if (linksLeaveFolder || real.startsWith(realRoot)) {
        return true;
      }
      problems.error(
          where,
          "file must stay inside the data set's folder, but %s links out of it"
              .formatted(shown(file)));
    } catch (IOException e) {
      problems.error(where, "%s cannot be read: %s".formatted(shown(file), e));
    }
    return false;
  }

  /** The path below the folder, printable. */
  String shown(Path file) {
    return Printable.of(FileNames.relative(root, file));
  }

  static String quoted(String name) {
    return "'" + Printable.of(name) + "'";
  }

  /** Names of all files below a folder of the set, ordered; hidden ones are left out. */
  List<String> namesBelow(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    Files.walkFileTree(folder, new Walk(folder, names));
    Collections.sort(names);
    return names;
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<String> names;

    private Walk(Path folder, List<String> names) {
      this.folder = folder;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean skip = !directory.equals(folder) && isHidden(directory);
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
        problems.warning(shown(file), "a link to a folder is not followed");
        return FileVisitResult.CONTINUE;
      }
      names.add(FileNames.relative(folder, file));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      problems.error(shown(file), "the file cannot be read: " + cause);
      return FileVisitResult.CONTINUE;
    }

    /** Names with a leading dot, such as the resource forks that macOS puts beside images. */
    private static boolean isHidden(Path file) {
      return file.getFileName() != null && file.getFileName().toString().startsWith(".");
    }
  }
}
