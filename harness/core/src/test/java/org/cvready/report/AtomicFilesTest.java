package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void write_whereNothingWas_makesFoldersAndFile() throws IOException {
    Path file = folder.resolve("a/b/out.txt");
    AtomicFiles.write(file, "é\n");
    assertThat(file).hasContent("é\n");
    assertThat(names(folder.resolve("a/b"))).containsExactly("out.txt");
  }

  @Test
  void write_overAFile_replacesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "a much longer text than the new one");
    AtomicFiles.write(file, "new");
    assertThat(file).hasContent("new");
  }

  @Test
  void write_thatFails_leavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[200_000]);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("out.txt");
  }

  @Test
  void write_throughALink_keepsTheLink() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    AtomicFiles.write(link, "new");
    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(file).hasContent("new");
  }

  @Test
  void write_ontoAFolder_isRefused() {
    assertThatThrownBy(() -> AtomicFiles.write(folder, "text"))
        .isInstanceOf(IOException.class)
        .hasMessage("output must be a file, got the folder " + folder);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
