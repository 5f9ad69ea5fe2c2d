package org.cvready.perturb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cvready.vision.Image;

/**
 * Memory that perturbations take for their results and intermediate numbers, to be used again for
 * the next picture.
 *
 * <p>New native memory has to be mapped and cleared, which takes longer than many a perturbation,
 * and is held until the garbage collector comes by; a loop over many direct saves both. What was
 * taken stays valid until its owner calls {@link #reuse}: who applies perturbations one after the
 * other and keeps no result calls it in between. Whoever never does gets new memory each time. What
 * one round took and the next does not need is let go, so that a workspace holds what two rounds
 * take at most. For one thread.
 *
 * <pre>{@code
 * Workspace memory = new Workspace();
 * for (double strength : strengths) {
 *   lookAt(perturbation.apply(image, strength, random, memory)); // keeps nothing of it
 *   memory.reuse();
 * }
 * }</pre>
 */
public final class Workspace {
  private final Pool<ByteBuffer> direct = new Pool<>();
  private final Pool<byte[]> bytes = new Pool<>();
  private final Pool<float[]> floats = new Pool<>();

  /** A direct buffer that {@link Image#wrap} takes for this size; holds what it held. */
  public ByteBuffer picture(int width, int height) {
    return direct(Math.toIntExact(Image.byteCount(width, height)));
  }

  /** A direct buffer for a picture of the size of another one; holds what it held. */
  public ByteBuffer picture(Image size) {
    return picture(size.width(), size.height());
  }

  /** A direct buffer of this many bytes, for native code; holds what it held. */
  public ByteBuffer direct(int length) {
    ByteBuffer memory =
        direct.take(held -> held.capacity() >= length, () -> ByteBuffer.allocateDirect(length));
    return memory.clear().limit(length);
  }

  /** The samples of a picture, red, green, blue, row by row from the top; a copy. */
  public byte[] samples(Image image) {
    byte[] samples = bytes(Math.toIntExact(Image.byteCount(image.width(), image.height())));
    image.rgb().get(samples);
    return samples;
  }

  /** An array of this length; holds what it held. */
  public byte[] bytes(int length) {
    return bytes.take(held -> held.length == length, () -> new byte[length]);
  }

  /** An array of this length; holds what it held. */
  public float[] floats(int length) {
    return floats.take(held -> held.length == length, () -> new float[length]);
  }

  /** Takes back all that was taken: nothing of it may be used any more. */
  public void reuse() {
    direct.takeBack(held -> true);
    bytes.takeBack(held -> true);
    floats.takeBack(held -> true);
  }

  /** Takes back all but the memory of a picture, which stays as it is. */
  void reuseAllBut(Image picture) {
    direct.takeBack(held -> !picture.isIn(held));
    bytes.takeBack(held -> true);
    floats.takeBack(held -> true);
  }

  /** Memory of one kind. */
  private static final class Pool<T> {
    private List<T> free = new ArrayList<>();
    private List<T> taken = new ArrayList<>();

    T take(Predicate<T> fits, Supplier<T> fresh) {
      for (int i = 0; i < free.size(); i++) {
        if (fits.test(free.get(i))) {
          taken.add(free.remove(i));
          return taken.get(taken.size() - 1);
        }
      }
      taken.add(fresh.get());
      return taken.get(taken.size() - 1);
    }

    void takeBack(Predicate<T> which) {
      free = new ArrayList<>(taken.stream().filter(which).toList());
      taken = new ArrayList<>(taken.stream().filter(which.negate()).toList());
    }
  }
}
