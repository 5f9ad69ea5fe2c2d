package org.cvready.certificate;

/**
 * A certificate with the evidence behind it: what a report prints.
 *
 * @param certificate the answer
 * @param evidence why it is so
 */
public record Dossier(Certificate certificate, Evidence evidence) {
  /** A certificate alone, as it was given before evidence was kept, or by other programs. */
  public static Dossier of(Certificate certificate) {
    return new Dossier(certificate, Evidence.NONE);
  }
}
