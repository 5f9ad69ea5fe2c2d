package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.ImageHeader;
import org.cvready.imaging.InputDifference;
import org.cvready.imaging.PictureDecoder;

/**
 * How far the model's input differs where images are decoded with fewer pixels, measured on images
 * of the run itself, evenly spread over each set.
 *
 * @param decoder how images are decoded
 * @param looked at so many images
 * @param reduced so many of them are decoded with fewer pixels
 * @param mean over the reduced ones, levels in [0, 255]
 * @param worst the greatest mean of one image, levels in [0, 255]
 */
record DecodeCheck(PictureDecoder decoder, long looked, long reduced, double mean, double worst) {
  private static final int IMAGES_PER_SET = 16;

  /** Measures; costs nothing where every pixel is decoded. */
  static DecodeCheck of(PictureDecoder decoder, List<Dataset> sets) {
    if (decoder.mode() == DecodeMode.FULL) {
      return new DecodeCheck(decoder, 0, 0, 0, 0);
    }
    List<Sample> samples = new ArrayList<>();
    for (Dataset set : sets) {
      int all = set.samples().size();
      int taken = Math.min(all, IMAGES_PER_SET);
      for (int i = 0; i < taken; i++) {
        samples.add(set.samples().get((int) ((long) i * all / taken)));
      }
    }
    List<Double> means =
        samples.stream()
            .filter(sample -> decoder.factor(ImageHeader.read(sample.file())) > 1)
            .map(sample -> InputDifference.of(decoder, sample.file()).mean())
            .toList();
    return new DecodeCheck(
        decoder,
        samples.size(),
        means.size(),
        means.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        means.stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  /** True where the model sees another picture than with every pixel decoded. */
  boolean isBeyondTolerance() {
    return worst > DecodeMode.TOLERANCE_LEVELS;
  }

  /** For the certificate's account of the model. */
  String text() {
    if (decoder.mode() == DecodeMode.FULL) {
      return "every pixel";
    }
    return String.format(
        Locale.ROOT,
        "%s: %d of %d images looked at are decoded with fewer pixels; the model's input then differs"
            + " by %.2f levels of 255 on average, by %.2f in the worst image; tolerance %.2f;"
            + " perturbed images are decoded whole",
        decoder.mode().word(),
        reduced,
        looked,
        mean,
        worst,
        DecodeMode.TOLERANCE_LEVELS);
  }

  /** What must be read before any figure, where there is anything. */
  Optional<String> alert() {
    if (!isBeyondTolerance()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The plan decodes images with fewer pixels (decode: %s), and the model's input differs"
                + " from that of whole images by up to %.2f levels of 255 in the mean of an image,"
                + " above the tolerance of %.2f: these figures hold for this decoding alone, and"
                + " conditions, whose images are decoded whole, do not compare with clean images.",
            decoder.mode().word(),
            worst,
            DecodeMode.TOLERANCE_LEVELS));
  }
}
