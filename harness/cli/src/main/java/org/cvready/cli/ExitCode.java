package org.cvready.cli;

import org.cvready.gate.Verdict;

/** What the process tells its caller. */
public enum ExitCode {
  /** Certified, or the verb did what was asked. */
  OK(0),
  /** A gate failed. */
  FAILED(1),
  /** No gate failed, but not all could be decided. */
  INCONCLUSIVE(2),
  /** A bad plan or argument. */
  BAD_ARGUMENT(64),
  /** Data that cannot be read, or an output that cannot be written. */
  BAD_DATA(65),
  /** A fault of the program. */
  OUR_FAULT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The code of a finished certification. */
  public static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> OK;
      case FAIL -> FAILED;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }
}
