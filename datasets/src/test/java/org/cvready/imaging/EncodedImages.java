package org.cvready.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Image files made for tests. */
public final class EncodedImages {
  static {
    MatImages.loadOpenCv();
  }

  private EncodedImages() {}

  /** Smooth colours that differ in every quarter, so that no orientation looks like another. */
  public static Image scene(int width, int height, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] waves = random.doubles(6, 0.02, 0.09).toArray();
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      int c = i % 3;
      pixels[i] = (byte) (128 + 110 * Math.sin(waves[c] * x + waves[c + 3] * y * (c + 1) + c));
    }
    return Image.copyOf(width, height, pixels);
  }

  static byte[] encoded(Mat mat, String extension, int... parameters) {
    MatOfByte bytes = new MatOfByte();
    if (!Imgcodecs.imencode(extension, mat, bytes, new MatOfInt(parameters))) {
      throw new IllegalStateException("cannot write " + extension);
    }
    return bytes.toArray();
  }

  /** A JPEG file with EXIF data that hold an orientation and a thumbnail's end marker. */
  public static byte[] withExif(byte[] jpeg, int orientation, boolean little) {
    byte[] exif = exif(orientation, little);
    ByteBuffer segment = ByteBuffer.allocate(4 + 6 + exif.length + 2);
    segment.putShort((short) 0xffe1).putShort((short) (segment.capacity() - 2));
    segment.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
    segment.putShort((short) 0xffd9);
    return inserted(jpeg, 2, segment.array());
  }

  /** A PNG file with an eXIf chunk before its pixels. */
  public static byte[] pngWithExif(byte[] png, int orientation) {
    byte[] exif = exif(orientation, false);
    ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length);
    chunk.putInt(exif.length).put("eXIf".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + exif.length);
    chunk.putInt((int) crc.getValue());
    return inserted(png, 33, chunk.array());
  }

  private static byte[] exif(int orientation, boolean little) {
    ByteBuffer exif =
        ByteBuffer.allocate(26).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.put((little ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    return exif.putShort((short) orientation).array();
  }

  static byte[] inserted(byte[] file, int position, byte[] part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, position);
    out.writeBytes(part);
    out.write(file, position, file.length - position);
    return out.toByteArray();
  }

  static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }
}
