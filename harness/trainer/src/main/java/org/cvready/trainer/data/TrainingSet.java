package org.cvready.trainer.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.imaging.PixelScaling;
import org.cvready.imaging.Placement;
import org.cvready.imaging.ResizeMode;
import org.cvready.imaging.SampleType;
import org.cvready.imaging.TensorLayout;
import org.cvready.imaging.TensorWriter;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/** Labelled pictures, resized as the program resizes them for the detector, kept in memory. */
public final class TrainingSet {
  private final int size;
  private final int classes;
  private final List<Example> examples;

  /** One picture: samples of red, green and blue pixel by pixel, and what is in it. */
  static final class Example {
    final byte[] pixels;
    final List<Target> targets;

    Example(byte[] pixels, List<Target> targets) {
      this.pixels = pixels;
      this.targets = targets;
    }
  }

  private TrainingSet(int size, int classes, List<Example> examples) {
    this.size = size;
    this.classes = classes;
    this.examples = examples;
  }

  /**
   * Reads every picture of a set.
   *
   * @param size pixels a side of the network's input
   */
  public static TrainingSet load(Dataset data, int size) {
    TensorLayout layout = new TensorLayout(size, size, SampleType.UINT8, true);
    PixelScaling scaling = PixelScaling.of(ResizeMode.LETTERBOX, false, 1);
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(layout.bytes())).order(ByteOrder.nativeOrder());
    List<Example> examples = new ArrayList<>();
    try (TensorWriter writer = new TensorWriter(layout, scaling, memory)) {
      for (Sample sample : data.samples()) {
        Placement placement = writer.write(sample.image());
        byte[] pixels = new byte[memory.capacity()];
        memory.get(0, pixels);
        examples.add(new Example(pixels, targets(sample, placement)));
      }
    }
    return new TrainingSet(size, data.classes().size(), List.copyOf(examples));
  }

  private static List<Target> targets(Sample sample, Placement placement) {
    List<Target> targets = new ArrayList<>();
    for (GroundTruth truth : sample.groundTruths()) {
      Box box = placement.toFrame(truth.box().clippedTo(sample.width(), sample.height()));
      if (!truth.ignored() && !box.isEmpty()) {
        targets.add(
            new Target(
                (float) (box.x() + box.width() / 2),
                (float) (box.y() + box.height() / 2),
                (float) box.width(),
                (float) box.height(),
                truth.classIndex()));
      }
    }
    return List.copyOf(targets);
  }

  /** Pixels a side. */
  public int size() {
    return size;
  }

  /** Kinds of objects. */
  public int classes() {
    return classes;
  }

  /** How many pictures there are. */
  public int pictures() {
    return examples.size();
  }

  /** How many objects there are. */
  public long objects() {
    return examples.stream().mapToLong(example -> example.targets.size()).sum();
  }

  Example example(int position) {
    return examples.get(position);
  }
}
