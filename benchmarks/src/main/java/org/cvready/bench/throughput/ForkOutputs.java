package org.cvready.bench.throughput;

import java.util.List;
import org.cvready.study.throughput.ThroughputMeter.TimedOutput;

/**
 * What one thread of a fork has seen while it was timed.
 *
 * @param shown images
 * @param images positions of the different ones among them
 * @param kept a sample of what the model found
 */
record ForkOutputs(long shown, List<Integer> images, List<TimedOutput> kept) {
  ForkOutputs {
    images = List.copyOf(images);
    kept = List.copyOf(kept);
  }
}
