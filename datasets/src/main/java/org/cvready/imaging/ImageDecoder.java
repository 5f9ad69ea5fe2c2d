package org.cvready.imaging;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_BGR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ToIntFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.cvready.vision.Image;

/**
 * Turns image files into pixels, as they are displayed.
 *
 * <p>EXIF orientation is applied. A grey sample becomes three equal ones; 16-bit samples become
 * {@code round(value / 257)}, which maps 0 to 0 and 65535 to 255; palettes are looked up; an alpha
 * channel is dropped, not blended. A file that is cut, whose header claims an absurd size, or that
 * is of no known format is an error, never a partly grey image.
 */
public final class ImageDecoder {
  /**
   * No JPEG or PNG file holds more pixels a byte: deflate packs at most 1,032 bytes into one, of at
   * most 8 pixels, and JPEG spends at least one bit on a block of 64.
   */
  private static final long MOST_PIXELS_PER_BYTE = 8_256;

  private static final double SIXTEEN_TO_EIGHT_BITS = 1 / 257.0;

  static {
    MatImages.loadOpenCv();
  }

  private final String name;
  private final PixelMemory memory;

  private ImageDecoder(String name, PixelMemory memory) {
    this.name = name;
    this.memory = memory;
  }

  /**
   * Decodes an image file.
   *
   * @throws UnreadableImageException where it is missing or cannot be decoded as a whole
   */
  public static Image decode(Path file) {
    return decode(file, new PixelMemory());
  }

  /**
   * Decodes an image file into memory that is used again.
   *
   * @param memory where the pixels go; the picture is valid until the next one goes there
   * @throws UnreadableImageException where it is missing or cannot be decoded as a whole
   */
  public static Image decode(Path file, PixelMemory memory) {
    return decode(file, memory, header -> 1).pixels();
  }

  /** Decodes a file with each side divided by what is said of its header: 1, 2, 4 or 8. */
  static Capture decode(Path file, PixelMemory memory, ToIntFunction<ImageHeader> factor) {
    String name = file.toString();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new UnreadableImageException(name, "file must be below 2 GiB, has bytes: " + size);
      }
      try (BytePointer encoded = new BytePointer(Math.max(1, size))) {
        ByteBuffer bytes = encoded.asByteBuffer().limit((int) size);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
          read = channel.read(bytes);
        }
        bytes.flip();
        return new ImageDecoder(name, memory).decode(encoded, bytes, factor);
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableImageException(name, "the image file is missing", e);
    } catch (IOException e) {
      throw new UnreadableImageException(name, "the image file cannot be read: " + e, e);
    }
  }

  /**
   * Decodes the bytes of an image file.
   *
   * @param encoded the whole file
   * @param name what messages call it
   * @throws UnreadableImageException where it cannot be decoded as a whole
   */
  public static Image decode(byte[] encoded, String name) {
    try (BytePointer pointer = new BytePointer(Math.max(1L, encoded.length))) {
      ByteBuffer bytes = pointer.asByteBuffer().limit(encoded.length);
      bytes.put(encoded).flip();
      return new ImageDecoder(name, new PixelMemory()).decode(pointer, bytes, header -> 1).pixels();
    }
  }

  private Capture decode(BytePointer encoded, ByteBuffer bytes, ToIntFunction<ImageHeader> factor) {
    ByteSource source = new ByteSource.InMemory(bytes);
    ImageHeader whole = ImageHeader.parse(source, name);
    checkWhole(source, whole);
    int divisor = factor.applyAsInt(whole);
    ImageHeader header = divisor == 1 ? whole : whole.reduced(divisor);
    try (BytePointer used = new BytePointer(encoded).limit(bytes.limit());
        Mat input = new Mat(1, bytes.limit(), opencv_core.CV_8UC1, used)) {
      boolean direct = header.bitsPerSample() < 16 && header.format() != ImageFormat.TIFF;
      Image image = direct ? decodeBytes(input, header, divisor) : decodeIndirectly(input, header);
      return new Capture(image, whole.width(), whole.height());
    }
  }

  private void checkWhole(ByteSource bytes, ImageHeader header) {
    boolean whole =
        switch (header.format()) {
          case JPEG -> JpegHeaderParser.isComplete(bytes);
          case PNG -> PngHeaderParser.isComplete(bytes);
          default -> true;
        };
    if (!whole) {
      throw new UnreadableImageException(
          name,
          "the image is truncated: its %d bytes end before the %s end marker"
              .formatted(bytes.size(), header.format()));
    }
    boolean bounded = header.format() == ImageFormat.JPEG || header.format() == ImageFormat.PNG;
    long pixels = (long) header.storedWidth() * header.storedHeight();
    if (bounded && pixels > MOST_PIXELS_PER_BYTE * bytes.size()) {
      throw new UnreadableImageException(
          name,
          "a %s file of %d bytes must hold at most %d pixels, its header claims %d x %d"
              .formatted(
                  header.format(),
                  bytes.size(),
                  MOST_PIXELS_PER_BYTE * bytes.size(),
                  header.storedWidth(),
                  header.storedHeight()));
    }
  }

  private Image decodeBytes(Mat input, ImageHeader header, int divisor) {
    boolean upright = header.orientation() == Orientation.UPRIGHT;
    PixelMemory stored = upright ? memory : new PixelMemory();
    ByteBuffer pixels = stored.of(header.storedWidth(), header.storedHeight());
    int flags = IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION | reduction(divisor);
    try (BytePointer start = new BytePointer(pixels);
        Mat target =
            new Mat(header.storedHeight(), header.storedWidth(), opencv_core.CV_8UC3, start)) {
      decodeInto(input, flags, target);
      checkSize(target, header);
      if (target.data().address() != start.address()) {
        throw new IllegalStateException("OpenCV decoded beside the buffer it was given: " + name);
      }
      if (upright) {
        return Image.wrap(header.width(), header.height(), pixels);
      }
      return turned(target, header);
    }
  }

  /** The bit by which OpenCV knows a reduction. */
  private static int reduction(int divisor) {
    return switch (divisor) {
      case 1 -> 0;
      case 2 -> IMREAD_REDUCED_GRAYSCALE_2;
      case 4 -> IMREAD_REDUCED_GRAYSCALE_4;
      case 8 -> IMREAD_REDUCED_GRAYSCALE_8;
      default -> throw new IllegalArgumentException("divisor must be 1, 2, 4 or 8, got " + divisor);
    };
  }

  /**
   * By way of OpenCV's own channel order and depth: asked for RGB, its TIFF decoder (4.13.0)
   * returns memory that was never written.
   */
  private Image decodeIndirectly(Mat input, ImageHeader header) {
    int depth = header.bitsPerSample() == 16 ? IMREAD_ANYDEPTH : 0;
    try (Mat deep = new Mat();
        Mat shallow = new Mat();
        Mat rgb = new Mat()) {
      decodeInto(input, IMREAD_COLOR_BGR | depth | IMREAD_IGNORE_ORIENTATION, deep);
      checkSize(deep, header);
      boolean sixteen = deep.depth() == opencv_core.CV_16U;
      deep.convertTo(shallow, opencv_core.CV_8U, sixteen ? SIXTEEN_TO_EIGHT_BITS : 1, 0);
      opencv_imgproc.cvtColor(shallow, rgb, opencv_imgproc.COLOR_BGR2RGB);
      return turned(rgb, header);
    }
  }

  private void decodeInto(Mat input, int flags, Mat target) {
    try (Mat decoded = opencv_imgcodecs.imdecode(input, flags, target)) {
      if (decoded.empty()) {
        throw new UnreadableImageException(
            name, "the image is truncated or damaged: its pixels cannot be decoded");
      }
    } catch (UnreadableImageException e) {
      throw e;
    } catch (RuntimeException e) {
      // OpenCV's own exceptions arrive as plain RuntimeExceptions.
      throw new UnreadableImageException(name, "the image cannot be decoded: " + e, e);
    }
  }

  private void checkSize(Mat decoded, ImageHeader header) {
    if (decoded.cols() != header.storedWidth()
        || decoded.rows() != header.storedHeight()
        || decoded.channels() != Image.CHANNELS) {
      throw new UnreadableImageException(
          name,
          "decoded image must be %d x %d as its header says, got %d x %d"
              .formatted(
                  header.storedWidth(), header.storedHeight(), decoded.cols(), decoded.rows()));
    }
  }

  /** A new image of the stored pixels as they are displayed. */
  private Image turned(Mat stored, ImageHeader header) {
    ByteBuffer pixels = memory.of(header.width(), header.height());
    try (BytePointer start = new BytePointer(pixels);
        Mat target = new Mat(header.height(), header.width(), opencv_core.CV_8UC3, start)) {
      switch (header.orientation()) {
        case UPRIGHT -> stored.copyTo(target);
        case MIRRORED -> opencv_core.flip(stored, target, 1);
        case TURNED_180 -> opencv_core.flip(stored, target, -1);
        case FLIPPED -> opencv_core.flip(stored, target, 0);
        case TRANSPOSED -> opencv_core.transpose(stored, target);
        case TURNED_RIGHT -> opencv_core.rotate(stored, target, opencv_core.ROTATE_90_CLOCKWISE);
        case TRANSVERSED -> transverse(stored, target);
        case TURNED_LEFT ->
            opencv_core.rotate(stored, target, opencv_core.ROTATE_90_COUNTERCLOCKWISE);
      }
      return Image.wrap(header.width(), header.height(), pixels);
    }
  }

  private static void transverse(Mat stored, Mat target) {
    try (Mat half = new Mat()) {
      opencv_core.flip(stored, half, -1);
      opencv_core.transpose(half, target);
    }
  }
}
