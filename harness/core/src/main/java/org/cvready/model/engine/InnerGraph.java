package org.cvready.model.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An ONNX model whose graph gives one more of its tensors out.
 *
 * <p>Protobuf merges an embedded message that occurs again with the one before (Protocol Buffers
 * Documentation, "Encoding", "Last One Wins"), adding to its lists: a second graph that holds
 * nothing but an output is therefore appended to the file's bytes, and nothing in them is changed.
 * The output says its name alone; the runtime infers type and shape.
 */
public final class InnerGraph {
  // Field numbers of onnx.proto3.
  private static final int GRAPH_OF_MODEL = 7;
  private static final int OUTPUT_OF_GRAPH = 12;
  private static final int NAME_OF_VALUE = 1;

  private InnerGraph() {}

  /**
   * The model in a file with one more output.
   *
   * @param file an ONNX model
   * @param tensor name of a tensor that its graph computes and does not give out yet
   * @throws UnusableModelException where the file cannot be read
   */
  public static byte[] bytes(Path file, String tensor) {
    byte[] value = field(NAME_OF_VALUE, tensor.getBytes(StandardCharsets.UTF_8));
    byte[] graph = field(GRAPH_OF_MODEL, field(OUTPUT_OF_GRAPH, value));
    try {
      byte[] model = Files.readAllBytes(file);
      byte[] whole = Arrays.copyOf(model, Math.addExact(model.length, graph.length));
      System.arraycopy(graph, 0, whole, model.length, graph.length);
      return whole;
    } catch (IOException | ArithmeticException e) {
      throw new UnusableModelException(
          "model must be readable as a whole to give out '%s', got %s: %s"
              .formatted(tensor, file, e.getMessage()),
          e);
    }
  }

  /** A field that is a text or a message: its number and kind, its length, its bytes. */
  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    varint(field, (number << 3) | 2);
    varint(field, content.length);
    field.writeBytes(content);
    return field.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
