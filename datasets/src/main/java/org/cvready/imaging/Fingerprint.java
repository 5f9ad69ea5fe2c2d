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
 * What an image is recognised by: a hash of its exact pixels, and one of its look, which survives
 * another encoding, another size and another brightness.
 *
 * <p>The look is 255 signs: the luminance is averaged down to 64 x 64, and of its discrete cosine
 * transform the lowest 16 x 16 coefficients but the mean are compared with their median (after C.
 * Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010). Signs of a
 * picture that shows nothing are noise, so an image whose averaged luminance deviates by less than
 * {@value #LEAST_DEVIATION} grey levels has no look, and only equals its exact copies.
 */
public final class Fingerprint {
  /** Bits of the hash of the look. */
  public static final int BITS = 256;

  /** The standard deviation of the averaged luminance below which an image has no look. */
  public static final double LEAST_DEVIATION = 2;

  static final int WORDS = BITS / Long.SIZE;
  private static final int SIDE = 64;
  private static final int LOW = 16;

  static {
    MatImages.loadOpenCv();
  }

  private final byte[] pixelHash;
  private final long[] look;

  private Fingerprint(byte[] pixelHash, long[] look) {
    this.pixelHash = pixelHash;
    this.look = look;
  }

  /** The fingerprint of an image. */
  public static Fingerprint of(Image image) {
    return new Fingerprint(pixelHash(image), look(image));
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

  private static long[] look(Image image) {
    Mat rgb = MatImages.view(image);
    Mat grey = new Mat();
    Mat small = new Mat();
    Mat numbers = new Mat();
    Mat waves = new Mat();
    try {
      Imgproc.cvtColor(rgb, grey, Imgproc.COLOR_RGB2GRAY);
      Imgproc.resize(grey, small, new Size(SIDE, SIDE), 0, 0, Imgproc.INTER_AREA);
      small.convertTo(numbers, CvType.CV_32F);
      Core.dct(numbers, waves);
      float[] all = new float[SIDE * SIDE];
      waves.get(0, 0, all);
      return signs(all);
    } finally {
      for (Mat mat : new Mat[] {rgb, grey, small, numbers, waves}) {
        mat.release();
      }
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

  long word(int index) {
    return look[index];
  }
}
