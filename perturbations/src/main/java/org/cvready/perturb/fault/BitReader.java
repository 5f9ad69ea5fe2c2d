package org.cvready.perturb.fault;

import java.util.Arrays;

/**
 * The bits of entropy-coded JPEG data, up to the first marker or the end; zeros follow, as libjpeg
 * supplies them.
 */
final class BitReader {
  private static final int SPARE = 4;

  private final byte[] bytes;
  private final long available;
  private long position;

  /** Over a part of a file, whose stuffed zeros are taken out. */
  BitReader(byte[] file, int from, int to) {
    byte[] plain = new byte[to - from + SPARE];
    int length = unstuff(file, from, to, plain);
    bytes = Arrays.copyOf(plain, length + SPARE);
    available = 8L * length;
  }

  /** Bytes of data in a part of a file, without stuffing, up to the first marker. */
  static int dataBytes(byte[] file, int from, int to) {
    return unstuff(file, from, to, new byte[to - from]);
  }

  private static int unstuff(byte[] file, int from, int to, byte[] plain) {
    int length = 0;
    int at = from;
    while (at < to) {
      byte value = file[at++];
      if (value == (byte) 0xff) {
        while (at < to && file[at] == (byte) 0xff) {
          at++;
        }
        if (at == to || file[at] != 0) {
          return length;
        }
        at++;
      }
      plain[length++] = value;
    }
    return length;
  }

  /** The next 16 bits, which stay. */
  int peek16() {
    if (position >= available) {
      return 0;
    }
    int at = (int) (position >> 3);
    int three = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
    return three >> (8 - (position & 7)) & 0xffff;
  }

  /** The next {@code count} bits, at most 16. */
  int take(int count) {
    int bits = peek16() >> (16 - count);
    position += count;
    return bits;
  }

  void skip(int count) {
    position += count;
  }

  /** Bits that were consumed. */
  long position() {
    return position;
  }

  /** True once more bits were consumed than there were. */
  boolean isOverrun() {
    return position > available;
  }
}
