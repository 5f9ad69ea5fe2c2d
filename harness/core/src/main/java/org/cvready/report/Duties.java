package org.cvready.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;

/** Who answers for a certificate, with what nobody has stated said to be so. */
final class Duties {
  private static final List<String> ALL = List.of("owner", "reviewed_every", "act_when");

  private Duties() {}

  /** Each duty by its key, {@code reviewed_every}, and what is stated of it. */
  static Map<String, String> of(Certificate certificate) {
    Map<String, String> duties = new TreeMap<>();
    ALL.forEach(duty -> duties.put(duty, "not stated"));
    duties.putAll(certificate.responsibilities());
    return duties;
  }
}
