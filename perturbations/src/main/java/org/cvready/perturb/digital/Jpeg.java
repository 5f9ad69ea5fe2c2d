package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Blocks, ringing and washed-out colour of a strongly compressed JPEG.
 *
 * <p>Cause in the field: a network camera or recorder that saves bandwidth. Model: the picture is
 * encoded as baseline JPEG with halved colour resolution (4:2:0) and decoded again, both by
 * libjpeg-turbo with its accurate integer transform. Strength: severity 1..5, quality 25, 18, 15,
 * 10, 7 on the scale of libjpeg, whose tables it scales. Not random. The field also calls it {@code
 * jpeg_compression}.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Limits: sides
 * up to 65,500 pixels; codecs of video streams are not modelled.
 */
public record Jpeg() implements Perturbation {
  private static final int[] QUALITY = {25, 18, 15, 10, 7};
  private static final int GREATEST_SIDE = 65_500;

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    int quality = QUALITY[(int) scale().check(name(), strength) - 1];
    if (image.width() > GREATEST_SIDE || image.height() > GREATEST_SIDE) {
      throw new IllegalArgumentException(
          "sides of an image for jpeg must be at most %d pixels, got %d x %d"
              .formatted(GREATEST_SIDE, image.width(), image.height()));
    }
    return Perturbed.inPlace(decode(encode(image, quality), image));
  }

  private static MatOfByte encode(Image image, int quality) {
    Mat rgb = MatImages.view(image);
    Mat bgr = new Mat();
    MatOfByte file = new MatOfByte();
    MatOfInt settings =
        new MatOfInt(
            Imgcodecs.IMWRITE_JPEG_QUALITY,
            quality,
            Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
            Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420);
    try {
      Imgproc.cvtColor(rgb, bgr, Imgproc.COLOR_RGB2BGR);
      if (!Imgcodecs.imencode(".jpg", bgr, file, settings)) {
        throw new IllegalStateException("JPEG of %s could not be encoded".formatted(image));
      }
      return file;
    } finally {
      rgb.release();
      bgr.release();
      settings.release();
    }
  }

  private static Image decode(MatOfByte file, Image size) {
    ByteBuffer pixels = Image.newBuffer(size.width(), size.height());
    Mat bgr = Imgcodecs.imdecode(file, Imgcodecs.IMREAD_COLOR);
    Mat rgb = MatImages.view(size.width(), size.height(), pixels);
    try {
      if (bgr.cols() != size.width() || bgr.rows() != size.height()) {
        throw new IllegalStateException("JPEG of %s could not be decoded".formatted(size));
      }
      Imgproc.cvtColor(bgr, rgb, Imgproc.COLOR_BGR2RGB);
      return Image.wrap(size.width(), size.height(), pixels);
    } finally {
      file.release();
      bgr.release();
      rgb.release();
    }
  }
}
