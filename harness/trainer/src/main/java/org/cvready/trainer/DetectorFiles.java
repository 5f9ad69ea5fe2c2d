package org.cvready.trainer;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
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
import org.cvready.trainer.network.DetectorBlock;
import org.cvready.trainer.onnx.OnnxWriter;

/** Where a trained detector is kept: as ONNX for everybody, and as DJL's parameters. */
public final class DetectorFiles {
  private DetectorFiles() {}

  /** Writes the network as ONNX, with what a reader needs to know in its metadata. */
  public static void writeOnnx(DetectorBlock block, List<String> classNames, Path file)
      throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put("description", "compact one-stage detector of the cvready project");
    metadata.put("license", "Apache-2.0");
    metadata.put("names", names(classNames));
    OnnxWriter.write(block.architecture(), block::folded, metadata, file);
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

  /** Gives a network the parameters in {@code file}. */
  public static void readParameters(DetectorBlock block, NDManager manager, Path file)
      throws IOException, MalformedModelException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      block.loadParameters(manager, in);
    }
  }
}
