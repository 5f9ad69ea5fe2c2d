package org.cvready.perturb.fault;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JPEG file with flipped bits, written anew as a well-formed one that decodes to the same pixels.
 *
 * <p>Given the damaged bytes, libjpeg would print warnings and OpenCV would pass them on; here they
 * are read by libjpeg's rules, and what it would have understood is written down. Every segment of
 * the scan holds one row of units.
 */
final class DamagedScan {
  private static final int FIRST_RESTART = 0xd0;
  private static final int RESTARTS = 8;

  private final byte[] damaged;
  private final JpegScan scan;
  private final List<Integer> hits = new ArrayList<>();
  private final ByteArrayOutputStream out;

  /**
   * Flips and repairs.
   *
   * @param file undamaged
   * @param flips by the row of units that they hit, as bits of the file, the highest of byte 0
   *     first
   */
  DamagedScan(byte[] file, JpegScan scan, Map<Integer, Long> flips) {
    this.scan = scan;
    damaged = flipped(file, flips);
    out = new ByteArrayOutputStream(file.length + file.length / 8);
    out.write(file, 0, scan.segments().get(0).from());
    for (int row = 0; row < scan.segments().size(); row++) {
      JpegScan.Segment segment = scan.segments().get(row);
      if (row > 0) {
        marker(FIRST_RESTART + (row - 1) % RESTARTS);
      }
      Long flip = flips.get(row);
      if (flip == null) {
        out.write(file, segment.from(), segment.to() - segment.from());
      } else {
        repair(row, (int) (flip >> 3));
      }
    }
    marker(0xd9);
  }

  /** The bytes with the flips, as they would reach a decoder. */
  static byte[] flipped(byte[] file, Map<Integer, Long> flips) {
    byte[] damaged = file.clone();
    for (long bit : flips.values()) {
      damaged[(int) (bit >> 3)] ^= (byte) (0x80 >> (bit & 7));
    }
    return damaged;
  }

  /** The repaired file. */
  byte[] file() {
    return out.toByteArray();
  }

  /** The units that the flips may have changed, in reading order. */
  List<Integer> hits() {
    return hits;
  }

  private void marker(int code) {
    out.write(0xff);
    out.write(code);
  }

  private void repair(int row, int flippedByte) {
    JpegScan.Segment segment = scan.segments().get(row);
    // A byte of ones also changes the meaning of the byte after it.
    int sound = Math.max(segment.from(), flippedByte - 1);
    long soundBits = 8L * BitReader.dataBytes(damaged, segment.from(), sound);
    BitReader in = new BitReader(damaged, segment.from(), segment.to());
    BitWriter bits = new BitWriter(out);
    int[] predictions = new int[3];
    for (int unit = 0; unit < scan.unitsAcross(); unit++) {
      if (in.isOverrun()) {
        scan.writeGrey(bits, predictions);
      } else {
        scan.copyUnit(in, bits, predictions);
      }
      if (in.position() > soundBits) {
        hits.add(row * scan.unitsAcross() + unit);
      }
    }
    bits.finish();
  }
}
