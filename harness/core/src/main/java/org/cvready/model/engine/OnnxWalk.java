package org.cvready.model.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks the messages of an ONNX file (protobuf; field numbers as in {@code onnx.proto3}) for its
 * metadata, its inputs, the names of what it computes, and weights that it takes from other files.
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

  private final ProtobufReader reader;
  private final Path file;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<TensorInfo> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final List<String> computed = new ArrayList<>();
  private final Set<String> initializers = new HashSet<>();
  private boolean hasGraph;
  private boolean hasExternal;

  // Functions hold nodes as deep in the file as the graph does.
  private boolean belowGraph;

  OnnxWalk(ByteBuffer bytes, Path file) {
    this.reader = new ProtobufReader(bytes, file);
    this.file = file;
  }

  OnnxFile model() {
    message(Message.MODEL, reader.limit(), 0);
    if (!hasGraph) {
      throw reader.malformed("a graph");
    }
    // Old exporters list weights among the inputs.
    inputs.removeIf(input -> initializers.contains(input.name()));
    return new OnnxFile(metadata, inputs, outputs, computed, hasExternal);
  }

  private void message(Message kind, int end, int depth) {
    if (depth > DEEPEST) {
      throw reader.malformed("messages nested at most " + DEEPEST + " deep");
    }
    while (reader.position() < end) {
      if (reader.next(end) == ProtobufReader.Wire.BYTES) {
        int fieldEnd = reader.end();
        field(kind, reader.number(), depth);
        reader.position(fieldEnd);
      }
    }
  }

  private void field(Message parent, int number, int depth) {
    Message kind = parent.child(number);
    int end = reader.end();
    boolean inMainGraph = parent == Message.GRAPH && depth == 1;
    if (parent == Message.MODEL) {
      belowGraph = kind == Message.GRAPH;
    }
    if (inMainGraph && number == 11) {
      OnnxInput.read(reader, end).ifPresent(inputs::add);
    } else if (inMainGraph && number == 12) {
      outputs.add(entry(end)[0]);
    } else if (parent == Message.NODE && number == 2 && depth == 2 && belowGraph) {
      computed(reader.text());
    } else if (parent == Message.TENSOR && number == 8 && depth == 2) {
      initializers.add(reader.text());
    } else if (kind == Message.ENTRY && metadata.size() < MOST_METADATA) {
      String[] entry = entry(end);
      metadata.put(entry[0], entry[1]);
    } else if (kind == Message.EXTERNAL) {
      String[] entry = entry(end);
      if (entry[0].equals("location")) {
        hasExternal = true;
        checkLocation(entry[1]);
      }
    } else if (kind != Message.OTHER && kind != Message.ENTRY) {
      hasGraph |= kind == Message.GRAPH;
      message(kind, end, depth + 1);
    }
  }

  /** An output of a node; optional ones that nobody asked for have no name. */
  private void computed(String name) {
    if (!name.isEmpty()) {
      computed.add(name);
    }
  }

  /**
   * A {@code StringStringEntryProto}: key and value; of a {@code ValueInfoProto} the first is its
   * name.
   */
  private String[] entry(int end) {
    String[] entry = {"", ""};
    while (reader.position() < end) {
      if (reader.next(end) == ProtobufReader.Wire.BYTES) {
        int fieldEnd = reader.end();
        if (reader.number() == 1 || reader.number() == 2) {
          entry[reader.number() - 1] = reader.text();
        }
        reader.position(fieldEnd);
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
    } catch (InvalidPathException | IOException e) {
      throw new UnusableModelException(
          "weights outside the model's file must be readable, got location '%s' in %s"
              .formatted(location, file),
          e);
    }
    throw new UnusableModelException(
        "weights outside the model's file must lie in its folder, got location '%s' in %s"
            .formatted(location, file));
  }
}
