package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.dataset.SetFolder.assertOneError;
import static org.cvready.dataset.SetFolder.errors;
import static org.cvready.dataset.SetFolder.warnings;

import java.nio.file.Path;
import java.util.List;
import org.cvready.vision.Box;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloReaderTest {
  @TempDir Path folder;
  private SetFolder set;

  @BeforeEach
  void images() {
    set =
        new SetFolder(folder)
            .image("images/train/b.png")
            .image("images/a.png")
            .text("labels/a.txt", "0 0.5 0.5 0.25 0.5\n")
            .text("labels/train/b.txt", "1 0.1 0.2 0.1 0.1\r\n\r\n")
            .text("data.yaml", "names: [dent, scratch]\ntrain: images/train\n");
  }

  private DatasetReading read() {
    return set.read(DatasetFormat.YOLO);
  }

  @Test
  void read_nestedFolders_pairsByPath() {
    DatasetReading reading = read();
    assertThat(reading.findings().problems()).isEmpty();
    assertThat(reading.dataset().samples())
        .extracting(Sample::name)
        .containsExactly("a.png", "train/b.png");
    assertThat(reading.dataset().samples()).extracting(Sample::imageId).containsExactly(1L, 2L);
    assertThat(reading.dataset().categoryIds()).containsExactly(1, 2);
    // Centre and size are shares of 40 x 30 pixels.
    assertThat(reading.dataset().samples().get(0).groundTruths().get(0).box())
        .isEqualTo(new Box(15, 7.5, 10, 15));
    assertThat(reading.dataset().contentFiles()).hasSize(5);
  }

  @Test
  void read_split_readsItsFolderAlone() {
    DatasetReading reading =
        set.read(DatasetFormat.YOLO, ReadingOptions.defaults().withSplit("train"));
    assertThat(reading.findings().problems()).isEmpty();
    assertThat(reading.dataset().samples()).extracting(Sample::name).containsExactly("train/b.png");
  }

  @Test
  void read_splitFoldersBesideEachOther_pairsByPath(@TempDir Path other) {
    DatasetReading reading =
        new SetFolder(other)
            .image("train/images/x.png")
            .text("train/labels/x.txt", "0 0.5 0.5 0.2 0.2")
            .text("classes.txt", "dent\nscratch\n")
            .read(DatasetFormat.YOLO);
    assertThat(reading.findings().problems()).isEmpty();
    assertThat(reading.dataset().samples().get(0).groundTruths()).hasSize(1);
    assertThat(reading.dataset().classes().names()).containsExactly("dent", "scratch");
  }

  @Test
  void read_polygon_isItsBoundingBox() {
    set.text("labels/a.txt", "0 0.1 0.2 0.5 0.1 0.3 0.9");
    Box box = read().dataset().samples().get(0).groundTruths().get(0).box();
    assertThat(box.x()).isCloseTo(4, within(1e-9));
    assertThat(box.y()).isCloseTo(3, within(1e-9));
    assertThat(box.right()).isCloseTo(20, within(1e-9));
    assertThat(box.bottom()).isCloseTo(27, within(1e-9));
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2 0.5 0.5 0.2 0.2      | class must be one of",
        "0.5 0.5 0.5 0.2 0.2    | class must be one of",
        "-1 0.5 0.5 0.2 0.2     | class must be one of",
        "dent 0.5 0.5 0.2 0.2   | finite numbers, got dent",
        "0 NaN 0.5 0.2 0.2      | finite numbers, got NaN",
        "0 0.5 0.5 0.2          | got columns: 4",
        "0 0.5 0.5 0.2 0.2 0.9  | got columns: 6",
        "0 0.5 0.5 0 0.2        | above 0",
        "0 0.95 0.5 0.4 0.2     | inside the 40 x 30 image",
        "0 0.5 0.5 1.2 0.2      | in [0, 1], got 1.2",
      })
  void read_lineThatBreaksARule_reportsItWithItsLine(String line, String words) {
    set.text("labels/a.txt", "\n" + line + "\n");
    DatasetReading reading = read();
    assertThat(errors(reading).get(0)).contains("labels/a.txt:2", words.strip());
  }

  @Test
  void read_repeatedLine_warnsAndKeepsIt() {
    set.text("labels/a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2\n");
    DatasetReading reading = read();
    assertThat(warnings(reading)).singleElement().asString().contains("labels/a.txt:2");
    assertThat(reading.dataset().samples().get(0).groundTruths()).hasSize(2);
  }

  @Test
  void read_imageWithoutLabels_showsNothingAndWarns() {
    set.image("images/empty.png");
    DatasetReading reading = read();
    assertThat(errors(reading)).isEmpty();
    assertThat(warnings(reading)).singleElement().asString().contains("1 of 3", "empty.png");
  }

  @Test
  void read_labelsWithoutImage_reportsThem() {
    set.text("labels/gone.txt", "0 0.5 0.5 0.2 0.2");
    assertOneError(read(), "labels/gone.txt", "missing");
  }

  @Test
  void read_turnedImage_countsFromTheDisplayedOne() {
    set.turnedImage("images/t.jpg", 6).text("labels/t.txt", "0 0.5 0.5 1 1");
    Sample sample = read().dataset().samples().get(1);
    assertThat(sample.name()).isEqualTo("t.jpg");
    assertThat(sample.groundTruths().get(0).box()).isEqualTo(new Box(0, 0, 30, 40));
    assertThat(sample.image().height()).isEqualTo(40);
  }

  @Test
  void read_namesByNumber_mayLeaveGaps() {
    set.text("data.yaml", "names:\n  0: dent\n  1: scratch\n  7: no\n");
    set.text("labels/a.txt", "7 0.5 0.5 0.2 0.2");
    Dataset dataset = read().dataset();
    assertThat(dataset.classes().names()).containsExactly("dent", "scratch", "no");
    assertThat(dataset.samples().get(0).groundTruths().get(0).classIndex()).isEqualTo(2);
  }

  @Test
  void read_namesGivenByThePlan_replaceTheFile() {
    ReadingOptions options = ReadingOptions.defaults().withClassNames(List.of("x", "y"));
    assertThat(set.read(DatasetFormat.YOLO, options).dataset().classes().names())
        .containsExactly("x", "y");
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "names: [a, a]            | must differ",
        "{names: [a], nc: 3}      | nc must be",
        "names: {x: a}            | class numbers",
        "'[[['                    | YAML",
      })
  void read_yamlThatBreaksARule_saysSo(String yaml, String words) {
    set.text("data.yaml", yaml);
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(this::read)
        .withMessageContaining(words.strip());
  }
}
