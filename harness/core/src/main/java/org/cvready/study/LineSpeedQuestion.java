package org.cvready.study;

import java.time.Duration;
import java.util.List;
import org.cvready.dataset.Sample;
import org.cvready.latency.LineSpeedSetup;

/**
 * How fast a model must decide, and on what.
 *
 * @param images shown in turn, over and over, at least one
 * @param setup schedule, cameras, warm-up, workers and queue
 * @param deadline from scheduled arrival to decision
 * @param stall declared longest stall
 */
public record LineSpeedQuestion(
    List<Sample> images, LineSpeedSetup setup, Duration deadline, Duration stall) {
  /** Copies the list and checks that there is an image. */
  public LineSpeedQuestion {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a line-speed run needs at least one image, got none");
    }
  }

  /** The same at another speed or for another time. */
  public LineSpeedQuestion with(LineSpeedSetup newSetup) {
    return new LineSpeedQuestion(images, newSetup, deadline, stall);
  }
}
