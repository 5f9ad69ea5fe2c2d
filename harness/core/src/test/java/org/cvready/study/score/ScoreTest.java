package org.cvready.study.score;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
  private static final String TRUTH =
      """
      {"images": [{"id": 2}, {"id": 1}],
       "categories": [{"id": 7, "name": "dent"}, {"id": 3, "name": "scratch"}],
       "annotations": [
         {"id": 1, "image_id": 1, "category_id": 3, "bbox": [0, 0, 10, 10], "area": 100,
          "iscrowd": 0, "segmentation": [[1, 2, 3]]}]}
      """;

  private static final String FOUND =
      """
      [{"image_id": 1, "category_id": 3, "bbox": [0, 0, 10, 10], "score": 0.9, "extra": {"a": []}}]
      """;

  @TempDir Path folder;

  @Test
  void score_oneObjectFound_writesItsFiguresAndCounts() throws IOException {
    JsonNode json = written(Score.run(file("gt", TRUTH), file("dt", FOUND), 0.95, 0.5));
    // pycocotools adds 2.2e-16 to the denominator, so 1 of 1 is a little less than 1.
    assertThat(json.get("coco").get("AP").asDouble()).isEqualTo(0.9999999999999998);
    assertThat(json.get("coco").get("APl").asDouble()).isEqualTo(-1.0);
    assertThat(json.get("coco").size()).isEqualTo(12);
    assertThat(json.get("categories").get(0).get("id").asLong()).isEqualTo(3);
    assertThat(json.get("categories").get(0).get("name").asText()).isEqualTo("scratch");
    assertThat(json.get("categories").get(0).get("AP50").asDouble()).isCloseTo(1, within(1e-15));
    assertThat(json.get("categories").get(1).get("AP").asDouble()).isEqualTo(-1.0);
    assertThat(json.get("counts").toString())
        .isEqualTo(
            "[{\"category_id\":3,\"threshold\":0.5,\"tp\":1,\"fp\":0,\"fn\":0},"
                + "{\"category_id\":3,\"threshold\":0.95,\"tp\":0,\"fp\":0,\"fn\":1},"
                + "{\"category_id\":7,\"threshold\":0.5,\"tp\":0,\"fp\":0,\"fn\":0},"
                + "{\"category_id\":7,\"threshold\":0.95,\"tp\":0,\"fp\":0,\"fn\":0}]");
  }

  @Test
  void score_noDetections_isZeroWhereThereAreObjects() throws IOException {
    ScoreReport report = Score.run(file("gt", TRUTH), file("dt", "[]"), 0.5);
    assertThat(report.evaluation().figure(CocoFigure.AP)).isZero();
    assertThat(report.evaluation().figure(CocoFigure.AR100)).isZero();
    assertThat(report.evaluation().figure(CocoFigure.AP, 1)).isEqualTo(-1);
    assertThat(report.evaluation().counts(0, 0.5).falseNegatives()).isEqualTo(1);
  }

  @Test
  void score_noObjectsAtAll_isMinusOne() throws IOException {
    String empty = "{\"images\":[{\"id\":1}],\"annotations\":[],\"categories\":[{\"id\":3}]}";
    ScoreReport report = Score.run(file("gt", empty), file("dt", FOUND), 0.5);
    for (CocoFigure figure : CocoFigure.values()) {
      assertThat(report.evaluation().figure(figure)).isEqualTo(-1);
    }
    assertThat(report.evaluation().counts(0, 0.5).falsePositives()).isEqualTo(1);
  }

  @Test
  void score_gzippedFiles_isTheSame() throws IOException {
    ScoreReport plain = Score.run(file("gt", TRUTH), file("dt", FOUND), 0.5);
    ScoreReport zipped = Score.run(gzipped("gt.gz", TRUTH), gzipped("dt.gz", FOUND), 0.5);
    assertThat(written(zipped)).isEqualTo(written(plain));
  }

  @Test
  void score_crowdAndAreaMissing_countsTheObjectAtItsBoxSize() throws IOException {
    String bare = TRUTH.replace("\"area\": 100,", "").replace("\"iscrowd\": 0,", "");
    ScoreReport report = Score.run(file("gt", bare), file("dt", FOUND), 0.5);
    assertThat(written(report))
        .isEqualTo(written(Score.run(file("gt2", TRUTH), file("dt", FOUND), 0.5)));
  }

  @Test
  void score_undeclaredCategory_isLeftOutAndReported() throws IOException {
    String other = FOUND.replace("\"category_id\": 3", "\"category_id\": 99");
    ScoreReport report = Score.run(file("gt", TRUTH), file("dt", other), 0.5);
    assertThat(report.undeclaredDetections()).isEqualTo(1);
    assertThat(report.evaluation().figure(CocoFigure.AP)).isZero();
  }

  @Test
  void score_annotationOfUndeclaredImage_isLeftOut() throws IOException {
    String other = TRUTH.replace("\"image_id\": 1", "\"image_id\": 99");
    ScoreReport report = Score.run(file("gt", other), file("dt", FOUND), 0.5);
    assertThat(report.evaluation().truths(0)).isZero();
  }

  @Test
  void score_anyNumberOfThreads_writesTheSameBytes() throws Exception {
    Path problem = CocoOracleTest.resources().resolve("coco/public_12_many_images");
    byte[] one = bytesWith(problem, 1);
    assertThat(bytesWith(problem, 4)).isEqualTo(one);
  }

  private static byte[] bytesWith(Path problem, int threads) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Score.run(
                        problem.resolve("gt.json"),
                        problem.resolve("dt.json"),
                        Score.defaultThresholds())
                    .writeTo(out);
                return out.toByteArray();
              })
          .get();
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "image_id": 1,     |                  | must have the key image_id once, got it 0 times
          "category_id": 3,  |                  | must have the key category_id once
          "score": 0.9,      |                  | must have the key score once
          "bbox": [0, 0, 10, 10], |             | must have the key bbox once
          [0, 0, 10, 10]     | [0, 0, 10]       | bbox must be [x, y, width, height], got 3 numbers
          [0, 0, 10, 10]     | [0, 0, 10, 1, 2] | bbox must be [x, y, width, height], got 2
          [0, 0, 10, 10]     | 5                | bbox must be [x, y, width, height], got 5
          [0, 0, 10, 10]     | [0, 0, NaN, 1]   | bbox must be finite, got NaN
          0.9                | NaN              | score must be finite, got NaN
          0.9                | 1e999            | score must be finite, got 1e999
          0.9                | "high"           | score must be a number, got the text "high"
          0.9                | null             | score must be a number, got null
          "image_id": 1      | "image_id": 5    | image_id of detection 0 must be an image of the ground truth, got 5
          "image_id": 1      | "image_id": "1"  | image_id must be a whole number, got the text "1"
          "image_id": 1      | "image_id": 1.5  | image_id must be a whole number, got 1.5
          [{                 | {                | COCO results must be a list of detections, got an object
          }]                 |                  | must be JSON
          [{                 | [7, {            | detection 0 must be an object
          }]                 | }] []            | must end here
          """)
  void score_malformedResults_saysWhatAndWhere(String part, String other, String message)
      throws IOException {
    Path results = file("dt", FOUND.replace(part, other == null ? "" : other));
    assertThatThrownBy(() -> Score.run(file("gt", TRUTH), results, 0.5))
        .isInstanceOf(ScoreInputException.class)
        .hasMessageContaining(results.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "images": [{"id": 2}, {"id": 1}], |          | COCO ground truth must have the key images once
          {"id": 2}          | {"id": 1}               | image ids must differ, got 1 twice
          "id": 7            | "id": 3                 | category ids must differ, got 3 twice
          {"id": 2}          | {"name": "x"}           | images[0] must have the key id once
          "id": 1, "image_id"| "image_id"              | annotations[0] must have the key id once
          "image_id": 1,     |                         | annotations[0] must have the key image_id once
          "area": 100        | "area": "big"           | area must be a number, got the text "big"
          "iscrowd": 0       | "iscrowd": []           | iscrowd must be a number, got a list
          "annotations": [   | "annotations": [3,      | annotations[0] must be an object
          """)
  void score_malformedGroundTruth_saysWhatAndWhere(String part, String other, String message)
      throws IOException {
    Path truth = file("gt", TRUTH.replace(part, other == null ? "" : other));
    assertThatThrownBy(() -> Score.run(truth, file("dt", FOUND), 0.5))
        .isInstanceOf(ScoreInputException.class)
        .hasMessageContaining(truth.toString())
        .hasMessageContaining(message);
  }

  @Test
  void score_annotationTwice_isRefused() throws IOException {
    String one =
        TRUTH.substring(TRUTH.indexOf("{\"id\": 1, \"image_id\""), TRUTH.lastIndexOf("]}"));
    Path truth = file("gt", TRUTH.replace(one, one + ", " + one));
    assertThatThrownBy(() -> Score.run(truth, file("dt", FOUND), 0.5))
        .hasMessageContaining("annotation ids must differ, got 1 twice");
  }

  /** What certify works out in memory is what score finds in the files it exports. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void score_exportedProblem_equalsTheProblemInMemory(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    StringJoiner truthJson = new StringJoiner(",");
    StringJoiner resultJson = new StringJoiner(",");
    for (int i = 0; i < 300; i++) {
      int image = random.nextInt(12);
      int category = random.nextInt(2);
      Box box = new Box(random.nextInt(40) / 3.0, random.nextInt(9), 7.1, 8 + random.nextInt(3));
      String numbers =
          "\"image_id\":%d,\"category_id\":%d,\"bbox\":[%s,%s,%s,%s]"
              .formatted(image + 1, category + 1, box.x(), box.y(), box.width(), box.height());
      if (i % 5 == 0) {
        truths.add(image, new GroundTruth(box, category, box.area(), i % 25 == 0));
        truthJson.add(
            "{\"id\":%d,%s,\"area\":%s,\"iscrowd\":%d}"
                .formatted(truths.size(), numbers, box.area(), i % 25 == 0 ? 1 : 0));
      } else {
        double score = random.nextInt(20) / 19.0;
        detections.add(image, new Detection(box, category, score));
        resultJson.add("{%s,\"score\":%s}".formatted(numbers, score));
      }
    }
    String images =
        IntStream.rangeClosed(1, 12).mapToObj("{\"id\":%d}"::formatted).collect(joining(","));
    Path truth =
        file(
            "gt",
            "{\"images\":[%s],\"categories\":[{\"id\":1},{\"id\":2}],\"annotations\":[%s]}"
                .formatted(images, truthJson));
    CocoEvaluation read = Score.run(truth, file("dt", "[" + resultJson + "]"), 0.5).evaluation();
    CocoEvaluation inMemory =
        CocoEvaluation.of(
            LabelledDetections.numbered(ClassNames.of("a", "b"), 12, truths, detections));
    for (CocoFigure figure : CocoFigure.values()) {
      assertThat(read.figure(figure)).isEqualTo(inMemory.figure(figure));
      assertThat(read.figure(figure, 1)).isEqualTo(inMemory.figure(figure, 1));
    }
    assertThat(read.counts(1, 0.5)).isEqualTo(inMemory.counts(1, 0.5));
  }

  @Test
  void score_missingFile_saysWhich() {
    assertThatThrownBy(
            () -> Score.run(folder.resolve("absent.json"), folder.resolve("dt.json"), 0.5))
        .isInstanceOf(ScoreInputException.class)
        .hasMessageContaining("absent.json: no such file");
  }

  @Test
  void score_emptyFile_isNoJson() throws IOException {
    Path empty = file("dt", "");
    assertThatThrownBy(() -> Score.run(file("gt", TRUTH), empty, 0.5))
        .hasMessageContaining("must be a list of detections, got the end of the file");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), text);
  }

  private Path gzipped(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static JsonNode written(ScoreReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.writeTo(out);
    return new ObjectMapper().readTree(out.toByteArray());
  }
}
