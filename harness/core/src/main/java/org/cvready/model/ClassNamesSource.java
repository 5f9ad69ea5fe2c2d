package org.cvready.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.vision.ClassNames;

/**
 * Where class names come from: the user's list, the user's file, the model's metadata, or nowhere.
 *
 * @param names in class order; empty where nothing names them
 * @param dataNames names of a data set to fall back on, where their number fits
 * @param because where they come from, as a phrase
 */
record ClassNamesSource(
    Optional<List<String>> names, Optional<List<String>> dataNames, String because) {
  private static final long MOST_BYTES = 1 << 20;

  static ClassNamesSource find(ModelOptions options, Map<String, String> metadata) {
    if (options.classNames().isPresent()) {
      return new ClassNamesSource(options.classNames(), Optional.empty(), "the user");
    }
    if (options.namesFile().isPresent()) {
      Path file = options.namesFile().get();
      return new ClassNamesSource(
          Optional.of(read(file)), Optional.empty(), "file " + file.getFileName());
    }
    String literal = metadata.get("names");
    if (literal != null) {
      return new ClassNamesSource(
          Optional.of(NamesLiteral.parse(literal)),
          Optional.empty(),
          "'names' in the model's metadata");
    }
    return new ClassNamesSource(
        Optional.empty(), options.dataNames(), "nothing, so they are numbered");
  }

  /**
   * This source, or the data set's names where nothing else gives names and their number fits.
   *
   * @param classes how many the model tells apart; 0 where it does not say
   */
  ClassNamesSource forClasses(int classes) {
    boolean fits = dataNames.map(list -> classes == 0 || list.size() == classes).orElse(false);
    return names.isEmpty() && fits
        ? new ClassNamesSource(
            dataNames, Optional.empty(), "the data set, in its order, since the model has none")
        : this;
  }

  OptionalInt count() {
    return names.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty());
  }

  /** The names of a model that tells {@code classes} classes apart; 0 where it does not say. */
  ClassNames resolve(int classes) {
    if (names.isEmpty()) {
      if (classes == 0) {
        throw new UnusableModelException(
            "class names must be given: neither the model's metadata nor its outputs say how many"
                + " classes there are");
      }
      return ClassNames.of(IntStream.range(0, classes).mapToObj(i -> "class_" + i).toList());
    }
    List<String> found = names.get();
    if (classes != 0 && found.size() != classes) {
      throw new UnusableModelException(
          "class names must be %d, as many as the model tells apart, got %d from %s"
              .formatted(classes, found.size(), because));
    }
    try {
      return ClassNames.of(found);
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(e.getMessage() + ", from " + because, e);
    }
  }

  private static List<String> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UnusableModelException(
            "file of class names must have at most %d bytes, got %d in %s"
                .formatted(MOST_BYTES, Files.size(file), file));
      }
      List<String> names =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      if (names.isEmpty()) {
        throw new UnusableModelException(
            "file of class names must hold at least one name, got none in " + file);
      }
      return names;
    } catch (IOException e) {
      throw new UnusableModelException(
          "file of class names must be readable text, got %s: %s".formatted(file, e), e);
    }
  }
}
