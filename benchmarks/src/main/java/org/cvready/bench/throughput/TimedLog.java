package org.cvready.bench.throughput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.study.throughput.ThroughputMeter.TimedOutput;
import org.cvready.vision.Detection;

/**
 * What one thread sees while it is timed: how many images, which, and a sample of what was found,
 * each output with the same chance (reservoir sampling: Vitter, "Random Sampling with a Reservoir",
 * algorithm R, 1985).
 */
final class TimedLog {
  private static final int KEPT = 8;

  private final int images;
  private final SplittableRandom random;
  private final BitSet distinct = new BitSet();
  private final List<TimedOutput> kept = new ArrayList<>();
  private long shown;
  private long offered;

  /**
   * An empty log.
   *
   * @param images how many different ones there are
   */
  TimedLog(int images, long seed) {
    this.images = images;
    this.random = new SplittableRandom(seed);
  }

  /** Notes that so many images were shown, from this position on. */
  void shown(long first, int batch) {
    shown += batch;
    for (int place = 0; place < batch; place++) {
      distinct.set((int) ((first + place) % images));
    }
  }

  /** Offers what was found in one of them. */
  void offer(long position, List<Detection> detections) {
    offered++;
    int image = (int) (position % images);
    if (kept.size() < KEPT) {
      kept.add(new TimedOutput(image, detections));
      return;
    }
    long place = random.nextLong(offered);
    if (place < KEPT) {
      kept.set((int) place, new TimedOutput(image, detections));
    }
  }

  void leave(JobFiles files) throws IOException {
    files.leave(new ForkOutputs(shown, distinct.stream().boxed().toList(), kept));
  }
}
