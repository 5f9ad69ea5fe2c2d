package org.cvready.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.Placement;
import org.cvready.imaging.TensorLayout;
import org.cvready.imaging.TensorWriter;
import org.cvready.model.decode.Candidates;
import org.cvready.model.decode.NonMaxSuppression;
import org.cvready.model.decode.OutputDecoder;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.model.recalibration.ScoreMaps;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * One thread's way through a detector, step by step, with one or several pictures in a run: put
 * them into the places of the batch, run, and read what was found. Its detections are those of
 * {@link DetectorWorker}.
 */
public final class BatchWorker implements AutoCloseable {
  private final DetectorDescription description;
  private final OutputDecoder decoder;
  private final InferenceSlot slot;
  private final ByteBuffer tensor;
  private final List<TensorWriter> writers = new ArrayList<>();
  private final PlacedPicture[] shown;
  private final Candidates candidates;
  private final NonMaxSuppression suppression;
  private final ScoreMaps maps;
  private List<OutputTensor> outputs = List.of();

  BatchWorker(
      DetectorDescription description, OutputDecoder decoder, InferenceSlot slot, int batch) {
    TensorLayout layout = description.layout();
    this.description = description;
    this.decoder = decoder;
    this.slot = slot;
    this.tensor = slot.input(description.inputs().get(0).name());
    this.shown = new PlacedPicture[batch];
    Arrays.fill(shown, new PlacedPicture(1, 1, new Placement(1, 1, 0, 0, 1, 1)));
    for (int place = 0; place < batch; place++) {
      writers.add(new TensorWriter(layout, description.pixels(), place(place)));
    }
    this.candidates = new Candidates(description.scoreFloor());
    this.suppression = new NonMaxSuppression(description.nmsIou(), description.maxDetections());
    this.maps = description.maps();
  }

  /**
   * A picture as the model reads it, in memory of its own.
   *
   * @param tensor direct, in native byte order; not to be written to
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   * @param placement where the picture lies in the model's frame
   */
  public record Prepared(ByteBuffer tensor, int width, int height, Placement placement) {}

  private ByteBuffer place(int place) {
    int bytes = Math.toIntExact(description.layout().bytes());
    return tensor.slice(place * bytes, bytes).order(ByteOrder.nativeOrder());
  }

  /** How many pictures one run takes. */
  public int batch() {
    return shown.length;
  }

  /** A picture resized and normalised once, to be put into any place as often as one likes. */
  public Prepared prepare(Image image) {
    return prepare(Capture.whole(image));
  }

  /** The same for a picture of which perhaps fewer pixels were decoded than were captured. */
  public Prepared prepare(Capture picture) {
    TensorLayout layout = description.layout();
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(layout.bytes())).order(ByteOrder.nativeOrder());
    try (TensorWriter writer = new TensorWriter(layout, description.pixels(), memory)) {
      return new Prepared(memory, picture.width(), picture.height(), writer.write(picture));
    }
  }

  /**
   * Resizes and normalises a picture into a place of the batch.
   *
   * @param place in [0, {@link #batch()})
   */
  public void put(int place, Image image) {
    put(place, Capture.whole(image));
  }

  /**
   * The same for a picture of which perhaps fewer pixels were decoded than were captured.
   *
   * @param place in [0, {@link #batch()})
   */
  public void put(int place, Capture picture) {
    Placement placement = writers.get(place).write(picture);
    shown[place] = new PlacedPicture(picture.width(), picture.height(), placement);
  }

  /**
   * Copies a prepared picture into a place of the batch.
   *
   * @param place in [0, {@link #batch()})
   */
  public void put(int place, Prepared picture) {
    ByteBuffer source = picture.tensor();
    tensor.put(place * source.capacity(), source, 0, source.capacity());
    writers.get(place).forget();
    shown[place] = new PlacedPicture(picture.width(), picture.height(), picture.placement());
  }

  /**
   * Runs the model on the pictures that are in the places.
   *
   * @throws UnusableModelException where the model fails
   */
  public void run() {
    outputs = slot.run();
  }

  /**
   * What the last run found in one place.
   *
   * @param place in [0, {@link #batch()})
   * @return as {@link DetectorWorker#detect}
   */
  public List<Detection> detections(int place) {
    PlacedPicture picture = shown[place];
    picture.begin(candidates);
    decoder.decode(of(place), candidates);
    int[] kept = suppression.keep(candidates, description.classNames().size());
    return picture.detections(candidates, kept, maps);
  }

  /** The outputs of one place, as a run of one picture would give them. */
  private List<OutputTensor> of(int place) {
    return batch() == 1 ? outputs : outputs.stream().map(out -> part(out, place)).toList();
  }

  private OutputTensor part(OutputTensor output, int place) {
    if (output.rank() == 0 || output.size(0) != batch()) {
      throw new UnusableModelException(
          "output of a batch must begin with the batch, %d, got %s".formatted(batch(), output));
    }
    int[] shape = output.shape().stream().mapToInt(Long::intValue).toArray();
    shape[0] = 1;
    int elements = output.elements() / batch();
    float[] values = Arrays.copyOfRange(output.values(), place * elements, (place + 1) * elements);
    return new OutputTensor(output.name(), output.type(), shape, values);
  }

  @Override
  public void close() {
    writers.forEach(TensorWriter::close);
    slot.close();
  }
}
