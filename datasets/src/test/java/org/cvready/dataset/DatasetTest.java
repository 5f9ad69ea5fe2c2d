package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.cvready.dataset.SetFolder.errors;
import static org.cvready.dataset.SetFolder.warnings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  @TempDir Path folder;

  private static Sample sample(String name, int... classes) {
    List<GroundTruth> truths =
        java.util.Arrays.stream(classes)
            .mapToObj(c -> GroundTruth.of(new Box(0, 0, 2, 3), c))
            .toList();
    return new Sample(name, 1, Path.of(name), 8, 8, truths, new TreeMap<>());
  }

  private static Dataset dataset(Sample... samples) {
    Map<String, Long> classes = new LinkedHashMap<>();
    classes.put("scratch", 4L);
    classes.put("dent", 7L);
    classes.put("kratzer", 9L);
    return Dataset.labelled("set", classes, List.of(samples), List.of());
  }

  @Test
  void mapped_twoClassesToOne_keepsPlaceAndIdOfTheFirst() {
    Dataset mapped = dataset(sample("a", 0, 1, 2)).mapped(Map.of("kratzer", "scratch"));
    assertThat(mapped.classes().names()).containsExactly("scratch", "dent");
    assertThat(mapped.categoryIds()).containsExactly(4, 7);
    assertThat(mapped.samples().get(0).groundTruths())
        .extracting(GroundTruth::classIndex)
        .containsExactly(0, 1, 0);
  }

  @Test
  void mapped_unknownClass_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dataset(sample("a")).mapped(Map.of("x", "y")))
        .withMessageContainingAll("class_map", "'x'", "scratch");
  }

  @Test
  void labelled_sameNameTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dataset(sample("a"), sample("a")))
        .withMessageContaining("got twice: a");
  }

  @Test
  void withTags_equalTags_areSharedBetweenSamples() {
    Dataset tagged =
        dataset(sample("a"), sample("b"))
            .withTags(
                Map.of(
                    "a", new TreeMap<>(Map.of("shift", "night")),
                    "b", new TreeMap<>(Map.of("shift", "night"))));
    assertThat(tagged.samples().get(0).tags()).isSameAs(tagged.samples().get(1).tags());
    assertThat(tagged.samples().get(0).tags()).containsExactly(Map.entry("shift", "night"));
  }

  private DatasetReading tagged(String fileName, String text) {
    return new SetFolder(folder)
        .image("x/a.png")
        .image("b.png")
        .text(fileName, text)
        .read(DatasetFormat.FOLDER, ReadingOptions.defaults().withTags(folder.resolve(fileName)));
  }

  @Test
  void tags_csv_matchWholeNamesAndLastParts() {
    DatasetReading reading =
        tagged("t.csv", "\ufefffile,shift,camera\na.png,night,\"c,1\"\nb.png,day,\n");
    assertThat(reading.findings().problems()).isEmpty();
    assertThat(reading.dataset().samples().get(0).tags()).isEqualTo(Map.of("shift", "day"));
    assertThat(reading.dataset().samples().get(1).tags())
        .isEqualTo(Map.of("shift", "night", "camera", "c,1"));
    assertThat(reading.dataset().contentFiles()).hasSize(3);
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(
      strings = {
        "{\"x/a.png\": {\"shift\": \"night\"}, \"b.png\": {\"shift\": \"day\"}}",
        "[{\"file_name\": \"a.png\", \"shift\": \"night\"}, {\"file_name\": \"b.png\", \"shift\": \"day\"}]"
      })
  void tags_json_matchByName(String json) {
    DatasetReading reading = tagged("t.json", json);
    assertThat(reading.findings().problems()).isEmpty();
    assertThat(reading.dataset().samples().get(1).tags()).isEqualTo(Map.of("shift", "night"));
  }

  @Test
  void tags_ofUnknownFilesAndMissingImages_areReported() {
    DatasetReading reading = tagged("t.csv", "file,shift\nb.png,day\nc.png,day\n");
    assertThat(warnings(reading)).hasSize(2);
    assertThat(warnings(reading).get(0)).contains("row 3", "'c.png'");
    assertThat(warnings(reading).get(1)).contains("1 of 2 images have no tags", "x/a.png");
    assertThat(errors(tagged("t.csv", "file,shift\nc.png,day\n")))
        .singleElement()
        .asString()
        .contains("none of 1 file names");
  }

  @Test
  void tags_contradictingOrRagged_areReported() {
    DatasetReading reading = tagged("t.csv", "file,shift\na.png,day\na.png,night\nb.png\n");
    assertThat(errors(reading)).hasSize(2);
    assertThat(errors(reading).get(0)).contains("row 3", "one set of tags");
    assertThat(errors(reading).get(1)).contains("row 4", "2 columns");
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(strings = {"", "file\na.png\n", "file,shift,shift\n"})
  void tags_csvWithoutUsableHeader_isRefused(String text) {
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(() -> tagged("t.csv", text))
        .withMessageContaining("header");
  }

  @Test
  void parse_location_readsFormatAndPath() {
    DatasetLocation location = DatasetLocation.parse("COCO:a/b:c.json", Path.of("base"));
    assertThat(location.format()).isEqualTo(DatasetFormat.COCO);
    assertThat(location.path()).isEqualTo(Path.of("base/a/b:c.json"));
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(strings = {"", "coco", "coco:", "cocoa:x", ":x"})
  void parse_otherText_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatasetLocation.parse(text))
        .withMessageContaining("got '" + text + "'");
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(strings = {"coco", "yolo", "voc", "folder"})
  void read_missingSet_saysSo(String format) {
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(() -> DatasetLocation.parse(format + ":nowhere", folder).read("set"))
        .withMessageContainingAll("nowhere", "missing");
  }

  @Test
  void read_emptyFolder_isAnError() {
    assertThat(errors(new SetFolder(folder).read(DatasetFormat.FOLDER)))
        .singleElement()
        .asString()
        .contains("no usable image");
  }
}
