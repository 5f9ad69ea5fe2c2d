package org.cvready.study.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.imaging.ImageMeasures;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.ClopperPearson;
import org.cvready.study.failsafe.FailSafeSet.Kind;
import org.cvready.study.failsafe.KnownSplit.Units;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class FailSafeStudyTest {
  private static final OperatingPoint POINT = OperatingPoint.uniform(2, 0.5, 0.2, 0.5);
  private static final List<String> CLASSES = List.of("scratch", "rust");
  private static final String GLARE = "glare@3";

  /** An image with the truth of class 0, and the highest scores of both classes. */
  private static ImageOutcome image(String name, int objects, double scratch, double rust) {
    return image(name, name, objects, scratch, rust);
  }

  private static ImageOutcome image(
      String name, String unit, int objects, double scratch, double rust) {
    List<ClassOutcome> classes =
        List.of(
            new ClassOutcome(
                0, objects, 0, scratch >= 0.5 ? 0 : objects, 0, scratch >= 0.5, scratch),
            new ClassOutcome(1, 0, 0, 0, rust >= 0.5 ? 1 : 0, rust >= 0.5, rust));
    double top = Math.max(scratch, rust);
    Decision decision = Decision.ACCEPT;
    if (top >= 0.2) {
      decision = top >= 0.5 ? Decision.REJECT : Decision.REVIEW;
    }
    return new ImageOutcome(name, unit, unit, new TreeMap<>(), decision, 0, classes);
  }

  private static FailSafeSet set(
      String name, Kind kind, Set<Decision> safe, Map<String, List<ImageOutcome>> outcomes) {
    return new FailSafeSet(name, kind, safe, outcomes, List.of());
  }

  private static FailSafeFindings found(Optional<SplitGuard> guard, FailSafeSet... sets) {
    return FailSafeStudy.of(
        new FailSafeQuestion(List.of(sets), CLASSES, POINT, Optional.empty(), 0.99, guard));
  }

  @Test
  void kinds_decisionsThatAreNotSafe_areSilentByKindClassAndCondition() {
    Map<String, List<ImageOutcome>> outcomes = new LinkedHashMap<>();
    outcomes.put(
        Scope.CLEAN,
        List.of(
            image("a", 0, 0.9, 0.6),
            image("b", 0, 0.7, 0),
            image("c", 0, 0.3, 0),
            image("d", 0, 0, 0.1)));
    outcomes.put(GLARE, List.of(image("a", 0, 0, 0)));
    FailSafeFindings found =
        found(
            Optional.empty(), set("objects", Kind.STRANGE, EnumSet.of(Decision.REVIEW), outcomes));
    assertThat(found.kinds()).hasSize(2);
    SilentKind clean = found.kinds().get(0);
    assertThat(clean.accepted()).isEqualTo(1);
    assertThat(clean.reviewed()).isEqualTo(1);
    assertThat(clean.rejected()).isEqualTo(2);
    assertThat(clean.silent().events()).isEqualTo(3);
    assertThat(clean.silent().interval().upper())
        .isCloseTo(ClopperPearson.of(3, 4, 0.95).upper(), within(1e-12));
    assertThat(clean.silentWithoutGuard()).isEmpty();
    assertThat(clean.raised())
        .extracting(SilentKind.RaisedClass::className, raised -> raised.units().events())
        .containsExactly(tuple("scratch", 2L), tuple("rust", 1L));
    assertThat(clean.raised()).allMatch(SilentKind.RaisedClass::unsafe);
    assertThat(found.kinds().get(1).condition()).isEqualTo(GLARE);
    assertThat(found.kinds().get(1).silent().events()).isEqualTo(1);
    assertThat(found.findings().get(0)).startsWith("objects: 3 of 4 (75.00 %");
  }

  @Test
  void splits_unitsOfKnownTruth_areRightReviewedOrSilentlyWrong() {
    FailSafeFindings found =
        found(
            Optional.empty(),
            set(
                "line",
                Kind.KNOWN,
                Set.of(),
                Map.of(
                    Scope.CLEAN,
                    List.of(
                        image("found", 1, 0.9, 0),
                        image("doubted", 1, 0.3, 0),
                        image("missed", 1, 0, 0),
                        image("good", 0, 0, 0),
                        image("alarmed", 0, 0, 0.8),
                        image("asked", 0, 0, 0.4),
                        // One unit: a miss and a find.
                        image("two-1", "two", 1, 0, 0),
                        image("two-2", "two", 1, 0.9, 0)))));
    assertThat(found.splits())
        .extracting(
            KnownSplit::units,
            split -> split.correct().events(),
            split -> split.review().events(),
            split -> split.silent().events(),
            split -> split.silent().trials())
        .containsExactly(
            tuple(Units.ALL, 3L, 2L, 2L, 7L),
            tuple(Units.GOOD, 1L, 1L, 1L, 3L),
            tuple(Units.DEFECTIVE, 2L, 1L, 1L, 4L));
  }

  private static Strength severity(String perturbation, int severity) {
    return new Strength(perturbation, "", severity, OptionalDouble.of(0));
  }

  @Test
  void severities_conditionsOfOnePerturbation_areInTheOrderOfTheirStrengths() {
    Map<String, List<ImageOutcome>> outcomes = new LinkedHashMap<>();
    Map<String, Strength> strengths = new LinkedHashMap<>();
    for (String id : List.of(Scope.CLEAN, "glare@5", "glare@1", "exposure@-2EV", "fog@30m")) {
      outcomes.put(id, List.of(image("a", 1, 0.9, 0)));
    }
    outcomes.put("glare@3", List.of());
    outcomes.put("glare@1+jpeg@3", List.of(image("a", 1, 0.9, 0)));
    strengths.put("glare@5", severity("glare", 5));
    strengths.put("glare@3", severity("glare", 3));
    strengths.put("glare@1", severity("glare", 1));
    strengths.put("exposure@-2EV", new Strength("exposure", "EV", -2, OptionalDouble.of(0)));
    strengths.put("fog@30m", new Strength("fog", "m", 30, OptionalDouble.empty()));
    List<SeverityCurve> curves =
        found(
                Optional.empty(),
                new FailSafeSet("line", Kind.KNOWN, Set.of(), outcomes, List.of(), strengths),
                new FailSafeSet("train", Kind.OTHER, Set.of(), outcomes, List.of(), strengths))
            .severities();

    assertThat(curves)
        .extracting(SeverityCurve::set, SeverityCurve::perturbation, SeverityCurve::unit)
        .as("a fog of one strength has nothing to be followed from, and shows no curve")
        .containsExactly(tuple("line", "glare", ""), tuple("line", "exposure", "EV"));
    assertThat(curves.get(0).steps())
        .extracting(SeverityCurve.Step::magnitude, SeverityCurve.Step::condition)
        .as("without the severity that no image was shown under")
        .containsExactly(tuple(0.0, Scope.CLEAN), tuple(1.0, "glare@1"), tuple(5.0, "glare@5"));
    assertThat(curves.get(1).steps())
        .extracting(SeverityCurve.Step::magnitude)
        .containsExactly(-2.0, 0.0);
  }

  @Test
  void hidden_classTakenFromTheList_isWhatTheOtherClassesCallIt() {
    FailSafeFindings found =
        found(
            Optional.empty(),
            set(
                "line",
                Kind.KNOWN,
                Set.of(),
                Map.of(
                    Scope.CLEAN,
                    List.of(
                        image("as-rust", 1, 0.9, 0.7),
                        image("asked", 1, 0.9, 0.25),
                        image("passed", 1, 0.9, 0.1),
                        image("good", 0, 0.9, 0.9)))));
    assertThat(found.hidden()).hasSize(1);
    HiddenClass scratch = found.hidden().get(0);
    assertThat(scratch.className()).isEqualTo("scratch");
    assertThat(scratch.calledOther().events()).isEqualTo(1);
    assertThat(scratch.review().events()).isEqualTo(1);
    assertThat(scratch.accepted().events()).isEqualTo(1);
    assertThat(scratch.accepted().trials()).isEqualTo(3);
    assertThat(scratch.calledAs()).containsExactly(new HiddenClass.Called("rust", 1));
    assertThat(scratch.bestScore()).isEmpty();
  }

  private static StrangeTraits traits(SplittableRandom random, int level) {
    byte[] rgb = new byte[3 * 16 * 16];
    int light = level + random.nextInt(12);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (light + random.nextInt(10));
    }
    Image image = Image.copyOf(16, 16, rgb);
    return StrangeTraits.of(
        image,
        List.of(new Detection(new Box(2, 2, 4, 4), 0, random.nextDouble())),
        ImageMeasures.of(image));
  }

  private static FailSafeSet shown(String name, Kind kind, int images, int level) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    List<ImageOutcome> outcomes = new ArrayList<>();
    List<StrangeTraits> traits = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      outcomes.add(image(name + i, kind == Kind.STRANGE ? 0 : i % 2, 0.9, 0));
      traits.add(traits(random, level));
    }
    Set<Decision> safe = kind == Kind.STRANGE ? EnumSet.of(Decision.REVIEW) : Set.of();
    return new FailSafeSet(name, kind, safe, Map.of(Scope.CLEAN, outcomes), traits);
  }

  @Test
  void scores_lightThatIsTheSitesOwn_isToldFromThatOfTheStrange() {
    FailSafeSet reference = shown("bench", Kind.KNOWN, 120, 60);
    FailSafeSet site = shown("site", Kind.ON_SITE, 60, 120);
    FailSafeSet foreign = shown("foreign", Kind.STRANGE, 40, 120);
    ReferenceSplit split =
        ReferenceSplit.of(
            "bench", reference.clean().stream().map(ImageOutcome::cluster).toList(), 1);
    FailSafeFindings found =
        FailSafeStudy.of(
            new FailSafeQuestion(
                List.of(reference, site, foreign),
                CLASSES,
                POINT,
                Optional.of(split),
                0.95,
                Optional.empty()));
    ScoreSeparation apart = of(found, "mahalanobis", "bench");
    assertThat(apart.auroc()).hasValue(1);
    assertThat(apart.fpr95()).hasValue(0);
    assertThat(apart.found().events()).isEqualTo(40);
    assertThat(apart.raised().trials()).as("the judging half").isEqualTo(60);
    assertThat(apart.raised().events()).isLessThan(15);
    ScoreSeparation same = of(found, "mahalanobis", "site");
    assertThat(same.auroc().orElseThrow()).isBetween(0.3, 0.7);
    assertThat(same.raised().events()).as("all of the site").isEqualTo(60);
    assertThat(found.scores()).noneMatch(each -> each.score().equals("agreement"));
    assertThat(found.hidden().get(0).bestScore()).isPresent();
  }

  private static ScoreSeparation of(FailSafeFindings found, String score, String usual) {
    return found.scores().stream()
        .filter(each -> each.score().equals(score) && each.usual().equals(usual))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void scores_setTooSmallToSplit_saysSo() {
    FailSafeSet reference = shown("bench", Kind.KNOWN, 20, 60);
    ReferenceSplit split =
        ReferenceSplit.of(
            "bench", reference.clean().stream().map(ImageOutcome::cluster).toList(), 1);
    FailSafeFindings found =
        FailSafeStudy.of(
            new FailSafeQuestion(
                List.of(reference), CLASSES, POINT, Optional.of(split), 0.95, Optional.empty()));
    assertThat(found.scores()).isEmpty();
    assertThat(found.findings())
        .anyMatch(text -> text.contains("bench must have at least 40 images"))
        .anyMatch(text -> text.contains("No out_of_distribution set was run"));
  }
}
