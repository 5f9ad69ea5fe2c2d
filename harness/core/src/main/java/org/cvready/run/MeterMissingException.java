package org.cvready.run;

import java.io.IOException;

/** Nothing on the class path can measure throughput. */
public final class MeterMissingException extends IOException {
  private static final long serialVersionUID = 1;

  /** Says what is missing. */
  public MeterMissingException(String message) {
    super(message);
  }
}
