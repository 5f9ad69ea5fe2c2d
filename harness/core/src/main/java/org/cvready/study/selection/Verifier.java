package org.cvready.study.selection;

import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.vision.Detection;

/** Looks at an image again; for one thread. */
public interface Verifier extends AutoCloseable {
  /**
   * What it sees.
   *
   * @param picture decoded as its {@link Verification#decoder} says
   * @param first what the model saw, by falling score; anything where that does not count
   * @return by falling score, in pixels of the picture as captured, with the model's class indexes
   */
  List<Detection> look(Capture picture, List<Detection> first);

  /** Whether what the model saw counts. */
  boolean needsFirst();

  /** How many times it has shown a picture to a network so far. */
  long inferences();

  @Override
  void close();
}
