package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Warp;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link Perturbation}, held against every entry of the catalogue. */
class PerturbationContractTest {
  private static final long SEED = 20261121;

  /**
   * By how much, as a share, a stronger picture may come closer again: an encoder that decides
   * block by block, pixels of a reduced picture that fall into step with a regular scene, and a
   * disk of blur that is wider than the squares of the scene and brings them back reversed.
   */
  private static final Map<Catalogue, Double> SLACK =
      Map.of(
          Catalogue.WEBP_QUALITY, 0.08, Catalogue.RESIZE_ROUND_TRIP, 0.05, Catalogue.DEFOCUS, 0.08);

  /** Standard corruptions whose severities are not in order by this distance: the reference's. */
  private static final Set<String> UNORDERED = Set.of("saturate", "glass_blur", "frost", "fog");

  private static final Image SCENE = TestImages.scene(203, 117);

  private static Perturbed apply(Perturbation perturbation, Image image, double strength) {
    return apply(perturbation, image, strength, new Workspace());
  }

  private static Perturbed apply(
      Perturbation perturbation, Image image, double strength, Workspace memory) {
    return perturbation.apply(
        image, strength, RandomStreams.of(SEED, "scene", perturbation.name()), memory);
  }

  /**
   * Strengths from slight to severe, on each side of clean, at sixteenths of the range or the
   * nearest whole numbers.
   */
  private static List<List<Double>> sweeps(StrengthScale scale) {
    double sixteenth = (scale.maximum() - scale.minimum()) / 16;
    double step = scale.wholeNumbers() ? Math.max(1, Math.rint(sixteenth)) : sixteenth;
    List<Double> all = new ArrayList<>(scale.severities());
    for (int i = 0; scale.minimum() + i * step <= scale.maximum(); i++) {
      all.add(scale.minimum() + i * step);
    }
    all.add(scale.maximum());
    scale.neutral().ifPresent(all::add);
    Comparator<Double> byDistance = Comparator.comparingDouble(scale::distance);
    return Stream.of(
            all.stream().filter(s -> s >= scale.clean()),
            all.stream().filter(s -> s <= scale.clean()))
        .map(side -> side.distinct().sorted(byDistance).toList())
        .filter(side -> side.size() > 1)
        .toList();
  }

  /**
   * Mean squared difference of the samples. Once a picture has moved by more than its details are
   * wide, that says nothing more; so where boxes move it is a thousand times the mean of 1 - IoU
   * between boxes all over the picture and where they lie now.
   */
  private static double distance(Image clean, Perturbed result) {
    if (result.warp() == Warp.identity()) {
      return TestImages.distance(clean, result.image());
    }
    double sum = 0;
    int boxes = 0;
    for (int x = 0; x + 40 <= clean.width(); x += 4) {
      for (int y = 0; y + 40 <= clean.height(); y += 4) {
        Box box = new Box(x, y, 40, 40);
        sum += 1 - result.warp().move(box).map(box::iou).orElse(0.0);
        boxes++;
      }
    }
    return 1000 * sum / boxes;
  }

  private static List<Double> strengths(StrengthScale scale) {
    return sweeps(scale).stream().flatMap(List::stream).distinct().toList();
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void name_everyEntry_isItsKeyAndFitsIds(Catalogue entry) {
    assertThat(entry.perturbation().name()).isEqualTo(entry.key()).matches("[a-z][a-z0-9_]*");
    assertThat(Catalogue.byName(entry.key())).contains(entry);
    for (String alias : entry.aliases()) {
      assertThat(Catalogue.byName(alias)).contains(entry);
    }
    assertThat(entry.cause()).isNotBlank().doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_anyStrength_leavesInputUntouchedAndSharesNoMemory(Catalogue entry) {
    Perturbation perturbation = entry.perturbation();
    Image before = MatCopies.of(SCENE);
    for (double strength : strengths(entry.scale())) {
      Image image = MatCopies.of(SCENE);
      Image result = apply(perturbation, image, strength).image();

      assertThat(image.samePixels(before)).isTrue();
      assertThat(result).isNotSameAs(image);
      Image kept = MatCopies.of(result);
      MatCopies.fill(image, 77);
      assertThat(result.samePixels(kept)).isTrue();
    }
  }

  /** Memory holds what it held, so whoever leaves a sample unwritten shows the picture before. */
  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_inMemoryUsedBefore_givesTheSameBytes(Catalogue entry) {
    Workspace memory = new Workspace();
    Image other = TestImages.constant(SCENE.width(), SCENE.height(), 201);
    for (double strength : entry.scale().severities()) {
      Image expected = apply(entry.perturbation(), SCENE, strength).image();
      apply(entry.perturbation(), other, strength, memory);
      memory.reuse();

      Image result = apply(entry.perturbation(), SCENE, strength, memory).image();

      assertThat(result.samePixels(expected)).isTrue();
      memory.reuse();
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_anyStrength_keepsSize(Catalogue entry) {
    for (double strength : strengths(entry.scale())) {
      Image result = apply(entry.perturbation(), SCENE, strength).image();

      assertThat(result.width()).isEqualTo(SCENE.width());
      assertThat(result.height()).isEqualTo(SCENE.height());
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_tinyImages_worksOrSaysWhyNot(Catalogue entry) {
    int[][] sizes = {{1, 1}, {1, 40}, {40, 1}, {2, 3}, {33, 2}};
    for (int[] size : sizes) {
      Image image = TestImages.scene(size[0], size[1]);
      for (double strength : strengths(entry.scale())) {
        try {
          Image result = apply(entry.perturbation(), image, strength).image();
          assertThat(result.width()).isEqualTo(size[0]);
          assertThat(result.height()).isEqualTo(size[1]);
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageContaining(entry.key()).hasMessageContaining("must be");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_neutralStrength_isTheIdentity(Catalogue entry) {
    entry
        .scale()
        .neutral()
        .ifPresent(
            neutral ->
                assertThat(apply(entry.perturbation(), SCENE, neutral).image().samePixels(SCENE))
                    .isTrue());
  }

  /**
   * But for two whose published severities are in no such order: saturate first takes colour away
   * and then adds it, and glass_blur has fewer rounds at severity 2 and 4 than before.
   */
  @ParameterizedTest
  @EnumSource(
      value = Catalogue.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SATURATE", "GLASS_BLUR"})
  void apply_moreStrength_isFurtherFromClean(Catalogue entry) {
    for (List<Double> sweep : sweeps(entry.scale())) {
      double last = -1;
      for (double strength : sweep) {
        double distance = distance(SCENE, apply(entry.perturbation(), SCENE, strength));
        boolean ordered = !UNORDERED.contains(entry.key());
        double least = ordered ? last * (1 - SLACK.getOrDefault(entry, 0.0)) : 0;
        assertThat(distance).as("%s at %s", entry, strength).isGreaterThanOrEqualTo(least);
        // A physical magnitude may have blackened or clipped everything; a severity may not.
        assertThat(distance > last || !entry.scale().isSeverity() || !ordered).isTrue();
        last = distance;
      }
      if (sweep.size() > 1) {
        // Scratches are thin, however many there are.
        assertThat(last).isGreaterThan(entry == Catalogue.GLASS_SCRATCHES ? 50 : 100);
      }
    }
  }

  /** A dim one, and one whose sides are as those of a belt's camera turned upright. */
  private static final List<Image> OTHER_SCENES =
      List.of(dimmed(TestImages.scene(160, 120)), TestImages.scene(97, 150));

  private static Image dimmed(Image image) {
    byte[] rgb = new byte[Image.CHANNELS * image.width() * image.height()];
    image.rgb().get(rgb);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((rgb[i] & 0xff) / 3);
    }
    return Image.copyOf(image.width(), image.height(), rgb);
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_magnitudesOnOtherScenes_areFurtherAndFurtherFromClean(Catalogue entry) {
    if (entry.scale().isSeverity()) {
      return;
    }
    for (Image scene : OTHER_SCENES) {
      double last = 0;
      for (double strength : entry.scale().severities()) {
        double distance = distance(scene, apply(entry.perturbation(), scene, strength));
        double least = last * (1 - SLACK.getOrDefault(entry, 0.0));
        assertThat(distance)
            .as("%s at %s of %s", entry, strength, scene)
            .isGreaterThanOrEqualTo(least);
        last = distance;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_sameStreamOnManyThreads_givesSameBytes(Catalogue entry) throws Exception {
    double strength = entry.scale().maximum();
    Image expected = apply(entry.perturbation(), SCENE, strength).image();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Image> task = () -> apply(entry.perturbation(), SCENE, strength).image();
      for (Future<Image> result : threads.invokeAll(java.util.Collections.nCopies(12, task))) {
        assertThat(result.get().samePixels(expected)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_strengthOffTheScale_saysTheRule(Catalogue entry) {
    StrengthScale scale = entry.scale();
    for (double strength : new double[] {scale.minimum() - 1, scale.maximum() + 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> apply(entry.perturbation(), SCENE, strength))
          .withMessageContaining(scale.key() + " of " + entry.key() + " must be");
    }
    if (scale.wholeNumbers()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> apply(entry.perturbation(), SCENE, scale.minimum() + 0.5));
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void apply_anyStrength_movesBoxesOnlyInsideTheFrame(Catalogue entry) {
    Box box = new Box(60, 40, 30, 20);
    for (double strength : strengths(entry.scale())) {
      apply(entry.perturbation(), SCENE, strength)
          .warp()
          .move(box)
          .ifPresent(
              moved -> assertThat(moved).isEqualTo(moved.clippedTo(SCENE.width(), SCENE.height())));
    }
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void id_everyStrength_isParsedBack(Catalogue entry) {
    for (double strength : strengths(entry.scale())) {
      Condition condition = Condition.of(entry.perturbation(), strength);

      assertThat(Conditions.parse(condition.id())).isEqualTo(condition);
    }
    for (int severity = 1; severity <= 5; severity++) {
      Condition condition =
          new Condition(List.of(Condition.Step.ofSeverity(entry.perturbation(), severity)));

      assertThat(condition.id()).isEqualTo(entry.key() + "@" + severity);
      assertThat(Conditions.parse(condition.id())).isEqualTo(condition);
    }
  }
}
