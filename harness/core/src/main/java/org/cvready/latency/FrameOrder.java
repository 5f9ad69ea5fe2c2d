package org.cvready.latency;

/** All frames of a run in the order in which they arrive. */
final class FrameOrder {
  private final long[] units;
  private final int[] frames;
  private final int cameras;
  private final long phaseNanos;

  FrameOrder(LineSpeedSetup setup) {
    this.units = setup.schedule().arrivals(setup.mostUnits());
    this.cameras = setup.cameras().count();
    this.phaseNanos = setup.cameras().phase().toNanos();
    this.frames = new int[Math.multiplyExact(units.length, cameras)];
    merge();
  }

  /** Each camera's frames come in the order of the units, so the next is one of their heads. */
  private void merge() {
    int[] heads = new int[cameras];
    for (int i = 0; i < frames.length; i++) {
      int first = -1;
      for (int camera = 0; camera < cameras; camera++) {
        if (heads[camera] < units.length && (first < 0 || isBefore(heads, camera, first))) {
          first = camera;
        }
      }
      frames[i] = heads[first] * cameras + first;
      heads[first]++;
    }
  }

  private boolean isBefore(int[] heads, int camera, int other) {
    long at = units[heads[camera]] + camera * phaseNanos;
    long otherAt = units[heads[other]] + other * phaseNanos;
    return at < otherAt || (at == otherAt && heads[camera] < heads[other]);
  }

  /** How many there are. */
  int size() {
    return frames.length;
  }

  /** The number of the frame that arrives as the {@code i}-th. */
  int frame(int i) {
    return frames[i];
  }

  /** The unit that a frame shows. */
  int unitOf(int frame) {
    return frame / cameras;
  }

  /** When a frame arrives, nanoseconds after the start of the schedule. */
  long frameNanos(int frame) {
    return units[frame / cameras] + (frame % cameras) * phaseNanos;
  }

  /** When the first frame of a unit arrives, nanoseconds after the start of the schedule. */
  long unitNanos(int unit) {
    return units[unit];
  }
}
