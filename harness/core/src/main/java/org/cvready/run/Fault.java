package org.cvready.run;

import java.util.Optional;
import org.cvready.dataset.UnreadableDatasetException;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.plan.BadPlanException;

/** Whose fault it is that a run could not be made, where it is not the program's own. */
public enum Fault {
  /** The plan's, or that of another argument. */
  PLAN,
  /** The model's, or the images'. */
  DATA;

  /** Whose fault an error is; empty for any that this program did not foresee. */
  public static Optional<Fault> of(Throwable thrown) {
    if (thrown instanceof BadPlanException || thrown instanceof BadBaselineException) {
      return Optional.of(PLAN);
    }
    boolean data =
        thrown instanceof UnreadableDatasetException
            || thrown instanceof UnreadableImageException
            || thrown instanceof UnusableModelException;
    return data ? Optional.of(DATA) : Optional.empty();
  }
}
