package org.cvready.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Delivery;
import org.cvready.perturb.MovedTruths;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Workspace;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/**
 * What comes before a model of the images of a set, as they are and under conditions; for one
 * thread. Whoever shows an image under a condition with the same seed shows the same pixels. Each
 * picture takes the memory of the one before.
 */
public final class PictureShow {
  private final PictureDecoder decoder;
  private final long seed;
  private final PixelMemory memory = new PixelMemory();
  private final PixelMemory otherMemory = new PixelMemory();
  private final PixelMemory captureMemory = new PixelMemory();
  private final Workspace workspace = new Workspace();

  /**
   * Shows images.
   *
   * @param decoder what the model needs of an image as it was captured
   * @param seed of the random streams of conditions
   */
  public PictureShow(PictureDecoder decoder, long seed) {
    this.decoder = decoder;
    this.seed = seed;
  }

  /**
   * An image of a set, decoded.
   *
   * @param set it belongs to
   * @param sample its position in the set
   * @param clean every pixel, where a condition is to perturb it
   * @param captured what the model sees of it as it was captured
   */
  record Place(PassSet set, int sample, Image clean, Capture captured) {}

  /**
   * What the model gets to see.
   *
   * @param image empty where nothing arrives
   * @param truths what is really there
   */
  public record Shown(Optional<Capture> image, List<GroundTruth> truths) {
    /** Copies the list. */
    public Shown {
      truths = List.copyOf(truths);
    }
  }

  /** What the model sees of an image as it was captured. */
  public Capture captured(Sample sample) {
    return sample.capture(decoder, captureMemory);
  }

  /** Every pixel of an image: perturbations start from them, whatever the model sees. */
  Image whole(Sample sample, Capture captured) {
    return captured.isWhole() ? captured.pixels() : sample.image(memory);
  }

  /**
   * Decodes an image and shows it.
   *
   * @param set it belongs to
   * @param sample its position in the set
   * @param showing how
   * @throws UnreadableImageException where it is damaged, or unfit for the condition
   */
  public Shown show(PassSet set, int sample, Showing showing) {
    Sample one = set.data().samples().get(sample);
    if (showing instanceof Showing.Perturbed) {
      Image clean = one.image(memory);
      return show(new Place(set, sample, clean, Capture.whole(clean)), showing);
    }
    Capture captured = captured(one);
    return show(new Place(set, sample, captured.pixels(), captured), showing);
  }

  /** Shows an image that is decoded. */
  Shown show(Place place, Showing showing) {
    Sample sample = place.set().data().samples().get(place.sample());
    if (showing instanceof Showing.Perturbed chain) {
      Perturbed perturbed = perturbed(chain.condition(), place.clean(), sample);
      return new Shown(
          Optional.of(Capture.whole(perturbed.image())),
          MovedTruths.of(sample.groundTruths(), perturbed.warp()));
    }
    if (showing instanceof Showing.Misdelivered stream) {
      return new Shown(delivered(place, stream.delivery()), sample.groundTruths());
    }
    return new Shown(Optional.of(place.captured()), sample.groundTruths());
  }

  private Perturbed perturbed(Condition condition, Image clean, Sample sample) {
    try {
      workspace.reuse();
      return condition.apply(clean, seed, sample.stem(), workspace);
    } catch (IllegalArgumentException unfit) {
      // A condition has checked its strengths: what is wrong now is the image, such as its size.
      throw new UnreadableImageException(
          sample.file().toString(), String.valueOf(unfit.getMessage()), unfit);
    }
  }

  /** The image that a faulty stream delivers at a place. */
  private Optional<Capture> delivered(Place place, Delivery delivery) {
    OptionalInt number = delivery.at(place.sample());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.getAsInt() == place.sample()) {
      return Optional.of(place.captured());
    }
    List<Sample> stream = place.set().data().samples();
    return Optional.of(stream.get(number.getAsInt()).capture(decoder, otherMemory));
  }
}
