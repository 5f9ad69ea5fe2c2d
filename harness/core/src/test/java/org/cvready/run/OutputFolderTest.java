package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  private List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void finish_replacesOutputsAndLeavesOtherFiles() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("certificate.json"), "old");
    Files.writeString(out.resolve("notes.txt"), "mine");
    try (OutputFolder output = OutputFolder.begin(out)) {
      Files.writeString(output.file("certificate.json"), "new");
      Files.writeString(output.file("report.html"), "page");
      assertThat(out.resolve("certificate.json")).hasContent("old");
      output.finish();
    }
    assertThat(names(out)).containsExactly("certificate.json", "notes.txt", "report.html");
    assertThat(out.resolve("certificate.json")).hasContent("new");
  }

  @Test
  void finish_pictures_takeThePlaceOfThoseOfAnEarlierRunAlone() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("out/pictures"));
    Files.writeString(pictures.resolve("001.jpg"), "old");
    Files.writeString(pictures.resolve("002.jpg"), "old");
    Files.writeString(pictures.resolve("mine.jpg"), "mine");
    try (OutputFolder output = OutputFolder.begin(folder.resolve("out"))) {
      Files.createDirectories(output.file("pictures"));
      Files.writeString(output.file("pictures/001.jpg"), "new");
      Files.writeString(output.file("certificate.json"), "{}");
      assertThat(names(pictures)).containsExactly("001.jpg", "002.jpg", "mine.jpg");
      output.finish();
    }
    assertThat(names(pictures)).containsExactly("001.jpg", "mine.jpg");
    assertThat(pictures.resolve("001.jpg")).hasContent("new");
    assertThat(names(folder.resolve("out"))).containsExactly("certificate.json", "pictures");
  }

  @Test
  void close_withoutFinish_removesPicturesToo() throws IOException {
    try (OutputFolder output = OutputFolder.begin(folder.resolve("fresh"))) {
      Files.createDirectories(output.file("pictures"));
      Files.writeString(output.file("pictures/001.jpg"), "half");
    }
    assertThat(folder.resolve("fresh")).doesNotExist();
  }

  @Test
  void close_withoutFinish_leavesTheEarlierRunWholeAndNothingElse() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("certificate.json"), "old");
    try (OutputFolder output = OutputFolder.begin(out)) {
      Files.writeString(output.file("certificate.json"), "half");
    }
    assertThat(names(out)).containsExactly("certificate.json");
    assertThat(out.resolve("certificate.json")).hasContent("old");
  }

  @Test
  void close_withoutFinish_leavesNoNewFolder() throws IOException {
    Path out = folder.resolve("fresh");
    try (OutputFolder output = OutputFolder.begin(out)) {
      Files.writeString(output.file("report.html"), "half");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void begin_onAFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");
    assertThatThrownBy(() -> OutputFolder.begin(file).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must be a folder");
  }

  @Test
  void hash_ofAFolder_followsNamesAndContents() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "abc");
    // FIPS 180-2, appendix B.1.
    assertThat(Hashes.of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    String before = Hashes.of(folder);
    assertThat(Hashes.of(folder)).isEqualTo(before);
    Files.move(file, folder.resolve("b"));
    assertThat(Hashes.of(folder)).isNotEqualTo(before);
  }
}
