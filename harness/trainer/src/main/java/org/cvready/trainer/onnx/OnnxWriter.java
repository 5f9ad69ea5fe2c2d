package org.cvready.trainer.onnx;

import static org.cvready.trainer.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.FoldedConvolution;
import org.cvready.trainer.network.Layer;
import org.cvready.trainer.network.Layer.Convolution;
import org.cvready.trainer.network.Layer.Enlarge;
import org.cvready.trainer.network.Layer.Join;
import org.cvready.trainer.network.Layer.Sum;

/**
 * Writes a detector as an ONNX file of one input {@code images [1, 3, size, size]} and one output
 * {@code output [1, 4 + classes, cells]}: the layout of YOLOv8, with centre and size in input
 * pixels and scores in [0, 1].
 *
 * <p>Batch normalisation is folded into the convolutions before it. The bytes depend on the
 * arguments alone.
 */
public final class OnnxWriter {
  private static final int OPERATOR_SET = 17;
  private static final int FORMAT = 8;

  private final Architecture architecture;
  private final Function<Convolution, FoldedConvolution> weights;
  private final OnnxGraph graph = new OnnxGraph("detector");

  private OnnxWriter(Architecture architecture, Function<Convolution, FoldedConvolution> weights) {
    this.architecture = architecture;
    this.weights = weights;
  }

  /**
   * Writes the file.
   *
   * @param weights of each convolution
   * @param metadata keys and values for whoever opens it
   */
  public static void write(
      Architecture architecture,
      Function<Convolution, FoldedConvolution> weights,
      SortedMap<String, String> metadata,
      Path file)
      throws IOException {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("cvready-trainer")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET));
    new OnnxWriter(architecture, weights).writeInto(model);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    Files.write(file, model.build().toByteArray());
  }

  private void writeInto(ModelProto.Builder model) {
    int size = architecture.size();
    int fields = Architecture.BOX_NUMBERS + architecture.classes();
    graph.input(architecture.image().name(), 1, 3, size, size);
    architecture.layers().forEach(this::layer);
    output(fields);
    graph.output("output", 1, fields, architecture.cells());
    model.setGraph(graph.build());
  }

  private void layer(Layer layer) {
    String output = layer.output().name();
    List<String> inputs = layer.inputs().stream().map(Layer.Map::name).toList();
    if (layer instanceof Convolution convolution) {
      convolution(convolution);
    } else if (layer instanceof Sum) {
      graph.node("Add", output, inputs);
    } else if (layer instanceof Join) {
      graph.node("Concat", output, inputs, attribute("axis", 1));
    } else if (layer instanceof Enlarge) {
      String factors = graph.floats(output + "-factors", new float[] {1, 1, 2, 2}, 4);
      graph.node(
          "Resize",
          output,
          List.of(inputs.get(0), "", factors),
          attribute("mode", "nearest"),
          attribute("coordinate_transformation_mode", "asymmetric"),
          attribute("nearest_mode", "floor"));
    }
  }

  private void convolution(Convolution layer) {
    String name = layer.output().name();
    long kernel = layer.kernel();
    long padding = layer.padding();
    long step = layer.step();
    FoldedConvolution folded = weights.apply(layer);
    String weight =
        graph.floats(
            name + "-weight",
            folded.kernel(),
            layer.output().channels(),
            layer.input().channels(),
            kernel,
            kernel);
    String bias = graph.floats(name + "-bias", folded.bias(), layer.output().channels());
    String sum = layer.rectified() ? name + "-sum" : name;
    graph.node(
        "Conv",
        sum,
        List.of(layer.input().name(), weight, bias),
        attribute("kernel_shape", List.of(kernel, kernel)),
        attribute("pads", List.of(padding, padding, padding, padding)),
        attribute("strides", List.of(step, step)));
    if (layer.rectified()) {
      graph.node("Relu", name, List.of(sum));
    }
  }

  /** The same arithmetic as {@code DetectorBlock} outside of training. */
  private void output(int fields) {
    String shape = graph.longs("head-shape", 1, fields, -1);
    List<String> levels = new ArrayList<>();
    for (Layer.Map head : architecture.heads()) {
      levels.add(graph.node("Reshape", head.name() + "-cells", List.of(head.name(), shape)));
    }
    String raw = graph.node("Concat", "raw", levels, attribute("axis", 2));
    int cells = architecture.cells();
    float[] table = architecture.cellTable();
    String places = graph.floats("places", part(table, 0, 2 * cells), 1, 2, cells);
    String strides = graph.floats("strides", part(table, 2 * cells, cells), 1, 1, cells);

    String numbers = clipped(fields(raw, "numbers", 0, Architecture.BOX_NUMBERS));
    String offset = fields(numbers, "offset", 0, 2);
    String scaled = graph.node("Mul", "scaled-offset", List.of(offset, strides));
    String centre = graph.node("Add", "centre", List.of(scaled, places));
    String logSide = fields(numbers, "log-side", 2, Architecture.BOX_NUMBERS);
    String ratio = graph.node("Exp", "side-ratio", List.of(logSide));
    String side = graph.node("Mul", "side", List.of(ratio, strides));
    String logits = fields(raw, "logits", Architecture.BOX_NUMBERS, fields);
    String scores = graph.node("Sigmoid", "scores", List.of(logits));
    graph.node("Concat", "output", List.of(centre, side, scores), attribute("axis", 1));
  }

  private String clipped(String numbers) {
    String least = graph.floats("least", new float[] {-Architecture.MOST});
    String most = graph.floats("most", new float[] {Architecture.MOST});
    return graph.node("Clip", "bounded-numbers", List.of(numbers, least, most));
  }

  /** Rows of the second dimension. */
  private String fields(String input, String name, long from, long to) {
    List<String> ends =
        Stream.of(
                graph.longs(name + "-from", from),
                graph.longs(name + "-to", to),
                graph.longs(name + "-axis", 1))
            .toList();
    return graph.node("Slice", name, List.of(input, ends.get(0), ends.get(1), ends.get(2)));
  }

  private static float[] part(float[] values, int from, int count) {
    return java.util.Arrays.copyOfRange(values, from, from + count);
  }
}
