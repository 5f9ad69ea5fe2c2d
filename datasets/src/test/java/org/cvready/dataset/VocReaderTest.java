package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.dataset.SetFolder.assertOneError;
import static org.cvready.dataset.SetFolder.warnings;

import java.nio.file.Path;
import java.util.List;
import org.cvready.vision.Box;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocReaderTest {
  private static final String OBJECT =
      """
      <object>
        <name>%s</name><difficult>%d</difficult>
        <part><name>edge</name><bndbox><xmin>900</xmin></bndbox></part>
        <bndbox><xmin>%s</xmin><ymin>1</ymin><xmax>%s</xmax><ymax>30</ymax></bndbox>
      </object>
      """;

  @TempDir Path folder;
  private SetFolder set;

  @BeforeEach
  void images() {
    set = new SetFolder(folder).image("pictures/b.png").image("pictures/a.png");
    set.text("xml/a.xml", xml(40, OBJECT.formatted("scratch", 0, "1", "40")));
    set.text("xml/b.xml", xml(40, OBJECT.formatted("dent", 1, "2.5", "7.5")));
  }

  private static String xml(int width, String objects) {
    return """
        <?xml version="1.0"?>
        <annotation><filename>x.png</filename>
        <size><width>%d</width><height>30</height></size>
        %s</annotation>
        """
        .formatted(width, objects);
  }

  private DatasetReading read() {
    return set.read(DatasetFormat.VOC);
  }

  @Test
  void read_wellFormedFiles_convertsCornersCountedFromOne() {
    DatasetReading reading = read();
    assertThat(reading.findings().problems()).isEmpty();
    Dataset dataset = reading.dataset();
    assertThat(dataset.classes().names()).containsExactly("dent", "scratch");
    assertThat(dataset.samples())
        .extracting(Sample::name)
        .containsExactly("pictures/a.png", "pictures/b.png");
    assertThat(dataset.samples()).extracting(Sample::imageId).containsExactly(1L, 2L);
    assertThat(dataset.samples().get(0).groundTruths().get(0).box())
        .isEqualTo(new Box(0, 0, 40, 30));
    assertThat(dataset.samples().get(1).groundTruths().get(0).box())
        .isEqualTo(Box.ofCorners(1.5, 0, 7.5, 30));
    assertThat(dataset.samples().get(1).groundTruths().get(0).difficult()).isTrue();
    assertThat(dataset.samples().get(0).groundTruths().get(0).difficult()).isFalse();
  }

  @Test
  void read_namesGivenByThePlan_refuseOthers() {
    ReadingOptions options = ReadingOptions.defaults().withClassNames(List.of("scratch"));
    DatasetReading reading = set.read(DatasetFormat.VOC, options);
    assertOneError(reading, "xml/b.xml:4", "unknown class name", "'dent'");
  }

  @ParameterizedTest(name = "case {index}: {0} to {1}")
  @CsvSource({"5,4,above 0", "5,43,inside the 40 x 30 image", "x,9,finite", "NaN,9,finite"})
  void read_boxThatBreaksARule_reportsItWithItsLine(String left, String right, String words) {
    set.text("xml/a.xml", xml(40, OBJECT.formatted("dent", 0, left, right)));
    assertOneError(read(), "xml/a.xml:4", words);
  }

  @Test
  void read_declaredSizeOfStoredPixels_turnsBoxes() {
    set.turnedImage("t.jpg", 6).text("xml/t.xml", xml(40, OBJECT.formatted("dent", 0, "1", "10")));
    Sample sample = read().dataset().samples().get(2);
    assertThat(sample.name()).isEqualTo("t.jpg");
    // The left 10 columns of 40 become the top 10 rows.
    assertThat(sample.groundTruths().get(0).box()).isEqualTo(new Box(0, 0, 30, 10));
  }

  @Test
  void read_xmlWithoutImage_reportsIt() {
    set.text("xml/gone.xml", xml(40, ""));
    assertOneError(read(), "xml/gone.xml", "missing");
  }

  @Test
  void read_imageWithoutXml_isLeftOutWithAWarning() {
    set.image("pictures/alone.png");
    DatasetReading reading = read();
    assertThat(reading.dataset().samples()).hasSize(2);
    assertThat(warnings(reading)).singleElement().asString().contains("1 images", "alone.png");
  }

  @Test
  void read_twoImagesOfOneStem_takesTheOneBesideOrNamed() {
    set.image("masks/a.png").text("xml/a.xml", xml(40, "").replace("x.png", "a.bmp"));
    assertOneError(read(), "xml/a.xml", "must belong to one image");
    set.text("pictures/a.xml", xml(40, OBJECT.formatted("dent", 0, "1", "9")));
    assertThat(read().dataset().samples())
        .anyMatch(s -> s.name().equals("pictures/a.png") && s.groundTruths().size() == 1);
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<annotation><object>       | must be Pascal VOC XML",
        "<html/>                    | root element must be annotation",
        "''                         | must be Pascal VOC XML",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotation>&x;</annotation> | document types",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><annotation><filename>&x;</filename></annotation> | document types",
        "<annotation>&x;</annotation> | must be Pascal VOC XML",
      })
  void read_xmlThatBreaksARule_reportsIt(String xml, String words) {
    set.text("xml/a.xml", xml);
    assertOneError(read(), "xml/a.xml", words.strip());
  }

  @Test
  void read_controlCharactersInFileNames_areEscapedInMessages() {
    set.image("one/a\u001b.png").image("two/a\u001b.png").text("xml/a\u001b.xml", xml(40, ""));
    assertThat(SetFolder.errors(read()))
        .singleElement()
        .asString()
        .contains("one/a\\u001b.png")
        .doesNotContain("\u001b");
  }

  @Test
  void read_deeplyNestedXml_isRefused() {
    set.text("xml/a.xml", "<annotation>" + "<x>".repeat(100_000));
    assertOneError(read(), "nested at most");
  }
}
