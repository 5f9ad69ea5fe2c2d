package org.cvready.model;

import java.util.List;
import java.util.Optional;
import org.cvready.imaging.Capture;
import org.cvready.imaging.TensorWriter;
import org.cvready.model.decode.Candidates;
import org.cvready.model.decode.NonMaxSuppression;
import org.cvready.model.decode.OutputDecoder;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.recalibration.ScoreMaps;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * One thread's way through a detector. All large memory is allocated at the start; a picture costs
 * little more than its detections.
 */
public final class DetectorWorker implements AutoCloseable {
  private final OutputDecoder decoder;
  private final InferenceSlot slot;
  private final TensorWriter writer;
  private final Candidates candidates;
  private final NonMaxSuppression suppression;
  private final int classes;
  private final ScoreMaps maps;
  private final boolean embeds;
  private Optional<float[]> embedding = Optional.empty();
  private long began;
  private long written;
  private long ran;
  private long ended;

  /**
   * A worker.
   *
   * @param embeds whether the slot gives an inner output, of which embeddings are made
   */
  DetectorWorker(
      DetectorDescription description, OutputDecoder decoder, InferenceSlot slot, boolean embeds) {
    this.decoder = decoder;
    this.embeds = embeds;
    this.slot = slot;
    this.writer =
        new TensorWriter(
            description.layout(),
            description.pixels(),
            slot.input(description.inputs().get(0).name()));
    this.candidates = new Candidates(description.scoreFloor());
    this.suppression = new NonMaxSuppression(description.nmsIou(), description.maxDetections());
    this.classes = description.classNames().size();
    this.maps = description.maps();
  }

  /**
   * Finds objects in a picture.
   *
   * @return detections in source-image pixels, clipped to the picture; of each class, none overlaps
   *     another by more than the NMS threshold before clipping; highest score first, equal scores
   *     in the order of class and output
   * @throws org.cvready.model.engine.UnusableModelException where the model fails, or its outputs
   *     are no detections
   * @throws IllegalStateException where the worker or its detector is closed
   */
  public List<Detection> detect(Image image) {
    return detect(Capture.whole(image));
  }

  /**
   * Finds objects in a picture of which perhaps fewer pixels were decoded than were captured.
   *
   * @param picture from {@link Detector#pictureDecoder}, or whole
   * @return as of {@link #detect(Image)}, in pixels of the picture as captured
   */
  public List<Detection> detect(Capture picture) {
    began = System.nanoTime();
    PlacedPicture placed =
        new PlacedPicture(picture.width(), picture.height(), writer.write(picture));
    written = System.nanoTime();
    placed.begin(candidates);
    List<OutputTensor> outputs = slot.run();
    ran = System.nanoTime();
    decoder.decode(outputs, candidates);
    int[] kept = suppression.keep(candidates, classes);
    List<Detection> detections = placed.detections(candidates, kept, maps);
    if (embeds) {
      embedding = Optional.of(Embedding.of(slot.inner()));
    }
    ended = System.nanoTime();
    return detections;
  }

  /**
   * What the network has made of the picture of the last detection, in memory of its own; empty
   * before the first one and for a worker without embeddings. Its time counts among the outputs.
   */
  public Optional<float[]> embedding() {
    return embedding;
  }

  /** Whether the logits of the classes can be told from their scores. */
  public boolean hasLogits() {
    return maps.isNone() && decoder.hasLogits();
  }

  /**
   * How long a stage of the last detection took, nanoseconds, not negative; 0 before the first one.
   * The stages together are the whole of it. After a detection that failed it means nothing.
   */
  public long nanos(DetectionStage stage) {
    return switch (stage) {
      case PREPROCESS -> written - began;
      case INFERENCE -> ran - written;
      case OUTPUTS -> ended - ran;
    };
  }

  @Override
  public void close() {
    writer.close();
    slot.close();
  }
}
