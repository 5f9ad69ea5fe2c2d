package org.cvready.perturb.fault;

/** One Huffman code of a JPEG file (ITU-T T.81, annex C), in both directions. */
final class HuffmanCode {
  /** Bits that libjpeg consumes before it gives up on a word that does not exist. */
  static final int BITS_OF_NO_WORD = 17;

  private static final int LONGEST = 16;

  // Length and symbol of the word that starts these 16 bits; 0 where there is none.
  private final short[] entries = new short[1 << LONGEST];
  private final int[] words = new int[256];
  private final int[] lengths = new int[256];

  /**
   * Reads a table.
   *
   * @param at where the 16 counts of words by their length stand; the symbols follow
   */
  HuffmanCode(byte[] file, int at) {
    int symbolAt = at + LONGEST;
    int word = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int free = LONGEST - length;
      for (int i = file[at + length - 1] & 0xff; i > 0; i--) {
        int symbol = file[symbolAt++] & 0xff;
        words[symbol] = word;
        lengths[symbol] = length;
        short entry = (short) (length << 8 | symbol);
        java.util.Arrays.fill(entries, word << free, (word + 1) << free, entry);
        word++;
      }
      word <<= 1;
    }
  }

  /** Bytes of the table in the file, counts and symbols. */
  static int size(byte[] file, int at) {
    int size = LONGEST;
    for (int i = 0; i < LONGEST; i++) {
      size += file[at + i] & 0xff;
    }
    return size;
  }

  /** The next symbol; 0 where the bits are no word, as libjpeg reads it. */
  int read(BitReader bits) {
    int entry = entries[bits.peek16()];
    if (entry == 0) {
      bits.skip(BITS_OF_NO_WORD);
      return 0;
    }
    bits.skip(entry >> 8);
    return entry & 0xff;
  }

  void write(int symbol, BitWriter bits) {
    bits.put(words[symbol], lengths[symbol]);
  }
}
