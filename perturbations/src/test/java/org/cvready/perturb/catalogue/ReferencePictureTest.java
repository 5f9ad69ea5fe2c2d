package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cvready.perturb.RandomStreams;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Corruptions that are not random against every stored picture made by imagecorruptions 1.1.2. */
class ReferencePictureTest {
  private static final String FOLDER = "oracles/corruptions/";
  private static final Pattern FILE = Pattern.compile("(.+?)__([a-z_]+)__([1-5])\\.png");
  // Share of samples that may differ, by a level: the reference sums these in the order of a
  // Fourier transform, or with the weights of another exp().
  private static final Map<String, Double> ALLOWED =
      Map.of("defocus_blur", 1e-3, "gaussian_blur", 1e-3);

  static Stream<Arguments> pictures() throws IOException {
    try (Stream<Path> files = Files.list(SharedMaterial.at(FOLDER + "exact"))) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> arguments(name.group(1), name.group(2), Integer.parseInt(name.group(3))))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void apply_photo_equalsTheReference(String photo, String corruption, int severity) {
    Image clean = TestImages.png(SharedMaterial.at(FOLDER + photo + ".png"));
    String file = FOLDER + "exact/%s__%s__%d.png".formatted(photo, corruption, severity);
    Image expected = TestImages.png(SharedMaterial.at(file));

    Image result =
        Catalogue.byName(corruption)
            .orElseThrow()
            .perturbation()
            .apply(clean, severity, RandomStreams.of(0, photo, corruption))
            .image();

    int samples = 3 * clean.width() * clean.height();
    int different = 0;
    for (int i = 0; i < samples; i++) {
      int difference = Math.abs((result.rgb().get(i) & 0xff) - (expected.rgb().get(i) & 0xff));
      assertThat(difference).as("%s at sample %d", file, i).isLessThanOrEqualTo(1);
      different += difference;
    }
    assertThat((double) different / samples)
        .isLessThanOrEqualTo(ALLOWED.getOrDefault(corruption, 0.0));
  }
}
