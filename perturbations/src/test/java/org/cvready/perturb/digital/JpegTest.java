package org.cvready.perturb.digital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegTest {
  private static final int QUANTISATION = 0xdb;
  private static final int BASELINE_FRAME = 0xc0;
  private static final int SCAN = 0xda;

  /** The segments before the first scan, by their marker; those of one marker in file order. */
  private static Map<Integer, List<ByteBuffer>> segments(byte[] file) {
    Map<Integer, List<ByteBuffer>> segments = new TreeMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(file).position(2);
    while (true) {
      assertThat(bytes.get() & 0xff).isEqualTo(0xff);
      int marker = bytes.get() & 0xff;
      int length = bytes.getShort() - 2;
      segments
          .computeIfAbsent(marker, m -> new ArrayList<>())
          .add(bytes.slice(bytes.position(), length));
      if (marker == SCAN) {
        return segments;
      }
      bytes.position(bytes.position() + length);
    }
  }

  /** Position in natural order of each coefficient in the zigzag order of the file. */
  private static int[] zigzag() {
    int[] order = new int[64];
    int at = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = 0; i <= diagonal; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        int column = diagonal - row;
        if (row < 8 && column < 8) {
          order[at++] = 8 * row + column;
        }
      }
    }
    return order;
  }

  private static Map<Integer, int[]> tables(List<ByteBuffer> segments) {
    Map<Integer, int[]> tables = new TreeMap<>();
    for (ByteBuffer segment : segments) {
      while (segment.hasRemaining()) {
        int id = segment.get();
        int[] table = new int[64];
        for (int position : zigzag()) {
          table[position] = segment.get() & 0xff;
        }
        tables.put(id, table);
      }
    }
    return tables;
  }

  private static Image picture() {
    byte[] rgb = new byte[3 * 40 * 24];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 7);
    }
    return Image.copyOf(40, 24, rgb);
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 18, 15, 10, 7})
  void jpeg_qualityOfTheSeverities_hasTheTablesAndSamplingOfTheReference(int quality)
      throws IOException {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedMaterial.at("oracles/corruptions/jpeg_quant_tables.json").toFile())
            .path(String.valueOf(quality));

    Map<Integer, List<ByteBuffer>> segments =
        segments(LossyFile.jpeg(picture(), quality, 0, "jpeg"));

    Map<Integer, int[]> tables = tables(segments.get(QUANTISATION));
    assertThat(tables).hasSize(2);
    tables.forEach(
        (id, table) ->
            assertThat(Arrays.toString(table).replace(" ", ""))
                .isEqualTo(reference.path("quantization_natural_order").path("" + id).toString()));
    ByteBuffer frame = segments.get(BASELINE_FRAME).get(0);
    for (int i = 0; i < 3; i++) {
      JsonNode layer = reference.path("layers").path(i);
      int at = 6 + 3 * i;
      assertThat(frame.get(at)).isEqualTo((byte) layer.path(0).intValue());
      assertThat(frame.get(at + 1) >> 4).isEqualTo(layer.path(1).intValue());
      assertThat(frame.get(at + 1) & 15).isEqualTo(layer.path(2).intValue());
      assertThat(frame.get(at + 2)).isEqualTo((byte) layer.path(3).intValue());
    }
  }
}
