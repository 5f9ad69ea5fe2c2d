package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Bright and dark seams along edges, and coarser noise.
 *
 * <p>Cause in the field: a camera or viewer whose sharpening is turned up. Model: an unsharp mask;
 * to each sample the amount times its difference from a Gaussian blur is added, and clipped.
 * Strength: the amount in [0, 500] %; 0 changes nothing; severity 1..5 is 50, 100, 150, 250, 400 %.
 * Parameter {@code radius_px}: the standard deviation of the blur in pixels, half the width of the
 * seams.
 *
 * <p>Source: the textbook's unsharp masking (Gonzalez and Woods, "Digital Image Processing"); the
 * blur is OpenCV's on 8-bit samples, whose border repeats the last pixel. Limits: no threshold
 * against noise; each colour is sharpened by itself. Not random.
 *
 * @param settings {@code radius_px}
 */
public record SharpeningHalo(Settings settings) implements Perturbation {
  /** A radius of 1.5 pixels. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "radius_px", "px", 0.5, 20, 1.5, "standard deviation of the blur it subtracts"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "amount", new StrengthScale.Domain(0, 500, 0), 50, 100, 150, 250, 400);
  private static final int ONE = 1 << 16;

  /** With the standard settings. */
  public SharpeningHalo() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "sharpening_halo";
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
    int amount = (int) Math.rint(SCALE.check(name(), strength) / 100 * ONE);
    ByteBuffer blurred = blurred(image, memory);
    byte[] soft = new byte[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          blurred.get(soft);
          for (int i = 0; i < row.length; i++) {
            int sample = row[i] & 0xff;
            int edge = sample - (soft[i] & 0xff);
            int value = sample + ((edge * amount + ONE / 2) >> 16);
            row[i] = (byte) Math.max(0, Math.min(255, value));
          }
        });
  }

  private ByteBuffer blurred(Image image, Workspace memory) {
    double radius = settings.value("radius_px");
    ByteBuffer pixels = memory.picture(image);
    Mat in = MatImages.view(image);
    Mat out = MatImages.view(image.width(), image.height(), pixels);
    try {
      Imgproc.GaussianBlur(in, out, new Size(), radius, radius, Core.BORDER_REPLICATE);
      return pixels;
    } finally {
      in.release();
      out.release();
    }
  }
}
