package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.imaging.ImageEncoder;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.StreamFaults;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerturbVerbTest {
  @TempDir Path folder;

  private Path image(String name) throws IOException {
    byte[] rgb = new byte[3 * 64 * 48];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 7 % 251);
    }
    return Files.write(folder.resolve(name), ImageEncoder.png(Image.copyOf(64, 48, rgb)));
  }

  private List<String> written(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void perturb_standardCorruptions_writesEachAtEachSeverityAndSeed() throws IOException {
    Path out = folder.resolve("new/out");

    Ran ran =
        Ran.cvready(
            "perturb",
            image("part.png"),
            "--with",
            "corruptions",
            "--severity",
            "all",
            "--seeds",
            "1..2",
            "--out",
            out);

    assertThat(ran.err()).endsWith("Wrote 190 images to " + out + System.lineSeparator());
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(written(out))
        .hasSize(190)
        .contains("part__jpeg_compression__5__2.png", "part__speckle_noise__1__1.png")
        .allMatch(name -> name.matches("part__[a-z_]+__[1-5]__[12]\\.png"));
  }

  @Test
  void perturb_again_replacesItsFilesAndLeavesOthers() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("other.txt"), "stays");
    Files.writeString(out.resolve("a__jpeg__3__0.png"), "old");
    Path image = image("a.png");

    assertThat(Ran.cvready("perturb", image, "--with", "jpeg@3", "--out", out).code()).isZero();
    assertThat(written(out)).containsExactly("a__jpeg__3__0.png", "other.txt");
    assertThat(Files.size(out.resolve("a__jpeg__3__0.png"))).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--with gausian_noise --out o | did you mean gaussian_noise",
        "--with fog@9 --out o       | in [1.0, 5.0], got 9.0",
        "--with glare                 | --out must name a folder",
        "--out o                      | --with must name",
        "--with glare --severity 6 --out o | --severity must be in [1, 5] or all, got '6'",
        "--with glare --seeds 3..1 --out o | with A <= B",
        "--with glare --seeds x --out o    | --seeds must be A..B",
        "--with jpeg@1+glare@1 --out o     | from scene over optics and sensor to digital",
        "--with glare --workers 0 --out o  | --workers must be at least 1",
        "--list                            | --list must stand alone"
      })
  void perturb_badArguments_endWith64AndSayWhat(String options, String message) throws IOException {
    String[] words = ("perturb " + image("a.png") + " " + options.strip()).split(" ");

    Ran ran = Ran.cvready((Object[]) words);

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.error()).contains(message);
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void perturb_missingOrDamagedImage_endsWith65AndNamesIt() throws IOException {
    Path out = folder.resolve("out");
    Path absent = folder.resolve("absent.png");
    Path damaged = Files.writeString(folder.resolve("damaged.png"), "no image");

    for (Path image : List.of(absent, damaged, folder)) {
      Ran ran = Ran.cvready("perturb", image, "--with", "glare", "--out", out);
      assertThat(ran.code()).as(ran.err()).isEqualTo(65);
      assertThat(ran.error()).contains(image.toString());
    }
    assertThat(written(out)).isEmpty();
  }

  @Test
  void perturb_ontoAFile_endsWith65() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Ran ran = Ran.cvready("perturb", image("a.png"), "--with", "glare", "--out", file);

    assertThat(ran.code()).isEqualTo(65);
    assertThat(ran.error()).isEqualTo("a file stands where a folder is needed: " + file);
  }

  @Test
  void list_everything_fitsInto100ColumnsAndIsAligned() {
    Ran ran = Ran.cvready("perturb", "--list");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    int strength = ran.out().indexOf("STRENGTH");
    for (Catalogue entry : Catalogue.values()) {
      String unit = entry.scale().isSeverity() ? "severity" : " " + entry.scale().unit();
      assertThat(ran.out().lines().filter(line -> line.startsWith(entry.key() + " ")))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line).contains(unit);
                assertThat(line.charAt(strength - 1)).isEqualTo(' ');
                assertThat(line.charAt(strength)).isNotEqualTo(' ');
              });
      entry
          .settings()
          .parameters()
          .forEach(parameter -> assertThat(ran.out()).contains(parameter.key() + "="));
    }
    assertThat(ran.out()).contains(StreamFaults.names());
    assertThat(ran.out()).contains("-0.5 -1 -1.5 -2 -3", "jpeg_compression");
  }
}
