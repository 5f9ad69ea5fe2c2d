package org.cvready.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cvready.model.decode.Synthetic.evidence;
import static org.cvready.model.decode.Synthetic.found;
import static org.cvready.model.decode.Synthetic.row;
import static org.cvready.model.decode.Synthetic.tensor;

import java.util.Arrays;
import java.util.List;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames here are 64 x 64: strides 8, 16, 32 have 64 + 16 + 4 = 84 cells, stride 64 one more. */
class DecoderKindTest {
  private static OutputTensor transposed(OutputTensor lines) {
    OutputTensor fields = tensor(lines.name(), 1, lines.size(2), lines.size(1));
    for (int i = 0; i < lines.size(1); i++) {
      for (int j = 0; j < lines.size(2); j++) {
        fields.values()[j * lines.size(1) + i] = lines.values()[i * lines.size(2) + j];
      }
    }
    return fields;
  }

  private static Recognition recognised(DecoderKind kind, ModelEvidence evidence) {
    return kind.recognise(evidence).orElseThrow();
  }

  @Test
  void yolov8_bothLayouts_findTheSameInTheSameOrder() {
    OutputTensor lines = tensor("output0", 1, 84, 6);
    row(lines, 3, 20, 30, 10, 20, 0.9, 0.2);
    row(lines, 2, 20, 30, 10, 20, 0.2, 0.9);
    row(lines, 9, 20, 30, 10, 20, 0.9, 0);
    OutputTensor fields = transposed(lines);
    String[] expected = {
      "0 0.900 15.00 20.00 25.00 40.00",
      "0 0.900 15.00 20.00 25.00 40.00",
      "1 0.900 15.00 20.00 25.00 40.00",
      "0 0.200 15.00 20.00 25.00 40.00",
      "1 0.200 15.00 20.00 25.00 40.00"
    };
    Recognition byLines = recognised(DecoderKind.YOLOV8, evidence(2, lines));
    Recognition byFields = recognised(DecoderKind.YOLOV8, evidence(0, fields));
    assertThat(byLines.classes()).isEqualTo(2).isEqualTo(byFields.classes());
    assertThat(found(byLines, 0.001, lines)).containsExactly(expected);
    assertThat(found(byFields, 0.001, fields)).containsExactly(expected);
  }

  @Test
  void yolov5_threeBoxesACell_multipliesObjectnessAndClass() {
    OutputTensor output = row(tensor("out", 1, 252, 7), 100, 20, 30, 10, 20, 0.5, 0.8, 0.4);
    Recognition recognition = recognised(DecoderKind.YOLOV5, evidence(0, output));
    assertThat(found(recognition, 0.001, output))
        .containsExactly("0 0.400 15.00 20.00 25.00 40.00", "1 0.200 15.00 20.00 25.00 40.00");
    assertThat(DecoderKind.YOLOX.recognise(evidence(0, output))).isEmpty();
  }

  /** Cell 65 is column 1, row 0 of stride 16; exp(0) * 16 = 16. */
  @Test
  void yolox_rawGrid_addsCellsAndTakesTheBestClass() {
    OutputTensor output = row(tensor("out", 1, 84, 7), 65, 0.5, 0.25, 0, 0, 0.5, 0.4, 0.8);
    Recognition recognition = recognised(DecoderKind.YOLOX, evidence(0, output));
    assertThat(recognition.certain()).isTrue();
    assertThat(found(recognition, 0.001, output))
        .containsExactly("1 0.400 16.00 -4.00 32.00 12.00");
  }

  @Test
  void yolox_withAFourthLevel_usesStride64() {
    OutputTensor output = row(tensor("out", 1, 85, 6), 84, 0.5, 0.5, 0, 0, 1, 1);
    Recognition recognition = recognised(DecoderKind.YOLOX, evidence(0, output));
    assertThat(found(recognition, 0.001, output)).containsExactly("0 1.000 0.00 0.00 64.00 64.00");
  }

  @Test
  void yolox_whoseBoxesAreInPixels_isReadAsItIs() {
    OutputTensor output = tensor("out", 1, 84, 7);
    for (int line = 0; line < 84; line++) {
      row(output, line, 32, 32, 10, 20, line == 5 ? 0.5 : 0, 0.8, 0.4);
    }
    Recognition recognition = recognised(DecoderKind.YOLOX, evidence(2, output));
    assertThat(found(recognition, 0.001, output))
        .containsExactly("0 0.400 27.00 22.00 37.00 42.00");
  }

  @Test
  void endToEnd_readsCornersScoreAndClass() {
    OutputTensor output = row(tensor("out", 1, 300, 6), 7, 1, 2, 30, 40, 0.75, 3);
    Recognition recognition = recognised(DecoderKind.END_TO_END, evidence(4, output));
    assertThat(recognition.certain()).isTrue();
    assertThat(found(recognition, 0.001, output)).containsExactly("3 0.750 1.00 2.00 30.00 40.00");
  }

  @ParameterizedTest(name = "class {0}")
  @ValueSource(doubles = {4, -1, 1.5, Double.NaN})
  void endToEnd_withAClassThatDoesNotExist_isAnError(double classNumber) {
    OutputTensor output = row(tensor("out", 1, 300, 6), 7, 1, 2, 30, 40, 0.75, classNumber);
    Recognition recognition = recognised(DecoderKind.END_TO_END, evidence(4, output));
    assertThatThrownBy(() -> found(recognition, 0.001, output))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("whole numbers in [0, 4)")
        .hasMessageContaining("element 47");
  }

  /** Bins of 0, 1, 2, 3: one at certainty means that distance, two alike mean their middle. */
  @Test
  void picodet_pairsOfOutputs_expectDistancesFromTheMiddleOfACell() {
    OutputTensor[] outputs = {
      tensor("b0", 1, 64, 16), tensor("b1", 1, 16, 16), tensor("b2", 1, 4, 16),
      tensor("s0", 1, 64, 3), tensor("s1", 1, 16, 3), tensor("s2", 1, 4, 3)
    };
    double[] bins = {50, 0, 0, 0, 0, 50, 0, 0, 0, 0, 50, 0, 50, 50, 0, 0};
    row(outputs[1], 6, bins);
    row(outputs[4], 6, 0, 0.6, 0.1);
    Recognition recognition = recognised(DecoderKind.PICODET, evidence(3, outputs));
    // Cell 6 of stride 16 is column 2, row 1: middle 40, 24; distances 0, 1, 2, 0.5 strides.
    assertThat(found(recognition, 0.2, outputs)).containsExactly("1 0.600 40.00 8.00 72.00 32.00");
  }

  @ParameterizedTest(name = "{0} lines")
  @ValueSource(ints = {84, 85})
  void nanodet_oneOutput_measuresFromMiddleOrCorner(int lines) {
    OutputTensor output = tensor("out", 1, lines, 2 + 32);
    double[] line = new double[34];
    line[1] = 0.5;
    for (int side = 0; side < 4; side++) {
      line[2 + side * 8] = -60;
      line[2 + side * 8 + 1] = 60;
    }
    row(output, 9, line);
    Recognition recognition = recognised(DecoderKind.NANODET, evidence(2, output));
    // Cell 9 of stride 8 is column 1, row 1: middle 12, 12, corner 8, 8; all distances one stride.
    assertThat(recognition.certain()).isTrue();
    assertThat(found(recognition, 0.001, output))
        .containsExactly(
            lines == 84 ? "1 0.500 4.00 4.00 20.00 20.00" : "1 0.500 0.00 0.00 16.00 16.00");
  }

  /** sigmoid(0) = 1/2, tanh(0) = 0; 0.5^0.6 * 0.8^0.4 = 0.603. */
  @Test
  void fastestdet_oneMap_weighsObjectnessAndClass() {
    OutputTensor output = tensor("out", 1, 7, 4, 4);
    int cell = 6;
    output.values()[cell] = 0.5f;
    output.values()[5 * 16 + cell] = 0.1f;
    output.values()[6 * 16 + cell] = 0.8f;
    Recognition recognition = recognised(DecoderKind.FASTESTDET, evidence(0, output));
    assertThat(recognition.classes()).isEqualTo(2);
    assertThat(found(recognition, 0.001, output)).containsExactly("1 0.603 16.00 0.00 48.00 32.00");
  }

  @Test
  void ssd_scoresThatAddUp_haveABackgroundColumn() {
    OutputTensor scores = tensor("scores", 1, 2, 3);
    row(row(scores, 0, 0.2, 0.7, 0.1), 1, 1, 0, 0);
    OutputTensor boxes = row(tensor("boxes", 1, 2, 4), 0, 0, 0.25, 0.5, 1);
    Recognition recognition = recognised(DecoderKind.SSD, evidence(0, scores, boxes));
    assertThat(recognition.classes()).isEqualTo(2);
    assertThat(found(recognition, 0.001, scores, boxes))
        .containsExactly("0 0.700 0.00 16.00 32.00 64.00", "1 0.100 0.00 16.00 32.00 64.00");
  }

  @Test
  void ssd_withANameForEveryColumn_hasNoBackground() {
    OutputTensor scores = row(tensor("scores", 1, 1, 3), 0, 0.2, 0.7, 0.1);
    OutputTensor boxes = row(tensor("boxes", 1, 1, 4), 0, 0, 0.25, 0.5, 1);
    Recognition recognition = recognised(DecoderKind.SSD, evidence(3, boxes, scores));
    assertThat(found(recognition, 0.15, boxes, scores))
        .containsExactly("1 0.700 0.00 16.00 32.00 64.00", "0 0.200 0.00 16.00 32.00 64.00");
  }

  /** softmax(2, 0, 1) = 0.665, 0.090, 0.245. */
  @Test
  void detr_softmax_leavesOutNoObject() {
    OutputTensor logits = row(tensor("logits", 1, 2, 3), 0, 2, 0, 1);
    row(logits, 1, 0, 0, 50);
    OutputTensor boxes = row(tensor("boxes", 1, 2, 4), 0, 0.5, 0.5, 0.5, 0.25);
    Recognition recognition = recognised(DecoderKind.DETR, evidence(2, logits, boxes));
    assertThat(recognition.certain()).isTrue();
    assertThat(found(recognition, 0.001, logits, boxes))
        .containsExactly("0 0.665 16.00 24.00 48.00 40.00");
  }

  /** sigmoid(2) = 0.881, sigmoid(0) = 0.5, sigmoid(-20) = 2e-9. */
  @Test
  void detr_sigmoid_countsEveryClass() {
    OutputTensor logits = row(tensor("logits", 1, 1, 3), 0, 2, 0, -20);
    OutputTensor boxes = row(tensor("boxes", 1, 1, 4), 0, 0.5, 0.5, 0.5, 0.25);
    Recognition recognition =
        recognised(DecoderKind.DETR, evidence(0, Activation.SIGMOID, logits, boxes));
    assertThat(recognition.classes()).isEqualTo(3);
    assertThat(found(recognition, 0.001, logits, boxes))
        .containsExactly("0 0.881 16.00 24.00 48.00 40.00", "1 0.500 16.00 24.00 48.00 40.00");
  }

  @ParameterizedTest(name = "score {0}")
  @ValueSource(doubles = {Double.NaN, 1.01, -0.01, Double.POSITIVE_INFINITY})
  void decode_ofAScoreThatIsNoProbability_namesOutputAndElement(double score) {
    OutputTensor output = row(tensor("out7", 1, 6, 84), 5, 0, 0, score);
    Recognition recognition = recognised(DecoderKind.YOLOV8, evidence(0, output));
    assertThatThrownBy(() -> found(recognition, 0.001, output))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("'out7' must be in [0, 1]")
        .hasMessageContaining("element 422");
  }

  @Test
  void decode_ofAScoreRoundedAboveOne_takesItAsOne() {
    OutputTensor output = tensor("out", 1, 84, 6);
    row(output, 0, 20, 30, 10, 20, 1.0005, -0.0005);
    Recognition recognition = recognised(DecoderKind.YOLOV8, evidence(2, output));
    assertThat(found(recognition, 0.001, output))
        .containsExactly("0 1.000 15.00 20.00 25.00 40.00");
  }

  @Test
  void decode_ofABoxThatIsNotFinite_isAnError() {
    OutputTensor output = row(tensor("out", 1, 84, 7), 65, 0.5, 0.25, 200, 0, 0.5, 0.4, 0.8);
    Recognition recognition = recognised(DecoderKind.YOLOX, evidence(0, output));
    assertThatThrownBy(() -> found(recognition, 0.001, output))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("boxes of output 'out' must be finite")
        .hasMessageContaining("box 65");
  }

  @Test
  void decode_ofLogitsWithSigmoid_makesThemScores() {
    OutputTensor output = tensor("out", 1, 84, 6);
    Arrays.fill(output.values(), -9);
    row(output, 0, 20, 30, 10, 20, 2, -3);
    Recognition recognition =
        recognised(DecoderKind.YOLOV8, evidence(2, Activation.SIGMOID, output));
    assertThat(found(recognition, 0.01, output))
        .containsExactly("0 0.881 15.00 20.00 25.00 40.00", "1 0.047 15.00 20.00 25.00 40.00");
  }

  @Test
  void decode_ofABoxWithoutExtent_isDroppedAndCounted() {
    OutputTensor output = row(tensor("out", 1, 84, 6), 0, 20, 30, -10, 20, 0.9, 0.9);
    Candidates candidates = new Candidates(0.001);
    recognised(DecoderKind.YOLOV8, evidence(2, output))
        .decoder()
        .decode(List.of(output), candidates);
    assertThat(candidates.size()).isZero();
    assertThat(candidates.dropped()).isEqualTo(2);
  }
}
