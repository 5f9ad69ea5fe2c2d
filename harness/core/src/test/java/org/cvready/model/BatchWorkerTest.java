package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cvready.model.BatchWorker.Prepared;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchWorkerTest {
  private static final int SIDE = 16;
  private static final int ROWS = 84;
  private static final List<Image> PICTURES =
      List.of(
          TestPictures.plain(32, 32, 200, 200, 200),
          TestPictures.plain(20, 40, 90, 90, 90),
          TestPictures.plain(48, 24, 150, 150, 150));

  @TempDir private Path folder;

  /** Finds one box whose score is the first sample of each picture of the batch. */
  private static final class GreyEngine implements ExecutionEngine {
    @Override
    public String description() {
      return "grey";
    }

    @Override
    public ModelSignature signature() {
      return new ModelSignature(
          List.of(
              new TensorInfo(
                  "images", ElementType.FLOAT32, List.of(-1L, 3L, (long) SIDE, (long) SIDE))),
          List.of(new TensorInfo("out", ElementType.FLOAT32, List.of(-1L, (long) ROWS, 6L))),
          Map.of("names", "{0: 'a', 1: 'b'}"));
    }

    @Override
    public InferenceSlot newSlot(List<TensorInfo> inputs) {
      int batch = Math.toIntExact(inputs.get(0).shape().get(0));
      ByteBuffer memory =
          ByteBuffer.allocateDirect(batch * 3 * SIDE * SIDE * Float.BYTES)
              .order(ByteOrder.nativeOrder());
      return new InferenceSlot() {
        @Override
        public ByteBuffer input(String name) {
          return memory;
        }

        @Override
        public List<OutputTensor> run() {
          float[] values = new float[batch * ROWS * 6];
          for (int place = 0; place < batch; place++) {
            // The middle of the frame, which no bar covers.
            int middle = place * 3 * SIDE * SIDE + SIDE / 2 * SIDE + SIDE / 2;
            float grey = memory.getFloat(middle * Float.BYTES);
            float[] box = {4, 4, 12, 12, grey, 1};
            System.arraycopy(box, 0, values, place * ROWS * 6, 6);
          }
          return List.of(
              new OutputTensor("out", ElementType.FLOAT32, new int[] {batch, ROWS, 6}, values));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }

  /** A box in every line, since zeros alone do not tell decoders apart. */
  private static float[] boxes() {
    float[] values = new float[ROWS * 6];
    for (int line = 0; line < ROWS; line++) {
      float[] box = {32, 32, 16, 8, 0, 0};
      System.arraycopy(box, 0, values, 6 * line, 6);
    }
    return values;
  }

  private static Detector grey() {
    return Detector.on(new GreyEngine(), ModelOptions.of(Path.of("grey")));
  }

  private static List<List<Detection>> oneByOne(Detector detector) {
    try (DetectorWorker worker = detector.newWorker()) {
      return PICTURES.stream().map(worker::detect).toList();
    }
  }

  @Test
  void detections_ofABatch_areThoseOfEachPictureAlone() {
    try (Detector detector = grey();
        BatchWorker worker = detector.newBatchWorker(PICTURES.size())) {
      for (int place = 0; place < PICTURES.size(); place++) {
        worker.put(place, PICTURES.get(place));
      }
      worker.run();
      List<List<Detection>> expected = oneByOne(detector);
      assertThat(expected).doesNotHaveDuplicates().noneMatch(List::isEmpty);
      for (int place = 0; place < PICTURES.size(); place++) {
        assertThat(worker.detections(place)).isEqualTo(expected.get(place));
      }
    }
  }

  @Test
  void detections_ofPreparedPictures_areThoseOfEachPictureAlone() {
    try (Detector detector = grey();
        BatchWorker worker = detector.newBatchWorker(2)) {
      List<Prepared> prepared = PICTURES.stream().map(worker::prepare).toList();
      // In another order, and one again, so that places and pictures differ.
      worker.put(0, prepared.get(2));
      worker.put(1, prepared.get(0));
      worker.put(0, prepared.get(1));
      worker.run();
      List<List<Detection>> expected = oneByOne(detector);
      assertThat(worker.detections(0)).isEqualTo(expected.get(1));
      assertThat(worker.detections(1)).isEqualTo(expected.get(0));
      assertThat(detector.batchObstacle()).isEmpty();
    }
  }

  /** A box that grows with the mean of the picture, with a score that does too. */
  private Detector open() {
    return Detector.open(
        ModelOptions.of(
                new TinyOnnx()
                    .input("images", 1, -1, 3, 32, 32)
                    .timesMean("out", "images", new long[] {ROWS, 6}, 4, 8, 30, 32, 1, 0)
                    .metadata("names", "['a', 'b']")
                    .write(folder))
            .withDecoder("end_to_end"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void detections_ofABatchOnOnnxRuntime_areThoseOfEachPictureAlone(int batch) {
    try (Detector detector = open();
        BatchWorker worker = detector.newBatchWorker(batch)) {
      assertThat(detector.batchObstacle()).isEmpty();
      List<List<Detection>> expected = oneByOne(detector);
      assertThat(expected).doesNotHaveDuplicates().noneMatch(List::isEmpty);
      // Every picture comes to every place, so that none is answered from another's.
      for (int first = 0; first < PICTURES.size(); first++) {
        for (int place = 0; place < batch; place++) {
          worker.put(place, PICTURES.get((first + place) % PICTURES.size()));
        }
        worker.run();
        for (int place = 0; place < batch; place++) {
          assertThat(worker.detections(place))
              .isEqualTo(expected.get((first + place) % PICTURES.size()));
        }
      }
    }
  }

  @Test
  void newBatchWorker_ofAModelWithAFixedBatch_saysWhy() {
    Path fixed =
        new TinyOnnx()
            .input("images", 1, 1, 3, 64, 64)
            .output("out", new long[] {1, ROWS, 6}, boxes())
            .metadata("names", "['a', 'b']")
            .write(folder);
    try (Detector detector = Detector.open(ModelOptions.of(fixed))) {
      assertThat(detector.fixesInputSize()).isTrue();
      assertThat(detector.batchObstacle()).get().asString().contains("fixes its input to one");
      assertThatThrownBy(() -> detector.newBatchWorker(2))
          .isInstanceOf(UnusableModelException.class)
          .hasMessageContaining("batch must be 1, because the model fixes its input")
          .hasMessageEndingWith("got 2");
      assertThatThrownBy(() -> detector.newBatchWorker(0)).hasMessageContaining("got 0");
    }
  }

  @Test
  void batchObstacle_ofOutputsThatDoNotGrow_saysWhich() {
    Path stiff =
        new TinyOnnx()
            .input("images", 1, -1, 3, 64, 64)
            .output("out", new long[] {1, ROWS, 6}, boxes())
            .metadata("names", "['a', 'b']")
            .write(folder);
    try (Detector detector = Detector.open(ModelOptions.of(stiff))) {
      assertThat(detector.batchObstacle()).get().asString().contains("does not grow", "out");
    }
  }
}
