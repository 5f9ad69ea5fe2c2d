package org.cvready.imaging;

import java.nio.ByteBuffer;
import org.cvready.vision.Image;

/**
 * Memory for the pixels of one picture at a time, used again for the next.
 *
 * <p>New native memory for every picture has to be cleared before use and waits for the garbage
 * collector afterwards; a loop over many pictures saves both. A picture that was decoded into a
 * memory is valid until the next one is: whoever decodes must let go of the one before. For one
 * thread.
 *
 * <pre>{@code
 * PixelMemory memory = new PixelMemory();
 * for (Path file : files) {
 *   lookAt(ImageDecoder.decode(file, memory)); // keeps nothing of it
 * }
 * }</pre>
 */
public final class PixelMemory {
  private ByteBuffer memory = ByteBuffer.allocateDirect(0);

  /** Memory for a picture of this size, which {@link Image#wrap} takes; holds what it held. */
  ByteBuffer of(int width, int height) {
    long bytes = Image.byteCount(width, height);
    if (memory.capacity() < bytes) {
      memory = Image.newBuffer(width, height);
    }
    return memory.slice(0, Math.toIntExact(bytes));
  }
}
