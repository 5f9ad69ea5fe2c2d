package org.cvready.model.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the fields of protobuf messages, never beyond the end it is told. */
final class ProtobufReader {
  /** The wire types that ONNX files use. */
  enum Wire {
    VARINT,
    FIXED64,
    BYTES,
    FIXED32
  }

  private final ByteBuffer bytes;
  private final Path file;

  // The field that was read last.
  private int number;
  private long value;
  private int end;

  ProtobufReader(ByteBuffer bytes, Path file) {
    this.bytes = bytes;
    this.file = file;
  }

  int position() {
    return bytes.position();
  }

  void position(int position) {
    bytes.position(position);
  }

  int limit() {
    return bytes.limit();
  }

  /** The number of the field read last. */
  int number() {
    return number;
  }

  /** The value of the field read last, a {@link Wire#VARINT}. */
  long value() {
    return value;
  }

  /** Where the field read last ends, {@link Wire#BYTES}; its content starts at the position. */
  int end() {
    return end;
  }

  /** The content of the field read last, {@link Wire#BYTES}, as text. */
  String text() {
    byte[] text = new byte[end - bytes.position()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Reads the head of the next field; fields of fixed size are skipped. */
  Wire next(int messageEnd) {
    long tag = varint(messageEnd);
    number = (int) (tag >>> 3);
    switch ((int) (tag & 7)) {
      case 0 -> {
        value = varint(messageEnd);
        return Wire.VARINT;
      }
      case 1 -> {
        skip(8, messageEnd);
        return Wire.FIXED64;
      }
      case 2 -> {
        long length = varint(messageEnd);
        if (length < 0 || length > messageEnd - bytes.position()) {
          throw malformed("fields that end inside the file");
        }
        end = bytes.position() + (int) length;
        return Wire.BYTES;
      }
      case 5 -> {
        skip(4, messageEnd);
        return Wire.FIXED32;
      }
      default -> throw malformed("protobuf fields");
    }
  }

  private long varint(int messageEnd) {
    long read = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (bytes.position() >= messageEnd) {
        throw malformed("complete fields");
      }
      byte b = bytes.get();
      read |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return read;
      }
    }
    throw malformed("numbers of at most 64 bits");
  }

  private void skip(int count, int messageEnd) {
    if (count > messageEnd - bytes.position()) {
      throw malformed("fields that end inside the file");
    }
    bytes.position(bytes.position() + count);
  }

  UnusableModelException malformed(String rule) {
    return new UnusableModelException(
        "ONNX model must have %s, which fails at byte %d of %s; is it an ONNX file?"
            .formatted(rule, bytes.position(), file));
  }
}
