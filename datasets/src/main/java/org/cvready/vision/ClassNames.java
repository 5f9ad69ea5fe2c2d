package org.cvready.vision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The names of a model's or a data set's classes, in their order; no name stands twice. */
public final class ClassNames {
  private final List<String> names;
  private final Map<String, Integer> indexes;

  private ClassNames(List<String> names) {
    this.names = List.copyOf(names);
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < this.names.size(); i++) {
      Integer first = byName.putIfAbsent(this.names.get(i), i);
      if (first != null) {
        throw new IllegalArgumentException(
            "class names must differ, got '%s' at %d and %d"
                .formatted(this.names.get(i), first, i));
      }
    }
    this.indexes = Map.copyOf(byName);
  }

  /** The given names in the given order; they must differ. */
  public static ClassNames of(List<String> names) {
    return new ClassNames(names);
  }

  /** The given names in the given order; they must differ. */
  public static ClassNames of(String... names) {
    return new ClassNames(List.of(names));
  }

  /** How many classes there are. */
  public int size() {
    return names.size();
  }

  /** The name at {@code index}, which must be in [0, size). */
  public String name(int index) {
    return names.get(index);
  }

  /** The position of {@code name}, or empty where there is no such class. */
  public OptionalInt indexOf(String name) {
    Integer index = indexes.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** All names, in order. */
  public List<String> names() {
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassNames that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
