package org.cvready.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetWriterTest {
  private static final long SEED = 5;

  @TempDir Path root;

  @Test
  void write_oneAndTwoThreads_giveSameBytes() throws IOException {
    new SetWriter(SEED, 1).write(LineSet.SITE_A_ENRICHED, 5, root.resolve("one"));
    new SetWriter(SEED, 2).write(LineSet.SITE_A_ENRICHED, 5, root.resolve("two"));
    assertThat(SetDigest.of(root.resolve("one/site-a/enriched")))
        .isEqualTo(SetDigest.of(root.resolve("two/site-a/enriched")));
  }

  @Test
  void write_annotatedSet_readsBackAsRendered() throws IOException {
    new SetWriter(SEED, 2).write(LineSet.SITE_A_ENRICHED, 4, root);
    Path folder = root.resolve("site-a/enriched");
    Dataset read = DatasetLocation.parse("coco:" + folder.resolve("annotations.json")).read("kept");
    assertThat(read.samples()).hasSize(4);
    assertThat(read.classes().names()).containsExactly("scratch", "dent", "rust", "chipped_edge");
    UnitRenderer renderer = new UnitRenderer(SEED);
    for (int index = 0; index < 4; index++) {
      assertThat(read.samples().get(index).groundTruths())
          .isEqualTo(renderer.render(LineSet.SITE_A_ENRICHED, index).truths());
    }
    assertThat(Files.readAllLines(folder.resolve("tags.csv")))
        .hasSize(5)
        .startsWith("file_name,shift,camera,product,hour")
        .anyMatch(line -> line.startsWith("a-kept-0003.jpg,night,camera-1,"));
  }

  @Test
  void write_foreignSet_isAPlainFolderOfPictures() throws IOException {
    new SetWriter(SEED, 2).write(LineSet.FOREIGN_EMPTY_BELT, 2, root);
    assertThat(names(root.resolve("foreign/empty-belt")))
        .containsExactly("empty-0000.jpg", "empty-0001.jpg");
  }

  @Test
  void write_overAnOlderSet_replacesItWhole() throws IOException {
    SetWriter writer = new SetWriter(SEED, 2);
    writer.write(LineSet.FOREIGN_EMPTY_BELT, 3, root);
    writer.write(LineSet.FOREIGN_EMPTY_BELT, 1, root);
    assertThat(names(root.resolve("foreign/empty-belt"))).containsExactly("empty-0000.jpg");
    assertThat(names(root.resolve("foreign"))).containsExactly("empty-belt");
  }

  @Test
  void write_intoAFolderOfOtherFiles_refusesAndLeavesIt() throws IOException {
    Path folder = Files.createDirectories(root.resolve("foreign/empty-belt"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    SetWriter writer = new SetWriter(SEED, 1);
    assertThatThrownBy(() -> writer.write(LineSet.FOREIGN_EMPTY_BELT, 1, root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("none of the line's files");
    assertThat(names(folder)).containsExactly("notes.txt");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void new_withoutThreads_isRefused(int threads) {
    assertThatThrownBy(() -> new SetWriter(SEED, threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threads must be at least 1, got " + threads);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
