package org.cvready.metric;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a measurement is about: which set, class, slice and condition.
 *
 * @param dataset name of the set in the plan; {@code line_speed} for latency
 * @param className one class, or empty for all together
 * @param slice tag and value of the slice, empty for the whole set
 * @param condition id of the condition; {@link #CLEAN} for the images as they are
 * @param versus the set it is compared with, where the measurement is a gap
 */
public record Scope(
    String dataset,
    Optional<String> className,
    SortedMap<String, String> slice,
    String condition,
    Optional<String> versus) {
  /** The condition id of unperturbed images. */
  public static final String CLEAN = "clean";

  /** Copies the slice. */
  public Scope {
    slice = Collections.unmodifiableSortedMap(new TreeMap<>(slice));
  }

  /** A whole set as it is, all classes together. */
  public static Scope of(String dataset) {
    return new Scope(dataset, Optional.empty(), new TreeMap<>(), CLEAN, Optional.empty());
  }

  /** The same, for one class. */
  public Scope withClass(String name) {
    return new Scope(dataset, Optional.of(name), slice, condition, versus);
  }

  /** The same, for one slice. */
  public Scope withSlice(Map<String, String> tags) {
    return new Scope(dataset, className, new TreeMap<>(tags), condition, versus);
  }

  /** The same, under a condition. */
  public Scope withCondition(String id) {
    return new Scope(dataset, className, slice, id, versus);
  }

  /** The same as a gap to another set. */
  public Scope withVersus(String other) {
    return new Scope(dataset, className, slice, condition, Optional.of(other));
  }

  /** The scope as people read it: {@code scratch, line3, shift=night, glare@3}. */
  public String text() {
    StringJoiner text = new StringJoiner(", ");
    className.ifPresent(text::add);
    text.add(versus.map(other -> dataset + " versus " + other).orElse(dataset));
    slice.forEach((tag, value) -> text.add(tag + "=" + value));
    if (!condition.equals(CLEAN)) {
      text.add(condition);
    }
    return text.toString();
  }
}
