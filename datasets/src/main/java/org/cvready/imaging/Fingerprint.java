package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * What an image is recognised by: a hash of its exact pixels, and its look, which survives another
 * encoding, a slightly other size and another brightness.
 *
 * <p>The look is 255 signs and a thumbnail. For the signs the luminance is averaged down to 64 x
 * 64, and of its discrete cosine transform the lowest 16 x 16 coefficients but the mean are
 * compared with their median (after C. Zauner, Implementation and Benchmarking of Perceptual Image
 * Hash Functions, 2010). They are quick to search, and alike for all photographs of one scene; so
 * the thumbnails, 32 x 32 averages, must agree too: after the best gain and offset no average may
 * be off by more than {@value #MOST_RESIDUAL} grey levels, as it is where something was added.
 *
 * <p>Signs of a picture that shows nothing are noise, so an image whose averaged luminance deviates
 * by less than {@value #LEAST_DEVIATION} grey levels has no look, and only equals its exact copies.
 * Turned, mirrored and cropped copies are not recognised.
 */
public final class Fingerprint {
  /** Bits of the hash of the look. */
  public static final int BITS = 256;

  /** The standard deviation of the averaged luminance below which an image has no look. */
  public static final double LEAST_DEVIATION = 2;

  /** The most signs of 255 in which two looks may differ and still be nearly the same. */
  public static final int MOST_DISTANCE = 31;

  /** The most grey levels by which an average of two thumbnails may differ. */
  public static final double MOST_RESIDUAL = 20;

  static final int WORDS = BITS / Long.SIZE;
  private static final int SIDE = 64;
  private static final int LOW = 16;
  private static final int THUMBNAIL_SIDE = 32;

  static {
    MatImages.loadOpenCv();
  }

  private final byte[] pixelHash;
  private final long[] look;
  private final byte[] thumbnail;

  private Fingerprint(byte[] pixelHash, long[] look, byte[] thumbnail) {
    this.pixelHash = pixelHash;
    this.look = look;
    this.thumbnail = thumbnail;
  }

  /** The fingerprint of an image. */
  public static Fingerprint of(Image image) {
    Mat rgb = MatImages.view(image);
    Mat grey = new Mat();
    try {
      Imgproc.cvtColor(rgb, grey, Imgproc.COLOR_RGB2GRAY);
      return new Fingerprint(pixelHash(image), look(grey), thumbnail(grey));
    } finally {
      rgb.release();
      grey.release();
    }
  }

  private static byte[] pixelHash(Image image) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(8).putInt(image.width()).putInt(image.height()).flip());
      digest.update(image.rgb());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] thumbnail(Mat grey) {
    Mat small = new Mat();
    try {
      Size size = new Size(THUMBNAIL_SIDE, THUMBNAIL_SIDE);
      Imgproc.resize(grey, small, size, 0, 0, Imgproc.INTER_AREA);
      byte[] averages = new byte[THUMBNAIL_SIDE * THUMBNAIL_SIDE];
      small.get(0, 0, averages);
      return averages;
    } finally {
      small.release();
    }
  }

  private static long[] look(Mat grey) {
    Mat small = new Mat();
    Mat numbers = new Mat();
    Mat waves = new Mat();
    try {
      Imgproc.resize(grey, small, new Size(SIDE, SIDE), 0, 0, Imgproc.INTER_AREA);
      small.convertTo(numbers, CvType.CV_32F);
      Core.dct(numbers, waves);
      float[] all = new float[SIDE * SIDE];
      waves.get(0, 0, all);
      return signs(all);
    } finally {
      small.release();
      numbers.release();
      waves.release();
    }
  }

  private static long[] signs(float[] waves) {
    double energy = 0;
    for (int i = 1; i < waves.length; i++) {
      energy += (double) waves[i] * waves[i];
    }
    // The transform is orthonormal, so the energy without the mean is the variance times n.
    if (Math.sqrt(energy / waves.length) < LEAST_DEVIATION) {
      return new long[0];
    }
    float[] low = new float[LOW * LOW - 1];
    for (int i = 1; i < LOW * LOW; i++) {
      low[i - 1] = waves[i / LOW * SIDE + i % LOW];
    }
    float[] sorted = low.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2];
    long[] look = new long[WORDS];
    for (int i = 0; i < low.length; i++) {
      if (low[i] > median) {
        look[i / Long.SIZE] |= 1L << (i % Long.SIZE);
      }
    }
    return look;
  }

  /** SHA-256 over width, height and pixels, in hexadecimal digits. */
  public String pixelSha256() {
    return HexFormat.of().formatHex(pixelHash);
  }

  /** True where size and every pixel are the same. */
  public boolean samePixels(Fingerprint other) {
    return Arrays.equals(pixelHash, other.pixelHash);
  }

  /** False where the image shows too little to be recognised by its look. */
  public boolean hasLook() {
    return look.length > 0;
  }

  /** How many signs of the looks differ, in [0, 255]; empty where one image has no look. */
  public OptionalInt distance(Fingerprint other) {
    if (!hasLook() || !other.hasLook()) {
      return OptionalInt.empty();
    }
    int differing = 0;
    for (int i = 0; i < WORDS; i++) {
      differing += Long.bitCount(look[i] ^ other.look[i]);
    }
    return OptionalInt.of(differing);
  }

  /**
   * True where two images show the same: the same pixels, or looks whose signs differ in at most
   * {@value #MOST_DISTANCE} and whose thumbnails agree.
   */
  public boolean nearlySame(Fingerprint other) {
    if (samePixels(other)) {
      return true;
    }
    OptionalInt distance = distance(other);
    return distance.isPresent()
        && distance.getAsInt() <= MOST_DISTANCE
        && residual(other) <= MOST_RESIDUAL;
  }

  /**
   * The largest difference of two thumbnails' averages, after the gain and offset that fit the
   * flatter one to the other best in least squares; grey levels.
   */
  private double residual(Fingerprint other) {
    int n = thumbnail.length;
    double meanA = mean(thumbnail);
    double meanB = mean(other.thumbnail);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < n; i++) {
      double a = (thumbnail[i] & 0xff) - meanA;
      double b = (other.thumbnail[i] & 0xff) - meanB;
      aa += a * a;
      bb += b * b;
      ab += a * b;
    }
    boolean flatter = aa <= bb;
    double gain = ab / Math.min(aa, bb);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double a = (thumbnail[i] & 0xff) - meanA;
      double b = (other.thumbnail[i] & 0xff) - meanB;
      largest = Math.max(largest, Math.abs(flatter ? b - gain * a : a - gain * b));
    }
    return largest;
  }

  private static double mean(byte[] values) {
    long sum = 0;
    for (byte value : values) {
      sum += value & 0xff;
    }
    return (double) sum / values.length;
  }

  /** One sixteenth of the signs, in [0, 65535]. */
  int block(int index) {
    return (int) (look[index / 4] >>> (index % 4 * Short.SIZE)) & 0xffff;
  }
}
