package org.cvready.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cvready.trainer.network.Layer.Convolution;
import org.cvready.trainer.network.Layer.Enlarge;
import org.cvready.trainer.network.Layer.Join;
import org.cvready.trainer.network.Layer.Sum;

/**
 * The network of an {@link Architecture}.
 *
 * <p>It takes pictures {@code [B, 3, size, size]}, while training also of other sizes, of red,
 * green and blue in [0, 1]. While training it gives boxes {@code [B, 4, cells]} as centre and size
 * in input pixels, and logits {@code [B, classes, cells]}; otherwise one output {@code [B, 4 +
 * classes, cells]} of boxes and scores in [0, 1].
 */
public final class DetectorBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  private static final float EPSILON = 1e-5f;

  /** The score that an untrained network gives every class, as in Lin et al. (2017), focal loss. */
  private static final double FIRST_SCORE = 0.01;

  /** Side of the first boxes in strides: between them the levels cover most sizes. */
  private static final double FIRST_SIDE = 3;

  private final Architecture architecture;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** A convolution and what is behind it. */
  private record Step(Conv2d convolution, Optional<BatchNorm> norm) {}

  /** A network without weights; {@code initialize} or {@code loadParameters} gives it some. */
  public DetectorBlock(Architecture architecture) {
    super(VERSION);
    this.architecture = architecture;
    for (Layer layer : architecture.layers()) {
      if (layer instanceof Convolution convolution) {
        steps.put(convolution.output().name(), step(convolution));
      }
    }
  }

  private Step step(Convolution layer) {
    String name = layer.output().name();
    Conv2d convolution =
        Conv2d.builder()
            .setFilters(layer.output().channels())
            .setKernelShape(new Shape(layer.kernel(), layer.kernel()))
            .optStride(new Shape(layer.step(), layer.step()))
            .optPadding(new Shape(layer.padding(), layer.padding()))
            .optBias(!layer.rectified())
            .build();
    addChildBlock(name, convolution);
    if (!layer.rectified()) {
      return new Step(convolution, Optional.empty());
    }
    BatchNorm norm = BatchNorm.builder().optEpsilon(EPSILON).build();
    addChildBlock(name + "-norm", norm);
    return new Step(convolution, Optional.of(norm));
  }

  /** What it computes. */
  public Architecture architecture() {
    return architecture;
  }

  /** The weights of a convolution of the architecture, as they judge. */
  public FoldedConvolution folded(Convolution layer) {
    Step step = step(layer.output().name());
    float[] kernel = values(step.convolution, "weight");
    if (step.norm.isEmpty()) {
      return new FoldedConvolution(kernel, values(step.convolution, "bias"));
    }
    BatchNorm norm = step.norm.get();
    float[][] gammaBeta = {values(norm, "gamma"), values(norm, "beta")};
    float[][] meanVariance = {values(norm, "runningMean"), values(norm, "runningVar")};
    return new FoldedConvolution(kernel, new float[layer.output().channels()])
        .behind(gammaBeta, meanVariance, EPSILON);
  }

  private static float[] values(Block block, String parameter) {
    return block.getDirectParameters().get(parameter).getArray().toFloatArray();
  }

  /** The shape of {@code pictures} pictures. */
  public Shape inputShape(int pictures) {
    return new Shape(pictures, 3, architecture.size(), architecture.size());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    long pictures = inputShapes[0].get(0);
    int rows = Architecture.BOX_NUMBERS + architecture.classes();
    return new Shape[] {new Shape(pictures, rows, architecture.cells())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    long pictures = inputShapes[0].get(0);
    for (Layer layer : architecture.layers()) {
      if (layer instanceof Convolution convolution) {
        Step step = step(convolution.output().name());
        step.convolution.initialize(manager, dataType, shape(pictures, convolution.input()));
        step.norm.ifPresent(
            norm -> norm.initialize(manager, dataType, shape(pictures, convolution.output())));
      }
    }
    for (Layer.Map head : architecture.heads()) {
      step(head.name()).convolution.getDirectParameters().get("bias").getArray().set(firstBias());
    }
  }

  private Shape shape(long pictures, Layer.Map map) {
    return new Shape(pictures, map.channels(), architecture.cells(map), architecture.cells(map));
  }

  private float[] firstBias() {
    float[] bias = new float[Architecture.BOX_NUMBERS + architecture.classes()];
    bias[2] = (float) Math.log(FIRST_SIDE);
    bias[3] = bias[2];
    for (int c = Architecture.BOX_NUMBERS; c < bias.length; c++) {
      bias[c] = (float) Math.log(FIRST_SCORE / (1 - FIRST_SCORE));
    }
    return bias;
  }

  private Step step(String name) {
    Step found = steps.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "convolution must be one of %s, got '%s'".formatted(steps.keySet(), name));
    }
    return found;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    Map<String, NDArray> maps = new HashMap<>();
    NDArray pictures = inputs.singletonOrThrow();
    maps.put(architecture.image().name(), pictures);
    Architecture shown = architecture.at((int) pictures.getShape().get(2));
    Pass pass = new Pass(shown, maps, store, training);
    for (Layer layer : architecture.layers()) {
      maps.put(layer.output().name(), compute(layer, pass));
    }
    return output(pass);
  }

  /** One pass through the network. */
  private record Pass(
      Architecture shown, Map<String, NDArray> maps, ParameterStore store, boolean training) {
    NDArray at(Layer.Map map) {
      NDArray found = maps.get(map.name());
      if (found == null) {
        throw new IllegalStateException("layers must come after their inputs, got " + map);
      }
      return found;
    }
  }

  private NDArray compute(Layer layer, Pass pass) {
    if (layer instanceof Convolution convolution) {
      return convolve(convolution, pass);
    }
    if (layer instanceof Sum sum) {
      return pass.at(sum.left()).add(pass.at(sum.right()));
    }
    if (layer instanceof Join join) {
      NDList list = new NDList();
      join.inputs().forEach(input -> list.add(pass.at(input)));
      return NDArrays.concat(list, 1);
    }
    Enlarge enlarge = (Enlarge) layer;
    long side = pass.shown.cells(enlarge.output());
    return pass.at(enlarge.input())
        .getNDArrayInternal()
        .interpolation(new long[] {side, side}, 0, false);
  }

  private NDArray convolve(Convolution layer, Pass pass) {
    Step step = step(layer.output().name());
    NDList values = new NDList(pass.at(layer.input()));
    values = step.convolution.forward(pass.store, values, pass.training);
    if (step.norm.isEmpty()) {
      return values.singletonOrThrow();
    }
    values = step.norm.get().forward(pass.store, values, pass.training);
    return Activation.relu(values.singletonOrThrow());
  }

  private NDList output(Pass pass) {
    NDList levels = new NDList();
    for (Layer.Map head : architecture.heads()) {
      NDArray map = pass.at(head);
      levels.add(map.reshape(map.getShape().get(0), head.channels(), -1));
    }
    NDArray raw = NDArrays.concat(levels, 2);
    int boxNumbers = Architecture.BOX_NUMBERS;
    NDArray box = boxes(pass.shown, raw.get(":, 0:" + boxNumbers));
    NDArray logits = raw.get(":, " + boxNumbers + ":");
    if (pass.training) {
      return new NDList(box, logits);
    }
    return new NDList(NDArrays.concat(new NDList(box, Activation.sigmoid(logits)), 1));
  }

  private static NDArray boxes(Architecture shown, NDArray numbers) {
    NDManager manager = numbers.getManager();
    int cells = shown.cells();
    NDArray table = manager.create(shown.cellTable(), new Shape(1, 3, cells));
    NDArray stride = table.get(":, 2:3");
    NDArray bounded = numbers.clip(-Architecture.MOST, Architecture.MOST);
    NDArray centre = bounded.get(":, 0:2").mul(stride).add(table.get(":, 0:2"));
    NDArray side = bounded.get(":, 2:4").exp().mul(stride);
    return NDArrays.concat(new NDList(centre, side), 1);
  }
}
