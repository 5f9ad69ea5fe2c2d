package org.cvready.perturb.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.digital.LossyFile;
import org.cvready.vision.Image;

/**
 * A JPEG file with wrong bits: stripes of shifted, miscoloured blocks.
 *
 * <p>Cause in the field: radio links, long cables beside drives, failing memory, and no checksum.
 * Model: the picture is encoded as baseline JPEG (4:2:0) with a restart marker after each row of 16
 * pixels, as streaming cameras set them; bits of the coded data flip, headers and markers are
 * spared, and the file is decoded as libjpeg decodes it: words that do not exist read as zero, a
 * byte pair that became a marker ends its row in grey, and the next restart marker puts things
 * right, so every file can be decoded. Rows that were hit show the decoder's pixels from the hit
 * unit on; all else keeps its clean samples. Strength: flips per million bytes of coded data in [0,
 * 2000] flips_per_MB, rounded up to whole flips; 0 changes nothing; severity 1..5 is 20, 60, 150,
 * 400, 1200. The flips of a slighter picture are among those of a stronger one; of several in one
 * row the one drawn first counts, so damage only grows. Parameter {@code quality}: of the encoder.
 *
 * <p>Source: ITU-T T.81; error handling as in libjpeg 6b and libjpeg-turbo. Limits: without restart
 * markers one flip would spoil all below it; sides up to 65 500 pixels.
 *
 * @param settings {@code quality}
 */
public record BitFlipsJpeg(Settings settings) implements Perturbation {
  /** A quality of 90. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("quality", "", 1, 100, 90, "whole number, as libjpeg counts it"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "flips_per_MB", "rate", new StrengthScale.Domain(0, 2000, 0), 20, 60, 150, 400, 1200);

  /** With the standard settings. */
  public BitFlipsJpeg() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "bit_flips_jpeg";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double rate = SCALE.check(name(), strength) / 1e6;
    int quality = (int) Math.round(settings.value("quality"));
    BlockCanvas canvas = new BlockCanvas(image, memory);
    byte[] file = LossyFile.jpeg(image, quality, canvas.across(), name());
    JpegScan scan = new JpegScan(file);
    Map<Integer, Long> flips = flips(scan, rate, random);
    if (flips.isEmpty()) {
      return canvas.perturbed();
    }
    DamagedScan damaged = new DamagedScan(file, scan, flips);
    Image decoded = LossyFile.decode(damaged.file(), image, memory);
    damaged.hits().forEach(unit -> canvas.copy(unit, decoded));
    return canvas.perturbed();
  }

  /** The first flip of each row that is hit, as a bit of the file. */
  static Map<Integer, Long> flips(JpegScan scan, double rate, RandomGenerator random) {
    long bytes = scan.segments().stream().mapToLong(s -> s.to() - s.from()).sum();
    int count = (int) Math.ceil(rate * bytes);
    Map<Integer, Long> flips = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      long bit = Math.multiplyHigh(random.nextLong() >>> 1, 16 * bytes);
      int row = 0;
      JpegScan.Segment segment = scan.segments().get(0);
      while (bit >= 8L * (segment.to() - segment.from())) {
        bit -= 8L * (segment.to() - segment.from());
        segment = scan.segments().get(++row);
      }
      flips.putIfAbsent(row, 8L * segment.from() + bit);
    }
    return flips;
  }
}
