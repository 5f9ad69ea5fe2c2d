package org.cvready.model.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one input of an ONNX graph: a {@code ValueInfoProto} of a tensor. */
final class OnnxInput {
  private final ProtobufReader reader;
  private final List<Long> shape = new ArrayList<>();
  private String name = "";
  private @Nullable ElementType type;

  private OnnxInput(ProtobufReader reader) {
    this.reader = reader;
  }

  /** The input between the reader's position and {@code end}; empty for an unknown element type. */
  static Optional<TensorInfo> read(ProtobufReader reader, int end) {
    OnnxInput input = new OnnxInput(reader);
    input.valueInfo(end);
    return input.type == null
        ? Optional.empty()
        : Optional.of(new TensorInfo(input.name, input.type, input.shape));
  }

  private void valueInfo(int end) {
    while (reader.position() < end) {
      if (reader.next(end) == ProtobufReader.Wire.BYTES) {
        int fieldEnd = reader.end();
        if (reader.number() == 1) {
          name = reader.text();
        } else if (reader.number() == 2) {
          type(fieldEnd, 1);
        }
        reader.position(fieldEnd);
      }
    }
  }

  /** TypeProto (level 1), its tensor type (2), its shape (3). */
  private void type(int end, int level) {
    while (reader.position() < end) {
      ProtobufReader.Wire wire = reader.next(end);
      if (wire == ProtobufReader.Wire.VARINT && level == 2 && reader.number() == 1) {
        type = elementType(reader.value());
      } else if (wire == ProtobufReader.Wire.BYTES) {
        int fieldEnd = reader.end();
        boolean inner = reader.number() == (level == 2 ? 2 : 1);
        if (inner && level == 3) {
          shape.add(dimension(fieldEnd));
        } else if (inner) {
          type(fieldEnd, level + 1);
        }
        reader.position(fieldEnd);
      }
    }
  }

  /** The size of a dimension, -1 where it has a name or nothing. */
  private long dimension(int end) {
    long size = -1;
    while (reader.position() < end) {
      ProtobufReader.Wire wire = reader.next(end);
      if (wire == ProtobufReader.Wire.VARINT && reader.number() == 1) {
        size = reader.value();
      } else if (wire == ProtobufReader.Wire.BYTES) {
        reader.position(reader.end());
      }
    }
    return size;
  }

  /** {@code TensorProto.DataType} of onnx.proto3. */
  private static @Nullable ElementType elementType(long code) {
    return switch ((int) code) {
      case 1 -> ElementType.FLOAT32;
      case 2 -> ElementType.UINT8;
      case 6 -> ElementType.INT32;
      case 7 -> ElementType.INT64;
      case 10 -> ElementType.FLOAT16;
      default -> null;
    };
  }
}
