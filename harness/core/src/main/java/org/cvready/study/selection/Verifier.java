package org.cvready.study.selection;

import java.util.List;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** Looks at an image again; for one thread. */
public interface Verifier extends AutoCloseable {
  /**
   * What it sees.
   *
   * @param image as it was captured
   * @param first what the model saw, by falling score
   * @return by falling score, with the model's class indexes
   */
  List<Detection> look(Image image, List<Detection> first);

  @Override
  void close();
}
