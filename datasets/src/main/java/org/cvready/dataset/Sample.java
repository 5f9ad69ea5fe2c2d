package org.cvready.dataset;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/**
 * One image of a data set: a record about it, whose pixels stay in their file until asked for.
 *
 * @param name path below the set's image folder, with {@code /} between its parts; unique in a set
 * @param imageId the number of the image in COCO files, unique in a set
 * @param file where its pixels are
 * @param width of the image as displayed, pixels, at least 1
 * @param height of the image as displayed, pixels, at least 1
 * @param groundTruths what is really there, in the order of the annotation; empty in a set without
 *     labels
 * @param tags values by which sets are sliced, such as {@code shift=night}
 */
public record Sample(
    String name,
    long imageId,
    Path file,
    int width,
    int height,
    List<GroundTruth> groundTruths,
    SortedMap<String, String> tags) {
  private static final Class<?> UNMODIFIABLE =
      Collections.unmodifiableSortedMap(new TreeMap<String, String>()).getClass();

  /** Checks the size and copies the collections. */
  public Sample {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "sample must be at least 1 x 1 pixels, got %d x %d".formatted(width, height));
    }
    groundTruths = List.copyOf(groundTruths);
    // A map that is unmodifiable already is shared: millions of samples have a few sets of tags.
    tags =
        tags.getClass() == UNMODIFIABLE
            ? tags
            : Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** The file name without its folders and its extension. */
  public String stem() {
    return stemOf(name);
  }

  /** The same of any image's name: random streams of perturbations start from it. */
  public static String stemOf(String name) {
    return FileNames.stem(name);
  }

  /**
   * Decodes the pixels, as they are displayed; nothing is kept.
   *
   * @throws org.cvready.imaging.UnreadableImageException where the file is missing or damaged
   */
  public Image image() {
    return ImageDecoder.decode(file);
  }

  /**
   * Decodes the pixels, as they are displayed, into memory that is used again.
   *
   * @param memory where they go; the image is valid until the next one goes there
   * @throws org.cvready.imaging.UnreadableImageException where the file is missing or damaged
   */
  public Image image(PixelMemory memory) {
    return ImageDecoder.decode(file, memory);
  }

  /**
   * Decodes the pixels that a model needs, as they are displayed, into memory that is used again.
   *
   * @param decoder what the model needs
   * @param memory where they go; the picture is valid until the next one goes there
   * @throws org.cvready.imaging.UnreadableImageException where the file is missing or damaged
   */
  public Capture capture(PictureDecoder decoder, PixelMemory memory) {
    return decoder.decode(file, memory);
  }

  Sample withTags(SortedMap<String, String> newTags) {
    return new Sample(name, imageId, file, width, height, groundTruths, newTags);
  }

  Sample withGroundTruths(List<GroundTruth> truths) {
    return new Sample(name, imageId, file, width, height, truths, tags);
  }

  Sample withImageId(long id) {
    return new Sample(name, id, file, width, height, groundTruths, tags);
  }
}
