package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A picture made smaller and larger again.
 *
 * <p>Cause in the field: a gateway, recorder or labelling tool that keeps a reduced copy, which is
 * enlarged for a model that expects the old size. Model: both sides are divided by the factor, to
 * the nearest whole pixel, each pixel the mean of the area it covers; then bilinear interpolation
 * back to the old size. Strength: the factor in [1, 8] x; 1 changes nothing; severity 1..5 is 1.5,
 * 2, 3, 4, 6 x.
 *
 * <p>Source: OpenCV's {@code INTER_AREA} and {@code INTER_LINEAR} on 8-bit samples. Limits: sides
 * never fall below one pixel; no sharpening on the way. Not random.
 */
public record ResizeRoundTrip() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("x", "factor", new StrengthScale.Domain(1, 8, 1), 1.5, 2, 3, 4, 6);

  @Override
  public String name() {
    return "resize_round_trip";
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
    double factor = SCALE.check(name(), strength);
    Size small = new Size(reduced(image.width(), factor), reduced(image.height(), factor));
    ByteBuffer pixels = memory.picture(image);
    Mat in = MatImages.view(image);
    Mat reduced = new Mat();
    Mat out = MatImages.view(image.width(), image.height(), pixels);
    try {
      Imgproc.resize(in, reduced, small, 0, 0, Imgproc.INTER_AREA);
      Imgproc.resize(reduced, out, out.size(), 0, 0, Imgproc.INTER_LINEAR);
      return Perturbed.inPlace(Image.wrap(image.width(), image.height(), pixels));
    } finally {
      in.release();
      reduced.release();
      out.release();
    }
  }

  private static double reduced(int side, double factor) {
    return Math.max(1, Math.rint(side / factor));
  }
}
