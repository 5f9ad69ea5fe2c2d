package org.cvready.perturb.fault;

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
 * A JPEG file whose end is missing: grey below the last block that arrived.
 *
 * <p>Cause in the field: a connection that broke, a full disk, a file read while it is written.
 * Model: the picture is encoded as baseline JPEG (4:2:0), the file is cut, and its data are read as
 * libjpeg reads them: units of 16 x 16 pixels in reading order, until the bytes end; the rest is
 * middle grey. Units that arrived keep their clean samples, so that the cut alone is measured:
 * follow with {@code jpeg_quality} for the loss of compression as well. Strength: share of the
 * file's bytes that arrive in [0, 100] %; 100 changes nothing; a file cut in its header is grey as
 * a whole; severity 1..5 is 90, 70, 50, 30, 10 %. Parameter {@code quality}: of the encoder.
 *
 * <p>Source: ITU-T T.81; grey is what libjpeg decodes from missing data. Limits: cameras that drop
 * such a frame or repeat the last good row are not modelled; sides up to 65 500 pixels. Not random.
 *
 * @param settings {@code quality}
 */
public record TruncatedJpeg(Settings settings) implements Perturbation {
  /** A quality of 90. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("quality", "", 1, 100, 90, "whole number, as libjpeg counts it"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "share", new StrengthScale.Domain(0, 100, 100), 90, 70, 50, 30, 10);

  /** With the standard settings. */
  public TruncatedJpeg() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "truncated_jpeg";
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
    double share = SCALE.check(name(), strength) / 100;
    int quality = (int) Math.round(settings.value("quality"));
    byte[] file = LossyFile.jpeg(image, quality, name(), memory);
    JpegScan scan = new JpegScan(file);
    int arrived = arrivedUnits(file, scan, (int) Math.rint(share * file.length));
    BlockCanvas canvas = new BlockCanvas(image, memory);
    for (int unit = arrived; unit < canvas.blocks(); unit++) {
      canvas.fill(unit, BlockCanvas.GREY);
    }
    return canvas.perturbed();
  }

  /** Units whose last bit lies before the cut. */
  static int arrivedUnits(byte[] file, JpegScan scan, int cut) {
    JpegScan.Segment segment = scan.segments().get(0);
    int units = scan.unitsAcross() * scan.unitsDown();
    if (cut >= segment.to()) {
      return units;
    }
    if (cut <= segment.from()) {
      return 0;
    }
    BitReader bits = new BitReader(file, segment.from(), cut);
    int arrived = 0;
    while (arrived < units) {
      scan.skipUnit(bits);
      if (bits.isOverrun()) {
        return arrived;
      }
      arrived++;
    }
    return arrived;
  }
}
