package org.cvready.study.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.study.slice.SliceFindings.Kind;
import org.cvready.study.slice.SliceFindings.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceStudyTest {
  private static SliceFindings study(SliceQuestion question, long seed) {
    return SliceStudy.of(List.of(question), Optional.empty(), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_declaredWeakTag_flagsItFirst(long seed) {
    SliceFindings found =
        study(
            new SyntheticSite(seed, 400, 1, 0)
                .question(thing -> thing.shift().equals("night") ? 0.3 : 0.1),
            seed);
    Slice night = slice(found, Metric.FN_RATE, Kind.DECLARED, "shift=night");
    assertThat(night.weak()).as("seed " + seed).isTrue();
    assertThat(night.inside().value().orElseThrow())
        .isGreaterThan(night.rest().value().orElseThrow());
    assertThat(slice(found, Metric.FN_RATE, Kind.DECLARED, "shift=day").weak()).isFalse();
    assertThat(found.findings().get(0)).startsWith("line, ").contains(" against ");
  }

  /** Nobody declared it, and no single tag or measure tells it as well. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_plantedConjunction_isFoundBySearchAndFlagged(long seed) {
    SliceFindings found =
        study(
            new SyntheticSite(seed, 1_200, 1, 0)
                .question(
                    thing -> thing.camera().equals("2") && thing.brightness() < 90 ? 0.6 : 0.08),
            seed);
    List<Slice> searched =
        found.slices().stream()
            .filter(slice -> slice.kind() == Kind.SEARCHED && slice.metric() == Metric.FN_RATE)
            .toList();
    Slice weakest = searched.get(0);
    assertThat(weakest.weak()).as("seed " + seed).isTrue();
    assertThat(weakest.definition()).as("seed " + seed).contains("camera=2");
    assertThat(weakest.definition().toString()).contains("brightness at most");
    assertThat(found.rules().searched()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_darkImages_namesTheEndThatIsWeak(long seed) {
    SliceFindings found =
        study(
            new SyntheticSite(seed, 800, 1, 0)
                .question(thing -> thing.brightness() < 56 ? 0.5 : 0.1),
            seed);
    Slice darkest = slice(found, Metric.FN_RATE, Kind.AUTOMATIC, "darkest tenth of the images");
    assertThat(darkest.weak()).as("seed " + seed).isTrue();
    assertThat(darkest.definition().get(0)).startsWith("brightness at most 5").endsWith(" levels");
  }

  /**
   * Where no slice is weak, at most one study in twenty may call one so. The bound on the count is
   * the 99.9 % quantile of the binomial distribution of 100 studies at 5 %: R, qbinom(.999, 100,
   * .05) = 13.
   */
  @ParameterizedTest
  @CsvSource({"1, 0, 0.1", "4, 0.5, 0.1", "4, 0.5, 0.02", "6, 0.2, 0.4"})
  void of_noWeakSlice_rarelyCallsOneWeak(int lotSize, double shared, double rate) {
    int studies = 100;
    int wrong = 0;
    for (int seed = 0; seed < studies; seed++) {
      SliceQuestion question = new SyntheticSite(seed, 300, lotSize, shared).question(t -> rate);
      wrong += study(question, seed).slices().stream().anyMatch(Slice::weak) ? 1 : 0;
    }
    assertThat(wrong).as("studies with a false call").isLessThanOrEqualTo(13);
  }

  private static Slice slice(SliceFindings found, Metric metric, Kind kind, String description) {
    return found.slices().stream()
        .filter(slice -> slice.metric() == metric && slice.kind() == kind)
        .filter(slice -> slice.description().equals(description))
        .findFirst()
        .orElseThrow();
  }

  /** At another score the slices are those of a study of that score's outcomes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void again_atAnotherScore_givesTheRatesOfAFreshStudy(long seed) {
    SyntheticSite site = new SyntheticSite(seed, 400, 1, 0);
    SliceQuestion here = site.question(thing -> thing.shift().equals("night") ? 0.3 : 0.1);
    SliceQuestion there = here.with(swapped(here.images()), here.operatingScores());
    SliceStudy study = new SliceStudy(List.of(here), seed);
    SliceFindings found = study.findings(Optional.empty(), List.of());
    List<SliceAgain> again = study.again(List.of(there));
    assertThat(again).hasSameSizeAs(found.slices());
    SliceFindings fresh = study(there, seed);
    int compared = 0;
    for (int i = 0; i < again.size(); i++) {
      Slice known = found.slices().get(i);
      SliceAgain other = again.get(i);
      assertThat(other.inside().trials()).isEqualTo(known.inside().trials());
      if (known.kind() == Kind.DECLARED) {
        Slice same = slice(fresh, known.metric(), Kind.DECLARED, known.description());
        assertThat(other.inside()).as("seed " + seed).isEqualTo(same.inside());
        assertThat(other.restEvents()).isEqualTo(same.rest().events());
        compared++;
      }
    }
    assertThat(compared).isPositive();
    assertThat(study.again(List.of(here)).stream().map(SliceAgain::inside))
        .isEqualTo(found.slices().stream().map(Slice::inside).toList());
    assertThat(study.again(List.of(here)).stream().map(SliceAgain::adjustedP))
        .isEqualTo(found.slices().stream().map(Slice::adjustedP).toList());
  }

  /** The same images; on every third all that was found is missed. */
  private static List<ImageOutcome> swapped(List<ImageOutcome> images) {
    return IntStream.range(0, images.size())
        .mapToObj(i -> i % 3 == 0 ? blind(images.get(i)) : images.get(i))
        .toList();
  }

  private static ImageOutcome blind(ImageOutcome image) {
    return new ImageOutcome(
        image.image(),
        image.cluster(),
        image.unit(),
        image.tags(),
        Decision.ACCEPT,
        Double.NEGATIVE_INFINITY,
        image.classes(),
        image.objects().stream()
            .map(object -> new ObjectOutcome(object.classIndex(), object.area(), 0))
            .toList());
  }
}
