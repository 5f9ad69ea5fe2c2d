package org.cvready.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file by position; reading past the end is an {@link IndexOutOfBoundsException},
 * which the header parsers take for a file that was cut.
 */
interface ByteSource {
  /** How many bytes there are. */
  long size();

  /** The byte at a position, in [0, 255]. */
  int at(long position);

  /** Two bytes, the more significant first. */
  default int bigEndian16(long position) {
    return at(position) << 8 | at(position + 1);
  }

  /** Two bytes, the less significant first. */
  default int littleEndian16(long position) {
    return at(position) | at(position + 1) << 8;
  }

  /** Four bytes, the most significant first, unsigned. */
  default long bigEndian32(long position) {
    return (long) bigEndian16(position) << 16 | bigEndian16(position + 2);
  }

  /** Four bytes, the least significant first, unsigned. */
  default long littleEndian32(long position) {
    return littleEndian16(position) | (long) littleEndian16(position + 2) << 16;
  }

  /** True where the bytes from a position on are the given Latin-1 text. */
  default boolean holds(long position, String text) {
    if (position + text.length() > size()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (at(position + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Bytes in memory. */
  record InMemory(ByteBuffer bytes) implements ByteSource {
    @Override
    public long size() {
      return bytes.limit();
    }

    @Override
    public int at(long position) {
      if (position < 0 || position >= bytes.limit()) {
        throw new IndexOutOfBoundsException(position);
      }
      return bytes.get((int) position) & 0xff;
    }
  }

  /** Bytes of an open file, of which only the pages that are asked for are read. */
  final class InFile implements ByteSource {
    private static final int PAGE = 1024;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE);
    private long pageStart = Long.MIN_VALUE;

    InFile(FileChannel file) throws IOException {
      this.file = file;
      this.size = file.size();
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public int at(long position) {
      if (position < 0 || position >= size) {
        throw new IndexOutOfBoundsException(position);
      }
      if (position < pageStart || position >= pageStart + page.limit()) {
        read(position);
      }
      return page.get((int) (position - pageStart)) & 0xff;
    }

    private void read(long position) {
      page.clear();
      try {
        int read = 0;
        while (page.hasRemaining() && read >= 0) {
          read = file.read(page, position + page.position());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      page.flip();
      pageStart = position;
      if (page.limit() == 0) {
        throw new IndexOutOfBoundsException(position);
      }
    }
  }
}
