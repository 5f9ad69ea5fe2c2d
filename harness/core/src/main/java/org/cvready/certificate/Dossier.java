package org.cvready.certificate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A certificate with the evidence behind it: what a report prints.
 *
 * @param certificate the answer
 * @param evidence why it is so
 * @param pictures JPEG files of the gallery in Base64 by their number; one may be missing
 */
public record Dossier(
    Certificate certificate, Evidence evidence, SortedMap<Integer, String> pictures) {
  /** Copies the pictures. */
  public Dossier {
    pictures = Collections.unmodifiableSortedMap(new TreeMap<>(pictures));
  }

  /** A certificate alone, as it was given before evidence was kept, or by other programs. */
  public static Dossier of(Certificate certificate) {
    return new Dossier(certificate, Evidence.NONE, new TreeMap<>());
  }
}
