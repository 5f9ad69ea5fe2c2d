package org.cvready.certificate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has written, by hash, so that a changed byte is seen.
 *
 * @param plan the plan's file name, by which it is looked for later
 * @param sha256 of each file by its path in the run's folder, with {@code /} between names
 */
public record Manifest(String plan, SortedMap<String, String> sha256) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** Name of the file in a run's folder. */
  public static final String FILE = "manifest.json";

  /** Copies the hashes. */
  public Manifest {
    sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
  }
}
