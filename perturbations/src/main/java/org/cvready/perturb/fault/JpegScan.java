package org.cvready.perturb.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * The one scan of a baseline JPEG file as {@code LossyFile} writes it: three components, 4:2:0, so
 * that a unit is 16 x 16 pixels in four blocks of luma and one of each chroma (ITU-T T.81).
 */
final class JpegScan {
  /** Pixels of a unit's side. */
  static final int UNIT = 16;

  /** The component of each block of a unit. */
  private static final int[] COMPONENTS = {0, 0, 0, 0, 1, 2};

  private static final int LAST_COEFFICIENT = 63;
  private static final int SIXTEEN_ZEROS = 0xf0;
  private static final int FRAME = 0xc0;
  private static final int TABLES = 0xc4;
  private static final int SCAN = 0xda;

  private final byte[] file;
  private final HuffmanCode[] codes = new HuffmanCode[4];
  private final List<Segment> segments = new ArrayList<>();
  private int unitsAcross;
  private int unitsDown;

  JpegScan(byte[] file) {
    this.file = file;
    int at = 2;
    while ((file[at + 1] & 0xff) != SCAN) {
      readHeader(file[at + 1] & 0xff, at + 4);
      at += 2 + twoBytes(at + 2);
    }
    split(at + 2 + twoBytes(at + 2));
  }

  private void readHeader(int marker, int at) {
    if (marker == FRAME) {
      unitsDown = (twoBytes(at + 1) + UNIT - 1) / UNIT;
      unitsAcross = (twoBytes(at + 3) + UNIT - 1) / UNIT;
    }
    if (marker == TABLES) {
      int end = at + twoBytes(at - 2) - 2;
      int table = at;
      while (table < end) {
        // High digit: 0 for DC, 1 for AC. Low digit: 0 for luma, 1 for chroma.
        int kind = file[table] & 0xff;
        codes[2 * (kind >> 4) + (kind & 1)] = new HuffmanCode(file, table + 1);
        table += 1 + HuffmanCode.size(file, table + 1);
      }
    }
  }

  private void split(int start) {
    int from = start;
    for (int at = start; at + 1 < file.length; at++) {
      int code = file[at] == (byte) 0xff ? file[at + 1] & 0xff : 0;
      boolean restart = code >= 0xd0 && code <= 0xd7;
      if (restart || code == 0xd9) {
        segments.add(new Segment(from, at));
        from = at + 2;
      }
    }
  }

  private int twoBytes(int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }

  /** Units in a row. */
  int unitsAcross() {
    return unitsAcross;
  }

  /** Rows of units. */
  int unitsDown() {
    return unitsDown;
  }

  /** The data between markers, in order: one for the whole scan where it holds no restarts. */
  List<Segment> segments() {
    return segments;
  }

  /** Reads one unit and writes it again, word by word. */
  void copyUnit(BitReader in, BitWriter out, int[] predictions) {
    for (int component : COMPONENTS) {
      int chroma = Math.min(component, 1);
      predictions[component] += copyValue(codes[chroma], in, out);
      HuffmanCode ac = codes[2 + chroma];
      int at = 1;
      while (at <= LAST_COEFFICIENT) {
        int symbol = copySymbol(ac, in, out);
        if ((symbol & 15) == 0 && symbol != SIXTEEN_ZEROS) {
          break;
        }
        out.put(in.take(symbol & 15), symbol & 15);
        at += (symbol >> 4) + 1;
      }
    }
  }

  private static int copySymbol(HuffmanCode code, BitReader in, BitWriter out) {
    int symbol = code.read(in);
    code.write(symbol, out);
    return symbol;
  }

  private static int copyValue(HuffmanCode code, BitReader in, BitWriter out) {
    int length = copySymbol(code, in, out);
    int bits = in.take(length);
    out.put(bits, length);
    return bits >= (1 << length) >> 1 ? bits : bits + 1 - (1 << length);
  }

  /** Reads one unit and drops it. */
  void skipUnit(BitReader in) {
    for (int component : COMPONENTS) {
      int chroma = Math.min(component, 1);
      in.skip(codes[chroma].read(in));
      HuffmanCode ac = codes[2 + chroma];
      int at = 1;
      while (at <= LAST_COEFFICIENT) {
        int symbol = ac.read(in);
        if ((symbol & 15) == 0 && symbol != SIXTEEN_ZEROS) {
          break;
        }
        in.skip(symbol & 15);
        at += (symbol >> 4) + 1;
      }
    }
  }

  /** Writes a unit of middle grey, as near as one step of the code goes. */
  void writeGrey(BitWriter out, int[] predictions) {
    for (int component : COMPONENTS) {
      int chroma = Math.min(component, 1);
      int step = Math.max(-GREATEST_STEP, Math.min(GREATEST_STEP, -predictions[component]));
      int length = 32 - Integer.numberOfLeadingZeros(Math.abs(step));
      codes[chroma].write(length, out);
      out.put(step >= 0 ? step : step - 1 + (1 << length), length);
      predictions[component] += step;
      codes[2 + chroma].write(0, out);
    }
  }

  private static final int GREATEST_STEP = 2047;

  /**
   * A stretch of entropy-coded data, from the first byte to before the next marker.
   *
   * @param from its first byte in the file
   * @param to after its last byte
   */
  record Segment(int from, int to) {}
}
