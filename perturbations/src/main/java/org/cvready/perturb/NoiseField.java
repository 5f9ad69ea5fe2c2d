package org.cvready.perturb;

import java.util.random.RandomGenerator;

/**
 * Random numbers by index: number i of a field is a function of the field's key and of i alone.
 *
 * <p>So any part of a picture can draw its numbers in any order, and all strengths of a
 * perturbation see the same field. Bits come from mixing the index with the 64-bit key by three
 * rounds of multiply and shift (after Wellons' search for such constants, "Prospecting for Hash
 * Functions", 2018); the loops are plain enough for the compiler to use vector instructions, and
 * integers and single additions and products are the same on every processor.
 *
 * <p>A normal number is the quantile of its bits: tables hold the normal quantile at 4,096 equal
 * steps and, towards both ends, at sixteenths of every power of two of the remaining probability;
 * between them it is linear. The distribution differs from the normal one by less than 1e-5 in any
 * probability and reaches 6.3 standard deviations on both sides. Greater bits, taken as unsigned,
 * give a greater number.
 *
 * <p>One field holds 2^31 numbers; more, or a second one for the same place, come from {@link
 * #other}. One thread at a time may use a field; fields of the same key agree on all threads.
 */
public final class NoiseField {
  /** Numbers made in one go; a table of the indices below it lets the loop use vectors. */
  private static final int BLOCK = 1024;

  private static final int[] STEPS = steps();

  private final long key;
  // Held, because a fresh array for every row would cost as much as the numbers in it.
  private final int[] scratch = new int[BLOCK];

  private NoiseField(long key) {
    this.key = key;
  }

  /** A field whose key is the next long of a stream. */
  public static NoiseField of(RandomGenerator random) {
    return new NoiseField(random.nextLong());
  }

  /**
   * Another field that shares nothing with this one.
   *
   * @param number which: the same number gives the same field
   */
  public NoiseField other(int number) {
    long mixed = key + (number + 1L) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
    return new NoiseField(mixed ^ (mixed >>> 32));
  }

  /** 32 random bits. */
  public int bits(int index) {
    return mixed(index + (int) key, (int) (key >>> 32));
  }

  /** A number in [0, 1), a multiple of 2^-23. */
  public float uniform(int index) {
    return share(bits(index));
  }

  /** A standard normal number. */
  public float normal(int index) {
    return NormalQuantiles.of(bits(index));
  }

  /** The standard normal number whose share of probability are these bits, as {@link #normal}. */
  public static float normalOf(int bits) {
    return NormalQuantiles.of(bits);
  }

  /**
   * Bits in the same order, as unsigned, but spread so that equal steps of them are fine towards
   * both ends, where normal numbers change most: the outer 2^-4 of probability on each side take
   * half of all steps, the outer 2^-9 a quarter and the outer 2^-14 an eighth.
   */
  public static int spread(int bits) {
    int side = bits >> 31;
    int inwards = bits ^ side;
    // How far below 2^28, 2^23 and 2^18; with Math.min the compiler uses no vectors.
    int outer = inwards - (1 << 28);
    int further = inwards - (1 << 23);
    int outermost = inwards - (1 << 18);
    int below =
        ((outer & (outer >> 31)) << 1)
            + ((further & (further >> 31)) << 5)
            + ((outermost & (outermost >> 31)) << 10);
    return ((inwards >>> 1) + below + (1 << 30)) ^ side;
  }

  /**
   * Writes {@code count} times 32 bits after {@link #spread} to the front of {@code into}.
   *
   * @param first index of the first
   */
  public void spreadBits(int first, int[] into, int count) {
    int[] bits = scratch;
    for (int done = 0; done < count; done += BLOCK) {
      int n = Math.min(BLOCK, count - done);
      block(first + done, bits, n);
      for (int i = 0; i < n; i++) {
        bits[i] = spread(bits[i]);
      }
      System.arraycopy(bits, 0, into, done, n);
    }
  }

  /**
   * Writes {@code count} times 32 bits to the front of {@code into}.
   *
   * @param first index of the first
   */
  public void bits(int first, int[] into, int count) {
    block(first, into, Math.min(BLOCK, count));
    if (count > BLOCK) {
      for (int done = BLOCK; done < count; done += BLOCK) {
        int n = Math.min(BLOCK, count - done);
        block(first + done, scratch, n);
        System.arraycopy(scratch, 0, into, done, n);
      }
    }
  }

  /** Writes {@code count} numbers in [0, 1) to the front of {@code into}. */
  public void uniforms(int first, float[] into, int count) {
    int[] bits = scratch;
    for (int done = 0; done < count; done += BLOCK) {
      int n = Math.min(BLOCK, count - done);
      block(first + done, bits, n);
      for (int i = 0; i < n; i++) {
        into[done + i] = share(bits[i]);
      }
    }
  }

  /** Writes {@code count} standard normal numbers to the front of {@code into}. */
  public void normals(int first, float[] into, int count) {
    int[] bits = scratch;
    for (int done = 0; done < count; done += BLOCK) {
      int n = Math.min(BLOCK, count - done);
      block(first + done, bits, n);
      NormalQuantiles.of(bits, into, done, n);
    }
  }

  // Both arrays start at 0: with an offset in one of them the compiler uses no vectors.
  private void block(int first, int[] into, int count) {
    int[] steps = STEPS;
    int low = first + (int) key;
    int high = (int) (key >>> 32);
    for (int i = 0; i < count; i++) {
      into[i] = mixed(steps[i] + low, high);
    }
  }

  private static int mixed(int low, int high) {
    int x = low;
    x ^= x >>> 16;
    x *= 0x7feb352d;
    x += high;
    x ^= x >>> 15;
    x *= 0x846ca68b;
    x ^= x >>> 16;
    x *= 0x31848bab;
    return x ^ (x >>> 14);
  }

  // The bits of a float in [1, 2); a conversion from int would cost more.
  private static float share(int bits) {
    return Float.intBitsToFloat(bits >>> 9 | 0x3f800000) - 1;
  }

  private static int[] steps() {
    int[] steps = new int[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      steps[i] = i;
    }
    return steps;
  }
}
