package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.cvready.dataset.SetFolder.assertOneError;
import static org.cvready.dataset.SetFolder.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.vision.Box;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoReaderTest {
  private static final String A = "{'id':7,'file_name':'a.png','width':40,'height':30}";
  private static final String B = "{'id':3,'file_name':'b.png','width':40,'height':30}";
  private static final String CATEGORIES = "{'id':9,'name':'dent'},{'id':2,'name':'scratch'}";
  private static final String OBJECT =
      "{'id':1,'image_id':7,'category_id':9,'bbox':[1,2,10.5,20],'area':100.25,'iscrowd':0}";

  @TempDir Path folder;
  private SetFolder set;

  @BeforeEach
  void images() {
    set = new SetFolder(folder).image("a.png").image("images/b.png");
  }

  private DatasetReading read(String images, String annotations, String categories) {
    String json =
        "{'info':{'x':[[]]},'annotations':[%s],'images':[%s],'categories':[%s]}"
            .formatted(annotations, images, categories)
            .replace('\'', '"');
    return set.text("instances.json", json).read(DatasetFormat.COCO);
  }

  private static String object(String changes) {
    String[] parts = changes.split("=", 2);
    return OBJECT.replaceAll(
        "'" + parts[0] + "':(\\[[^]]*\\]|[^,}]*)", "'" + parts[0] + "':" + parts[1]);
  }

  @Test
  void read_wellFormedFile_returnsSamplesByNameAndClassesById() {
    String crowd = OBJECT.replace("'id':1", "'id':4").replace("'iscrowd':0", "'iscrowd':1");
    DatasetReading reading = read(B + "," + A, OBJECT + "," + crowd, CATEGORIES);
    assertThat(reading.findings().problems()).isEmpty();
    Dataset dataset = reading.dataset();
    assertThat(dataset.classes().names()).containsExactly("scratch", "dent");
    assertThat(dataset.categoryIds()).containsExactly(2, 9);
    assertThat(dataset.samples()).extracting(Sample::name).containsExactly("a.png", "b.png");
    assertThat(dataset.samples()).extracting(Sample::imageId).containsExactly(7L, 3L);
    Sample a = dataset.samples().get(0);
    assertThat(a.groundTruths()).hasSize(2);
    assertThat(a.groundTruths().get(0).box()).isEqualTo(new Box(1, 2, 10.5, 20));
    assertThat(a.groundTruths().get(0).classIndex()).isEqualTo(1);
    assertThat(a.groundTruths().get(0).area()).isEqualTo(100.25);
    assertThat(a.groundTruths().get(0).ignored()).isFalse();
    assertThat(a.groundTruths().get(1).ignored()).isTrue();
    assertThat(dataset.samples().get(1).image().width()).isEqualTo(40);
    assertThat(dataset.contentFiles()).hasSize(3);
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bbox=[1,2,0,20]        | width and a height above 0, got 0.0 x 20.0",
        "bbox=[1,2,-5,20]       | above 0",
        "bbox=[35,2,10,20]      | inside the 40 x 30 image",
        "bbox=[-2,2,10,20]      | inside",
        "bbox=[NaN,2,10,20]     | finite",
        "bbox=[1,2,1e999,20]    | finite",
        "bbox=[1,2,10]          | finite",
        "bbox=null              | finite",
        "area=-1                | area must be finite and at least 0",
        "category_id=5          | unknown class 5",
        "image_id=99            | image_id must be the id of an image, got 99",
        "id=null                | whole numbers",
        "id=1.5                 | whole numbers",
        "id=99999999999999999999 | whole numbers",
      })
  void read_objectThatBreaksARule_reportsIt(String change, String words) {
    assertOneError(read(A, object(change), CATEGORIES), words.strip());
  }

  @Test
  void read_boxThatBreaksARule_isKeptAsItIs() {
    DatasetReading reading = read(A, object("bbox=[35,2,10,20]"), CATEGORIES);
    assertThat(reading.dataset().samples().get(0).groundTruths().get(0).box())
        .isEqualTo(new Box(35, 2, 10, 20));
  }

  @Test
  void read_boxBeyondTheEdgeByRounding_isAccepted() {
    assertThat(errors(read(A, object("bbox=[-1,-1,42.4,32.4]"), CATEGORIES))).isEmpty();
  }

  @Test
  void read_duplicateIds_reportsEach() {
    assertOneError(read(A, OBJECT + "," + OBJECT, CATEGORIES), "annotation 1", "twice: 1");
    assertOneError(read(A + "," + B.replace("3", "7"), OBJECT, CATEGORIES), "image ids", "7");
    assertOneError(read(A + "," + A.replace("7", "8"), OBJECT, CATEGORIES), "file names", "a.png");
    assertOneError(read(A, OBJECT, CATEGORIES + ",{'id':9,'name':'x'}"), "category ids", "9");
    assertOneError(read(A, OBJECT, CATEGORIES + ",{'id':10,'name':'dent'}"), "names", "dent");
  }

  @Test
  void read_annotationIdZero_warns() {
    assertThat(SetFolder.warnings(read(A, object("id=0"), CATEGORIES)))
        .singleElement()
        .asString()
        .contains("annotation 0", "pycocotools");
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(
      strings = {"../a.png", "/etc/passwd", "images/../../a.png", "C:/a.png", "", ".", "x\\u0000"})
  void read_nameThatLeavesTheFolder_reportsIt(String name) {
    DatasetReading reading = read(A + "," + B.replace("b.png", name), OBJECT, CATEGORIES);
    assertOneError(reading, "image 3", "file name must");
  }

  @Test
  void read_linkThatLeavesTheFolder_reportsItUnlessAllowed(@TempDir Path elsewhere)
      throws IOException {
    new SetFolder(elsewhere).image("out.png");
    Files.createSymbolicLink(folder.resolve("link.png"), elsewhere.resolve("out.png"));
    DatasetReading reading = read(A + "," + B.replace("b.png", "link.png"), OBJECT, CATEGORIES);
    assertOneError(reading, "image 3", "links out of it");
    assertThat(errors(set.read(DatasetFormat.COCO, ReadingOptions.defaults().withLinksOutside())))
        .isEmpty();
  }

  @Test
  void read_missingImage_reportsItAndGoesOn() {
    DatasetReading reading = read(A + "," + B.replace("b.png", "no.png"), OBJECT, CATEGORIES);
    assertOneError(reading, "image 3", "missing", "no.png");
    assertThat(reading.dataset().samples()).hasSize(1);
  }

  @Test
  void read_truncatedImage_isFoundWhenDecoded() throws IOException {
    Path file = folder.resolve("a.png");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
    Sample sample = read(A, OBJECT, CATEGORIES).dataset().samples().get(0);
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(sample::image)
        .withMessageContainingAll("a.png", "truncated");
  }

  @Test
  void read_imageOfAnotherSizeThanDeclared_reportsIt() {
    assertOneError(
        read(A.replace("'width':40", "'width':41"), OBJECT, CATEGORIES),
        "41 x 30 as declared, its file is 40 x 30");
  }

  @ParameterizedTest(name = "orientation {0}")
  @ValueSource(ints = {5, 6, 7, 8})
  void read_declaredSizeOfStoredPixels_turnsBoxes(int orientation) {
    set.turnedImage("t.jpg", orientation);
    String stored = A.replace("a.png", "t.jpg");
    String displayed = stored.replace("40", "W").replace("30", "40").replace("W", "30");
    String object = object("bbox=[2,3,10,5]");
    Box turned =
        read(stored, object, CATEGORIES).dataset().samples().get(0).groundTruths().get(0).box();
    Box kept =
        read(displayed, object, CATEGORIES).dataset().samples().get(0).groundTruths().get(0).box();
    assertThat(kept).isEqualTo(new Box(2, 3, 10, 5));
    assertThat(turned)
        .isEqualTo(org.cvready.imaging.Orientation.ofTag(orientation).displayed(kept, 40, 30));
    assertThat(turned.width()).isEqualTo(5);
  }

  @ParameterizedTest(name = "case {index}: {0}")
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"images\":[]}",
        "{\"images\":{},\"annotations\":[]}",
        "nonsense"
      })
  void read_fileThatIsNoInstances_saysSo(String text) {
    set.text("instances.json", text);
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(() -> set.read(DatasetFormat.COCO))
        .withMessageContaining("set has 1 error");
  }

  @Test
  void read_deeplyNestedFile_isRefusedWithoutOverflow() {
    set.text("instances.json", "{\"info\":" + "[".repeat(200_000));
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(() -> set.read(DatasetFormat.COCO))
        .withMessageContaining("JSON");
  }

  @Test
  void read_manyErrors_listsTwentyAndCountsTheRest() {
    StringBuilder objects = new StringBuilder();
    for (int i = 1; i <= 1_500; i++) {
      objects
          .append(i == 1 ? "" : ",")
          .append(object("category_id=5").replace("'id':1,", "'id':" + i + ","));
    }
    String all = objects.toString();
    DatasetReading reading = read(A, all, CATEGORIES);
    assertThat(reading.findings().errors()).isEqualTo(1_500);
    assertThat(reading.findings().problems()).hasSize(ProblemLog.KEPT);
    assertThatExceptionOfType(UnreadableDatasetException.class)
        .isThrownBy(() -> DatasetLocation.parse("coco:instances.json", folder).read("line3"))
        .withMessageContainingAll("line3 has 1500 errors", "annotation 20:", "and 1480 more")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(22));
  }

  @Test
  void read_controlCharactersInNames_areEscapedInMessages() {
    DatasetReading reading = read(A.replace("a.png", "no\\u001b[2J.png"), "", CATEGORIES);
    assertThat(errors(reading).get(0)).contains("\\u001b[2J").doesNotContain("\u001b");
  }

  @Test
  void write_dataset_readsBackTheSame() throws IOException {
    Dataset dataset = read(A + "," + B, OBJECT, CATEGORIES).dataset();
    CocoGroundTruthWriter.write(dataset, folder.resolve("out.json"));
    Dataset again = DatasetLocation.parse("coco:out.json", folder).read("again");
    assertThat(again.samples())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("file")
        .isEqualTo(dataset.samples());
    assertThat(again.classes()).isEqualTo(dataset.classes());
    assertThat(again.categoryIds()).isEqualTo(dataset.categoryIds());
  }
}
