package org.cvready.model.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Walks the messages of an ONNX file (protobuf; field numbers as in {@code onnx.proto3}) for its
 * metadata and for weights that it takes from other files.
 */
final class OnnxWalk {
  /** The messages below which a tensor can stand. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE_TENSOR,
    FUNCTION,
    TRAINING,
    ENTRY,
    EXTERNAL,
    OTHER;

    /** What a field of this message holds. */
    Message child(int field) {
      return switch (this) {
        case MODEL ->
            switch (field) {
              case 7 -> GRAPH;
              case 14 -> ENTRY;
              case 20 -> TRAINING;
              case 25 -> FUNCTION;
              default -> OTHER;
            };
        case GRAPH ->
            switch (field) {
              case 1 -> NODE;
              case 5 -> TENSOR;
              case 15 -> SPARSE_TENSOR;
              default -> OTHER;
            };
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE_TENSOR;
              default -> OTHER;
            };
        case TENSOR -> field == 13 ? EXTERNAL : OTHER;
        case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : OTHER;
        case FUNCTION ->
            switch (field) {
              case 7 -> NODE;
              case 11 -> ATTRIBUTE;
              default -> OTHER;
            };
        case TRAINING -> field == 1 || field == 2 ? GRAPH : OTHER;
        case ENTRY, EXTERNAL, OTHER -> OTHER;
      };
    }
  }

  private static final int DEEPEST = 64;
  private static final int MOST_METADATA = 10_000;

  private final ByteBuffer bytes;
  private final Path file;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private boolean hasGraph;

  OnnxWalk(ByteBuffer bytes, Path file) {
    this.bytes = bytes;
    this.file = file;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  void model() {
    message(Message.MODEL, bytes.limit(), 0);
    if (!hasGraph) {
      throw malformed("a graph");
    }
  }

  private void message(Message kind, int end, int depth) {
    if (depth > DEEPEST) {
      throw malformed("messages nested at most " + DEEPEST + " deep");
    }
    while (bytes.position() < end) {
      long tag = varint(end);
      int field = (int) (tag >>> 3);
      switch ((int) (tag & 7)) {
        case 0 -> varint(end);
        case 1 -> skip(8, end);
        case 2 -> {
          int length = length(end);
          field(kind.child(field), bytes.position() + length, depth);
        }
        case 5 -> skip(4, end);
        default -> throw malformed("protobuf fields");
      }
    }
  }

  private void field(Message kind, int end, int depth) {
    switch (kind) {
      case OTHER -> bytes.position(end);
      case ENTRY -> {
        String[] entry = entry(end);
        if (metadata.size() < MOST_METADATA) {
          metadata.put(entry[0], entry[1]);
        }
      }
      case EXTERNAL -> {
        String[] entry = entry(end);
        if (entry[0].equals("location")) {
          checkLocation(entry[1]);
        }
      }
      default -> {
        hasGraph |= kind == Message.GRAPH;
        message(kind, end, depth + 1);
      }
    }
  }

  /** A {@code StringStringEntryProto}: key and value. */
  private String[] entry(int end) {
    String[] entry = {"", ""};
    while (bytes.position() < end) {
      long tag = varint(end);
      if ((tag & 7) != 2) {
        throw malformed("texts in key-value pairs");
      }
      int length = length(end);
      if (tag >>> 3 == 1 || tag >>> 3 == 2) {
        byte[] text = new byte[length];
        bytes.get(text);
        entry[(int) (tag >>> 3) - 1] = new String(text, StandardCharsets.UTF_8);
      } else {
        skip(length, end);
      }
    }
    return entry;
  }

  private void checkLocation(String location) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    try {
      Path weights = Path.of(location);
      boolean inside =
          folder != null
              && !weights.isAbsolute()
              && folder.resolve(weights).normalize().startsWith(folder)
              && folder.resolve(weights).toRealPath().startsWith(folder.toRealPath());
      if (inside) {
        return;
      }
    } catch (InvalidPathException | java.io.IOException e) {
      throw new UnusableModelException(
          "weights outside the model's file must be readable, got location '%s' in %s"
              .formatted(location, file),
          e);
    }
    throw new UnusableModelException(
        "weights outside the model's file must lie in its folder, got location '%s' in %s"
            .formatted(location, file));
  }

  private long varint(int end) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (bytes.position() >= end) {
        throw malformed("complete fields");
      }
      byte b = bytes.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw malformed("numbers of at most 64 bits");
  }

  private int length(int end) {
    long length = varint(end);
    if (length < 0 || length > end - bytes.position()) {
      throw malformed("fields that end inside the file");
    }
    return (int) length;
  }

  private void skip(int count, int end) {
    if (count > end - bytes.position()) {
      throw malformed("fields that end inside the file");
    }
    bytes.position(bytes.position() + count);
  }

  private UnusableModelException malformed(String rule) {
    return new UnusableModelException(
        "ONNX model must have %s, which fails at byte %d of %s; is it an ONNX file?"
            .formatted(rule, bytes.position(), file));
  }
}
