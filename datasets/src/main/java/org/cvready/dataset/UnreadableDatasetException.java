package org.cvready.dataset;

/** A data set that must not be used as it is: its message lists what is wrong with it. */
public final class UnreadableDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient DatasetFindings findings;

  /** For the set called {@code name} with at least one error among its findings. */
  public UnreadableDatasetException(String name, DatasetFindings findings) {
    super(
        "data set %s has %d %s:%s"
            .formatted(
                name,
                findings.errors(),
                findings.errors() == 1 ? "error" : "errors",
                findings.errorText()));
    this.findings = findings;
  }

  /** Everything that was found, warnings too. */
  public DatasetFindings findings() {
    return findings;
  }
}
