package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.metric.Decision;
import org.cvready.metric.Scope;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.gallery.PictureKind;
import org.cvready.study.gallery.PictureMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0};

  @TempDir private Path folder;

  private static GalleryPicture picture(int number, String text) {
    return new GalleryPicture(
        number,
        PictureKind.FALSE_ALARM,
        text,
        text,
        Scope.CLEAN,
        text,
        Decision.REJECT,
        160,
        120,
        List.of(
            new PictureMark(
                PictureMark.Kind.FALSE_ALARM, text, OptionalDouble.of(0.75), 10, 20, 30, 40)),
        text);
  }

  private static Evidence evidence(String text) {
    return Evidence.NONE.withGallery(
        new Gallery(
            List.of(text), IntStream.rangeClosed(1, 3).mapToObj(i -> picture(i, text)).toList()));
  }

  private void write(String text) throws IOException {
    Files.writeString(
        folder.resolve("certificate.json"), CertificateJson.write(Samples.named(text)));
    Files.writeString(folder.resolve(EvidenceJson.FILE), EvidenceJson.write(evidence(text)));
    Path pictures = Files.createDirectories(folder.resolve(GalleryPicture.FOLDER));
    Files.write(pictures.resolve("001.jpg"), JPEG);
    Files.writeString(pictures.resolve("002.jpg"), "no picture at all");
  }

  @Test
  void read_pictures_areThoseThatAreThereAndAreJpegFiles() throws IOException {
    write("line");
    Dossier dossier = RunFolder.read(folder);
    assertThat(dossier.pictures()).containsOnlyKeys(1).containsEntry(1, "/9j/4AA=");
    String html = HtmlReport.print(dossier);
    assertThat(html)
        .contains("src=\"data:image/jpeg;base64,/9j/4AA=\"")
        .contains("the file pictures/002.jpg is missing", "the file pictures/003.jpg is missing")
        .contains(
            "<text class=\"m-false-alarm\" x=\"10\" y=\"68\" text-anchor=\"start\">line 0.75</text>");
  }

  @Test
  void read_hostileNames_addNoElementAndNoAttribute() throws IOException {
    String hostile = "\"><script>alert(1)</script><b a='";
    write(hostile);
    String html = HtmlReport.print(RunFolder.read(folder));
    write("harmless");
    String plain = HtmlReport.print(RunFolder.read(folder));
    assertThat(html).doesNotContain("<script>alert");
    assertThat(html.split("<[a-z]", -1)).hasSameSizeAs(plain.split("<[a-z]", -1));
  }

  @Test
  void read_evidence_isWhatWasWritten() throws IOException {
    write("line");
    assertThat(RunFolder.read(folder).evidence()).isEqualTo(evidence("line"));
  }

  @Test
  void read_folderWithoutARun_saysWhatIsMissing() {
    assertThatThrownBy(() -> RunFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "no finished run in %s: %s is missing"
                .formatted(folder, folder.resolve("certificate.json")));
  }
}
