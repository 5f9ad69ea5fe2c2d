package org.cvready.perturb.fault;

import java.io.ByteArrayOutputStream;

/** Entropy-coded JPEG data, with a zero stuffed after every byte of ones. */
final class BitWriter {
  private final ByteArrayOutputStream out;
  private int pending;
  private int count;

  BitWriter(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Appends the low {@code length} bits, at most 16. */
  void put(int bits, int length) {
    pending = pending << length | bits;
    count += length;
    while (count >= 8) {
      count -= 8;
      write(pending >> count & 0xff);
    }
    pending &= (1 << count) - 1;
  }

  /** Fills the last byte with ones, as the standard has it. */
  void finish() {
    if (count > 0) {
      put((1 << (8 - count)) - 1, 8 - count);
    }
  }

  private void write(int value) {
    out.write(value);
    if (value == 0xff) {
      out.write(0);
    }
  }
}
