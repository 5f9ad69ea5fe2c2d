package org.cvready.certificate;

import java.util.Locale;

/**
 * What a certificate has to say to one outcome of the NIST AI Risk Management Framework.
 *
 * @param subcategory its number, such as {@code MEASURE 2.3}
 * @param about what it asks for, in a few words of ours
 * @param answeredBy which part of the certificate answers
 * @param leavesOpen what that part does not answer
 * @param status how far it is answered
 */
public record RiskAnswer(
    String subcategory, String about, String answeredBy, String leavesOpen, Status status) {
  /** How far an outcome is answered. */
  public enum Status {
    /** The certificate holds what is asked for. */
    ANSWERED,
    /** Some of it. */
    IN_PART,
    /** The plan asked for nothing that would answer it, or left it out. */
    OPEN;

    /** In words: {@code in part}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
