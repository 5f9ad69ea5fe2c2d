package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.ImageEncoder;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.run.PerturbedFiles.Job;
import org.cvready.run.PerturbedFiles.Seeds;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PerturbedFilesTest {
  private static final List<Integer> SOME = List.of(1, 4);

  @TempDir private Path folder;

  private Path image(String name, long noise) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    return Files.write(folder.resolve(name), ImageEncoder.png(SmallSite.noise(noise)));
  }

  private Job job(List<Path> images, String with, Seeds seeds) {
    return new Job(
        images, PerturbedCopy.of(List.of(with.split(" ")), SOME), seeds, folder.resolve("out"));
  }

  private Map<String, List<Byte>> written() throws IOException {
    Map<String, List<Byte>> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve("out"))) {
      for (Path file : all.toList()) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : Files.readAllBytes(file)) {
          bytes.add(each);
        }
        files.put(file.getFileName().toString(), bytes);
      }
    }
    return files;
  }

  @Test
  void write_anyNumberOfWorkers_givesTheSameFiles() throws IOException {
    List<Path> images = List.of(image("a.png", 1), image("b.x.png", 2), image("in/c.png", 3));
    Job job =
        job(images, "gaussian_noise exposure@-2EV glare exposure@-1EV+jpeg@3", new Seeds(3, 5));

    PerturbedFiles.write(job, 1, RunProgress.silent());
    Map<String, List<Byte>> alone = written();
    PerturbedFiles.write(job, 3, RunProgress.silent());

    assertThat(written()).isEqualTo(alone).hasSize((int) job.files());
    assertThat(alone.keySet())
        .hasSize(3 * (2 + 1 + 2 + 1) * 3)
        .contains(
            "a__gaussian_noise__1__3.png",
            "b.x__exposure__-2EV__5.png",
            "c__glare__4__4.png",
            "c__exposure@-1EV+jpeg@3__chain__3.png");
    assertThat(alone.get("a__gaussian_noise__1__3.png"))
        .isNotEqualTo(alone.get("a__gaussian_noise__1__4.png"));
  }

  /** What certify shows to the model is {@code condition.apply(image, seed, sample.stem())}. */
  @Test
  void write_everyCopy_hasThePixelsOfItsCondition() throws IOException {
    Path file = image("0412.png", 9);
    Image clean = ImageDecoder.decode(file);
    PerturbedFiles.write(
        job(
            List.of(file),
            "glare jpeg_compression exposure hot_pixels(sensor=3)@900ppm",
            new Seeds(-2, -1)),
        2,
        RunProgress.silent());

    for (String[] pair :
        new String[][] {
          {"0412__glare__4__-2.png", "glare@4"},
          {"0412__jpeg_compression__1__-1.png", "jpeg@1"},
          {"0412__exposure__4__-1.png", "exposure@4"},
          {"0412__hot_pixels_sensor=3__900ppm__-2.png", "hot_pixels(sensor=3)@900ppm"}
        }) {
      Image copy = ImageDecoder.decode(folder.resolve("out").resolve(pair[0]));
      long seed = Long.parseLong(pair[0].replaceAll(".*__|\\.png", ""));
      Image expected = Conditions.parse(pair[1]).apply(clean, seed, "0412").image();
      assertThat(copy.samePixels(expected)).as(pair[0]).isTrue();
    }
  }

  @Test
  void write_damagedImages_saysTheFirstAndLeavesNothingHalfWritten() throws IOException {
    Path good = image("good.png", 1);
    byte[] whole = Files.readAllBytes(good);
    Path bad = Files.write(folder.resolve("bad.png"), List.of("no image"));
    Path worse = Files.write(folder.resolve("worse.png"), java.util.Arrays.copyOf(whole, 90));
    Job job = job(List.of(good, bad, worse), "glare", new Seeds(0, 0));

    assertThatThrownBy(() -> PerturbedFiles.write(job, 3, RunProgress.silent()))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageStartingWith(bad.toString());
    assertThat(written().keySet()).allMatch(name -> name.startsWith("good__"));
  }

  @Test
  void job_namesThatCollide_areRefused() throws IOException {
    Path one = image("a/1.png", 1);
    Path two = image("b/1.jpg", 2);
    assertThatThrownBy(() -> job(List.of(one, two), "glare", new Seeds(0, 0)))
        .hasMessage(
            "images must have different names without extension, got %s and %s"
                .formatted(one, two));

    Path copy = image("out/1__glare__4__0.png", 3);
    assertThatThrownBy(() -> job(List.of(image("out/1.png", 1), copy), "glare", new Seeds(0, 0)))
        .hasMessageContaining("would replace the image " + copy);
    assertThatThrownBy(() -> new Seeds(3, 2)).hasMessageContaining("got 3..2");
    assertThatThrownBy(() -> new Seeds(Long.MIN_VALUE, Long.MAX_VALUE))
        .hasMessageContaining("at most 1000000 seeds");
  }

  @Test
  void copies_twiceTheSame_areMadeOnce() {
    List<PerturbedCopy> copies =
        PerturbedCopy.of(List.of("glare@4", "glare", "exposure@-1.50EV", "exposure@-1.5EV"), SOME);

    assertThat(copies)
        .extracting(copy -> copy.fileName("s", 1))
        .containsExactly("s__glare__4__1.png", "s__glare__1__1.png", "s__exposure__-1.5EV__1.png");
  }

  @Test
  void copies_namesOfFiles_needNoQuotes() {
    assertThat(
            PerturbedCopy.of(
                List.of("corruptions", "all", "dead_rows@2%", "dead_rows(sensor=5)@2%"),
                List.of(1, 2, 3, 4, 5)))
        .extracting(copy -> copy.fileName("s", 1))
        .allMatch(name -> name.matches("s__[a-z0-9_]+(=[0-9.-]+)?__[A-Za-z0-9.-]+__1\\.png"))
        .contains("s__dead_rows__2pct__1.png", "s__dead_rows_sensor=5__2pct__1.png")
        .doesNotHaveDuplicates();
  }

  @Test
  void copies_unknownNames_sayWhatWasMeant() {
    assertThatThrownBy(() -> PerturbedCopy.of(List.of("gausian_noise"), SOME))
        .hasMessage(
            "no perturbation or set named 'gausian_noise'; did you mean gaussian_noise;"
                + " cvready perturb --list shows them all");
    assertThatThrownBy(() -> PerturbedCopy.of(List.of("comon"), SOME))
        .hasMessageContaining("did you mean common");
    assertThatThrownBy(() -> PerturbedCopy.of(List.of("exposure@-2px"), SOME))
        .hasMessageContaining("the unit EV");
    assertThatThrownBy(() -> PerturbedCopy.of(List.of("jpeg@3+exposure@1EV"), SOME))
        .hasMessageContaining("jpeg@3 (digital) before exposure@1EV (scene)");
  }
}
