package org.cvready.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold several data sets, as a certification writes them. */
class ScoreSetTest {
  private static final String ONE =
      """
      {"images": [{"id": 1}], "categories": [{"id": 1, "name": "dent"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]}]}
      """;
  private static final String FOUND =
      "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [0, 0, 10, 10], \"score\": 0.9}]";
  private static final String TRUTHS = "{\"a\": %s, \"b\": %s}".formatted(ONE, ONE);
  private static final String RESULTS = "{\"b\": %s, \"foreign\": [], \"a\": []}".formatted(FOUND);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void score_oneSet_equalsItsFilesAlone(String set) throws IOException {
    String alone = score(ONE, set.equals("b") ? FOUND : "[]", Optional.empty());
    assertThat(score(TRUTHS, RESULTS, Optional.of(set))).isEqualTo(alone);
  }

  @Test
  void score_sets_differ() throws IOException {
    assertThat(score(TRUTHS, RESULTS, Optional.of("a")))
        .isNotEqualTo(score(TRUTHS, RESULTS, Optional.of("b")));
  }

  @Test
  void score_unknownSet_listsThoseThatThereAre() {
    assertThatThrownBy(() -> score(TRUTHS, RESULTS, Optional.of("foreign")))
        .isInstanceOf(ScoreInputException.class)
        .hasMessageEndingWith("gt.json: set must be one of a, b, got 'foreign'");
    assertThatThrownBy(() -> score("{\"x\": %s}".formatted(ONE), RESULTS, Optional.of("x")))
        .hasMessageEndingWith("dt.json: set must be one of b, foreign, a, got 'x'");
    assertThatThrownBy(() -> score("{}", RESULTS, Optional.of("x")))
        .hasMessageEndingWith("gt.json: set must be in the file, which has none, got 'x'");
  }

  @Test
  void score_filesOfSetsWithoutASet_saySo() {
    assertThatThrownBy(() -> score(TRUTHS, FOUND, Optional.empty()))
        .hasMessageEndingWith(
            "gt.json: is keyed by data sets; name the set to score (--set), one of a, b");
    assertThatThrownBy(() -> score(ONE, RESULTS, Optional.empty()))
        .hasMessageEndingWith(
            "dt.json: is keyed by data sets; name the set to score (--set), one of b, foreign, a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\": 1}", "{\"a\": [], \"b\": {\"c\": []}}"})
  void score_someOtherObject_isNoList(String results) {
    assertThatThrownBy(() -> score(ONE, results, Optional.empty()))
        .hasMessageContaining("dt.json, line 1 column 1: COCO results must be a list of detections")
        .hasMessageEndingWith(", got an object");
  }

  @Test
  void score_plainFilesWithASet_saySo() {
    assertThatThrownBy(() -> score(TRUTHS, FOUND, Optional.of("a")))
        .hasMessageContaining("dt.json, line 1 column 1: ")
        .hasMessageEndingWith("must be an object keyed by data sets, got a list");
    assertThatThrownBy(() -> score(ONE, RESULTS, Optional.of("a")))
        .hasMessageEndingWith(
            "gt.json: set must be one of images, categories, annotations, got 'a'");
  }

  @Test
  void score_setThatStandsTwice_isRefused() {
    assertThatThrownBy(() -> score(TRUTHS, "{\"a\": [], \"a\": []}", Optional.of("a")))
        .hasMessageEndingWith("data set 'a' must stand once");
  }

  @Test
  void score_faultBehindTheSet_isFound() {
    assertThatThrownBy(() -> score(TRUTHS, "{\"a\": [], \"b\": [", Optional.of("a")))
        .hasMessageContaining("must be JSON");
    assertThatThrownBy(() -> score(TRUTHS, "{\"a\": []} 1", Optional.of("a")))
        .hasMessageContaining("must end here, got more");
  }

  private String score(String truth, String results, Optional<String> set) throws IOException {
    Path truthFile = Files.writeString(folder.resolve("gt.json"), truth);
    Path resultFile = Files.writeString(folder.resolve("dt.json"), results);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Score.run(new Score.Input(truthFile, resultFile, set), 0.5).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
