package org.cvready.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.Sample;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommittedSetsTest {
  private static final Path LINE = SharedMaterial.projectRoot().resolve("datasets/washer-line");

  @Test
  void digests_ofTheCommittedSets_areThoseListed() throws IOException {
    List<String> sums = new ArrayList<>();
    for (LineSet set : LineSet.values()) {
      if (set.committed()) {
        sums.add(SetDigest.of(LINE.resolve(set.folder())) + "  " + set.folder());
      }
    }
    assertThat(Files.readAllLines(LINE.resolve(SetDigest.FILE))).isEqualTo(sums);
  }

  @Test
  void sets_together_areBelowFortyMegabytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(LINE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(40_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "BENCHMARK, 150",
    "SITE_A_ENRICHED, 260",
    "SITE_B_ENRICHED, 50",
  })
  void objects_ofEachClass_areEnough(LineSet set, int least) {
    Dataset read = read(set);
    assertThat(read.samples()).hasSize(set.size());
    for (int c = 0; c < read.classes().size(); c++) {
      int index = c;
      long count =
          read.samples().stream()
              .flatMap(sample -> sample.groundTruths().stream())
              .filter(truth -> truth.classIndex() == index)
              .count();
      assertThat(count).as(read.classes().name(c)).isGreaterThanOrEqualTo(least);
    }
  }

  @ParameterizedTest
  @CsvSource({"SITE_A_NATURAL", "SITE_B_NATURAL"})
  void stream_ofASite_isAlmostAllGood(LineSet set) {
    List<Sample> samples = read(set).samples();
    long good = samples.stream().filter(sample -> sample.groundTruths().isEmpty()).count();
    assertThat(samples).hasSize(set.size());
    assertThat(good / (double) samples.size()).isBetween(0.97, 0.99);
  }

  private static Dataset read(LineSet set) {
    Path annotations = LINE.resolve(set.folder()).resolve("annotations.json");
    return DatasetLocation.parse("coco:" + annotations).read(set.folder());
  }
}
