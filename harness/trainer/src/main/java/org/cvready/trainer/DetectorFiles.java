package org.cvready.trainer;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.model.djl.DjlEngine;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.TensorInfo;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.DetectorBlock;
import org.cvready.trainer.onnx.OnnxWriter;

/** Where a trained detector is kept: as ONNX for everybody, and as DJL's parameters. */
public final class DetectorFiles {
  private DetectorFiles() {}

  /** Writes the network as ONNX, with what a reader needs to know in its metadata. */
  public static void writeOnnx(DetectorBlock block, List<String> classNames, Path file)
      throws IOException {
    OnnxWriter.write(block.architecture(), block::folded, metadata(classNames), file);
  }

  private static SortedMap<String, String> metadata(List<String> classNames) {
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put("description", "compact one-stage detector of the cvready project");
    metadata.put("license", "Apache-2.0");
    metadata.put("names", names(classNames));
    return metadata;
  }

  /** A literal such as {@code {0: 'scratch', 1: 'dent'}}. */
  private static String names(List<String> classNames) {
    StringBuilder text = new StringBuilder("{");
    for (int c = 0; c < classNames.size(); c++) {
      String name = classNames.get(c).replace("\\", "\\\\").replace("'", "\\'");
      text.append(c == 0 ? "" : ", ").append(c).append(": '").append(name).append('\'');
    }
    return text.append('}').toString();
  }

  /** Writes the network's parameters as DJL keeps them. */
  public static void writeParameters(DetectorBlock block, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      block.saveParameters(out);
    }
  }

  /**
   * The network with the parameters in {@code file}, on DJL's PyTorch engine, for the program's own
   * detector.
   */
  public static ExecutionEngine readParameters(
      Architecture architecture, List<String> classNames, Path file)
      throws IOException, MalformedModelException {
    DetectorBlock block = new DetectorBlock(architecture);
    Model model = Model.newInstance("detector", Device.cpu(), "PyTorch");
    model.setBlock(block);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      block.loadParameters(model.getNDManager(), in);
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw e;
    }
    long size = architecture.size();
    TensorInfo input =
        new TensorInfo(
            architecture.image().name(), ElementType.FLOAT32, List.of(1L, 3L, size, size));
    return DjlEngine.over(
        model, new ModelSignature(List.of(input), List.of(), metadata(classNames)));
  }
}
