package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one detection allocates after warm-up: some headers, whatever the size of the picture and of
 * the tensors.
 */
class DetectorMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 300;
  private static final int RUNS = 100;

  /** Headers, map entries, the list of detections; a row of the smallest tensor here is 768. */
  private static final long MOST_BYTES = 12_000;

  @TempDir private Path folder;

  /** Of a square input, with as many boxes as it has cells of strides 8, 16 and 32. */
  private Detector detector(int side, boolean open) throws IOException {
    int cells = side * side / 64 + side * side / 256 + side * side / 1024;
    float[] values = new float[6];
    System.arraycopy(new float[] {side / 2f, side / 2f, 16, 8, 0.5f, 0.25f}, 0, values, 0, 6);
    TinyOnnx model =
        new TinyOnnx().input("images", 1, 1, 3, side, side).metadata("names", "['a', 'b']");
    long[] shape = {1, cells, 6};
    model = open ? model.openOutput("out", shape, values) : model.output("out", shape, values);
    Path home = Files.createDirectories(folder.resolve(side + "-" + open));
    return Detector.open(ModelOptions.of(model.write(home)).withDecoder("yolov8"));
  }

  private static long bytesPerDetection(Detector detector, int width, int height) {
    Image image = TestPictures.plain(width, height, 10, 20, 30);
    try (DetectorWorker worker = detector.newWorker()) {
      for (int i = 0; i < WARM_UP; i++) {
        assertThat(worker.detect(image)).hasSize(2);
      }
      long direct = directBytes();
      long thread = Thread.currentThread().getId();
      long before = THREADS.getThreadAllocatedBytes(thread);
      for (int i = 0; i < RUNS; i++) {
        worker.detect(image);
      }
      long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
      assertThat(directBytes()).as("native buffers").isLessThanOrEqualTo(direct);
      return allocated / RUNS;
    }
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getTotalCapacity)
        .sum();
  }

  @ParameterizedTest(name = "output of open shape: {0}")
  @ValueSource(booleans = {false, true})
  void detect_ofLargerPicturesAndTensors_allocatesNoMore(boolean open) throws IOException {
    assumeTrue(THREADS.isThreadAllocatedMemoryEnabled(), "the JVM does not count allocations");
    long[] bytes = new long[4];
    int at = 0;
    for (int side : new int[] {64, 512}) {
      try (Detector detector = detector(side, open)) {
        bytes[at++] = bytesPerDetection(detector, 160, 120);
        // 64 times the pixels: 3.7 MB against 58 kB.
        bytes[at++] = bytesPerDetection(detector, 1280, 960);
      }
    }
    for (long one : bytes) {
      assertThat(one).as("bytes per detection: %s", bytes).isPositive().isLessThan(MOST_BYTES);
      // 64 times the elements of input and output: 3.1 MB against 49 kB, 129 kB against 2 kB.
      assertThat(one).as("bytes per detection: %s", bytes).isCloseTo(bytes[0], within(1_500L));
    }
  }

  @Test
  void detect_onOutputsOfOpenShape_equalsThoseOfFixedShape() throws IOException {
    Image image = TestPictures.plain(100, 80, 1, 2, 3);
    try (Detector open = detector(64, true);
        Detector fixed = detector(64, false);
        DetectorWorker one = open.newWorker();
        DetectorWorker other = fixed.newWorker()) {
      for (int i = 0; i < 3; i++) {
        assertThat(one.detect(image)).isEqualTo(other.detect(image)).isNotEmpty();
      }
    }
  }
}
