package org.cvready.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes ONNX files whose outputs are constants whatever the input is, or depend on it in a simple
 * way; field numbers as in onnx.proto3.
 */
public final class TinyOnnx {
  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private final ByteArrayOutputStream model = new ByteArrayOutputStream();

  /** A model without inputs and outputs. */
  public TinyOnnx() {
    number(model, 1, 8);
    ByteArrayOutputStream opset = new ByteArrayOutputStream();
    number(opset, 2, 13);
    bytes(model, 8, opset.toByteArray());
    text(graph, 2, "tiny");
  }

  /** An input; a size below 0 is left open. Element types: 1 float, 2 uint8, 10 half, 11 double. */
  public TinyOnnx input(String name, int type, long... shape) {
    bytes(graph, 11, valueInfo(name, type, shape));
    return this;
  }

  /** An output of floats, zero but for {@code values} at its start. */
  public TinyOnnx output(String name, long[] shape, float... values) {
    return constant(name, floats(shape, values), shape);
  }

  private static byte[] floats(long[] shape, float... values) {
    int elements = 1;
    for (long size : shape) {
      elements *= (int) size;
    }
    ByteBuffer raw = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (long size : shape) {
      number(tensor, 1, size);
    }
    number(tensor, 2, 1);
    bytes(tensor, 9, raw.array());
    return tensor.toByteArray();
  }

  /** An output of floats whose sizes the model leaves open, though they never change. */
  public TinyOnnx openOutput(String name, long[] shape, float... values) {
    long[] open = shape.clone();
    java.util.Arrays.setAll(open, d -> d == 0 ? 1 : -1 - d);
    return constant(name, floats(shape, values), open);
  }

  /** An int64 output [rank, n] of the places where an input is not 0: n is only known after. */
  public TinyOnnx nonZero(String name, String input, int rank) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    text(node, 1, input);
    text(node, 2, name);
    text(node, 4, "NonZero");
    bytes(graph, 1, node.toByteArray());
    bytes(graph, 12, valueInfo(name, 7, rank, -1));
    return this;
  }

  /**
   * An output of floats that grows with the batch: {@code values}, zeros after them, times the mean
   * of each picture, so that pictures can be told apart.
   *
   * @param input name of an input of pictures, batch first
   * @param shape of the output but for its batch
   */
  public TinyOnnx timesMean(String name, String input, long[] shape, float... values) {
    long[] single = new long[shape.length + 1];
    single[0] = 1;
    System.arraycopy(shape, 0, single, 1, shape.length);
    mean(name + "-rows", input, 0, 3);
    mean(name + "-mean", name + "-rows", 1, 1, 2);
    bytes(graph, 1, constantNode(name + "-values", floats(single, values)));
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    text(node, 1, name + "-mean");
    text(node, 1, name + "-values");
    text(node, 2, name);
    text(node, 4, "Mul");
    bytes(graph, 1, node.toByteArray());
    single[0] = -1;
    bytes(graph, 12, valueInfo(name, 1, single));
    return this;
  }

  private void mean(String name, String input, int keepDimensions, int... axes) {
    ByteArrayOutputStream over = new ByteArrayOutputStream();
    text(over, 1, "axes");
    for (int axis : axes) {
      number(over, 8, axis);
    }
    number(over, 20, 7);
    ByteArrayOutputStream keep = new ByteArrayOutputStream();
    text(keep, 1, "keepdims");
    number(keep, 3, keepDimensions);
    number(keep, 20, 2);
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    text(node, 1, input);
    text(node, 2, name);
    text(node, 4, "ReduceMean");
    bytes(node, 5, over.toByteArray());
    bytes(node, 5, keep.toByteArray());
    bytes(graph, 1, node.toByteArray());
  }

  /** A node of one output, which the graph does not give out. */
  public TinyOnnx node(String operator, String output, String... inputs) {
    bytes(graph, 1, nodeBytes(output, operator, inputs));
    return this;
  }

  private static byte[] nodeBytes(String output, String operator, String... inputs) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (String input : inputs) {
      text(node, 1, input);
    }
    text(node, 2, output);
    text(node, 4, operator);
    return node.toByteArray();
  }

  /** Lists a tensor that a node computes among the outputs; element types as of inputs. */
  public TinyOnnx giving(String name, int type, long... shape) {
    bytes(graph, 12, valueInfo(name, type, shape));
    return this;
  }

  /** A function of the model with a node of one output. */
  public TinyOnnx function(String name, String output) {
    ByteArrayOutputStream function = new ByteArrayOutputStream();
    text(function, 1, name);
    bytes(function, 7, nodeBytes(output, "Relu", "x"));
    bytes(model, 25, function.toByteArray());
    return this;
  }

  /** An output whose numbers are in another file. */
  TinyOnnx outputFrom(String name, String location) {
    return constant(name, elsewhere(location).toByteArray(), 4);
  }

  /** Four weights whose numbers are in another file. */
  public TinyOnnx weightsFrom(String name, String location) {
    ByteArrayOutputStream tensor = elsewhere(location);
    text(tensor, 8, name);
    bytes(graph, 5, tensor.toByteArray());
    return this;
  }

  private static ByteArrayOutputStream elsewhere(String location) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    text(entry, 1, "location");
    text(entry, 2, location);
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, 4);
    number(tensor, 2, 1);
    bytes(tensor, 13, entry.toByteArray());
    number(tensor, 14, 1);
    return tensor;
  }

  private TinyOnnx constant(String name, byte[] tensor, long... shape) {
    bytes(graph, 1, constantNode(name, tensor));
    bytes(graph, 12, valueInfo(name, 1, shape));
    return this;
  }

  private static byte[] constantNode(String name, byte[] tensor) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, "value");
    bytes(attribute, 5, tensor);
    number(attribute, 20, 4);
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    text(node, 2, name);
    text(node, 4, "Constant");
    bytes(node, 5, attribute.toByteArray());
    return node.toByteArray();
  }

  /** An entry of the metadata. */
  public TinyOnnx metadata(String key, String value) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    text(entry, 1, key);
    text(entry, 2, value);
    bytes(model, 14, entry.toByteArray());
    return this;
  }

  /** Writes the model into a folder. */
  public Path write(Path folder) {
    bytes(model, 7, graph.toByteArray());
    try {
      return Files.write(folder.resolve("tiny.onnx"), model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] valueInfo(String name, int type, long... shape) {
    ByteArrayOutputStream dimensions = new ByteArrayOutputStream();
    for (long size : shape) {
      ByteArrayOutputStream dimension = new ByteArrayOutputStream();
      if (size < 0) {
        text(dimension, 2, "open" + -size);
      } else {
        number(dimension, 1, size);
      }
      bytes(dimensions, 1, dimension.toByteArray());
    }
    ByteArrayOutputStream tensorType = new ByteArrayOutputStream();
    number(tensorType, 1, type);
    bytes(tensorType, 2, dimensions.toByteArray());
    ByteArrayOutputStream wholeType = new ByteArrayOutputStream();
    bytes(wholeType, 1, tensorType.toByteArray());
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    text(info, 1, name);
    bytes(info, 2, wholeType.toByteArray());
    return info.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    varint(out, (long) field << 3);
    varint(out, value);
  }

  private static void text(ByteArrayOutputStream out, int field, String value) {
    bytes(out, field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, ((long) field << 3) | 2);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
