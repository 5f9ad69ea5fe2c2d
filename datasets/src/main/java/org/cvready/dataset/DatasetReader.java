package org.cvready.dataset;

import java.io.IOException;

/** Reads data sets of one format. */
interface DatasetReader {
  /**
   * Reads as much of a set as can be used, and logs every problem on the way.
   *
   * @throws UnusableSetException where nothing of the set can be used
   */
  Dataset read(String name, DatasetLocation location, ProblemLog problems) throws IOException;

  /** A fault after which there is no set left to go on with. */
  final class UnusableSetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String where;

    UnusableSetException(String where, String message) {
      super(message);
      this.where = where;
    }

    String where() {
      return where;
    }
  }
}
