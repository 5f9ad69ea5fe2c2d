package org.cvready.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
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
    return inserted(png, 33, pngChunk("eXIf", exif));
  }

  private static byte[] exif(int orientation, boolean little) {
    ByteBuffer exif =
        ByteBuffer.allocate(26).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.put((little ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    return exif.putShort((short) orientation).array();
  }

  /**
   * A PNG file out of its parts.
   *
   * @param bits of one sample
   * @param colourType of the PNG specification: 0 grey, 3 palette
   * @param palette PLTE and tRNS chunks, ready made; may be empty
   * @param rows the samples packed as the file packs them, each row after its filter byte 0
   */
  static byte[] png(int width, int height, int bits, int colourType, byte[] palette, byte[] rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    head.put((byte) bits).put((byte) colourType);
    out.writeBytes(pngChunk("IHDR", head.array()));
    out.writeBytes(palette);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.writeBytes(pngChunk("IDAT", packed.toByteArray()));
    out.writeBytes(pngChunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  static byte[] pngChunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
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
