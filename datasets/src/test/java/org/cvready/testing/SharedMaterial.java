package org.cvready.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real models, images and reference figures in {@code ../shared} beside the project.
 *
 * <p>They are not part of the project. A test that needs them is skipped where they are missing,
 * and fails where {@code CI=true} says that they must be there.
 */
public final class SharedMaterial {
  private SharedMaterial() {}

  /** The project's root folder. */
  public static Path projectRoot() {
    String root = System.getProperty("cvready.root");
    if (root != null && !root.isEmpty()) {
      return Path.of(root).toAbsolutePath().normalize();
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no project root above " + Path.of("").toAbsolutePath());
    }
    return folder;
  }

  /** A file or folder of {@code ../shared}; ends the test where it is missing. */
  public static Path at(String path) {
    Path file = projectRoot().resolveSibling("shared").resolve(path);
    if (Files.exists(file)) {
      return file;
    }
    String reason = "needs ../shared/" + path + " beside the project, which is missing";
    if ("true".equals(System.getenv("CI"))) {
      return fail(reason);
    }
    return abort(reason);
  }
}
