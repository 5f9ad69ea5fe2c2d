package org.cvready.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a plan names: relative to its folder, and inside it unless the user allows more. */
final class PlanFiles {
  private final Path folder;
  private final PathRule rule;

  PlanFiles(Path planFile, PathRule rule) {
    Path parent = planFile.toAbsolutePath().normalize().getParent();
    this.folder = parent == null ? planFile.toAbsolutePath() : parent;
    this.rule = rule;
  }

  /** The existing file or folder that the key names, absolute; what is wrong is noted. */
  Optional<Path> existing(Section section, String key) {
    return section.text(key).flatMap(text -> existing(section, key, text));
  }

  private Optional<Path> existing(Section section, String key, String text) {
    try {
      Path path = folder.resolve(text).normalize();
      boolean inside = path.startsWith(folder);
      if (!inside && rule == PathRule.INSIDE_PLAN_FOLDER) {
        return outside(section, key, text);
      }
      if (!Files.exists(path)) {
        section.problem(key, "names a file that does not exist: " + path);
        return Optional.empty();
      }
      if (rule == PathRule.INSIDE_PLAN_FOLDER
          && !path.toRealPath().startsWith(folder.toRealPath())) {
        return outside(section, key, text);
      }
      return Optional.of(path);
    } catch (InvalidPathException | IOException | SecurityException e) {
      section.problem(key, "must be a readable path, got '%s'".formatted(text));
      return Optional.empty();
    }
  }

  private static Optional<Path> outside(Section section, String key, String text) {
    section.problem(
        key,
        "must stay inside the plan's folder, got '%s'".formatted(text),
        "to copy it there, or --allow-outside");
    return Optional.empty();
  }
}
