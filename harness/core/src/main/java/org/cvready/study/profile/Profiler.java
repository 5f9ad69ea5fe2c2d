package org.cvready.study.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.UnitDecisions;
import org.cvready.metric.shift.KolmogorovSmirnov;
import org.cvready.study.profile.Distribution.Quantity;
import org.cvready.study.profile.ProfileQuestion.AskedSet;
import org.cvready.study.profile.ProfiledImage.ClassScore;

/** Sums up images, a quantity at a time. */
final class Profiler {
  private static final int POINTS = 21;
  private static final int POINTS_OF_SLICE = 11;

  /** With eighty classes the profile would say the same nothing eighty times. */
  private static final int MOST_CLASSES = 12;

  private final ProfileQuestion question;
  private final List<Integer> classes;

  Profiler(ProfileQuestion question) {
    this.question = question;
    this.classes = mostDetected();
  }

  /** The classes detected most on the first set, by class index. */
  private List<Integer> mostDetected() {
    long[] counts = new long[question.classes().size()];
    for (AskedSet set : question.sets()) {
      for (ProfiledImage image : set.images()) {
        for (ClassScore found : image.detections()) {
          counts[found.classIndex()]++;
        }
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer c) -> -counts[c]))
        .limit(MOST_CLASSES)
        .sorted()
        .toList();
  }

  ProfiledSet profile(AskedSet set) {
    List<ProfiledPart> parts = new ArrayList<>();
    parts.add(part(set.images(), POINTS));
    set.slices()
        .forEach(
            slice -> {
              List<ProfiledImage> own =
                  set.images().stream().filter(image -> image.outcome().isIn(slice)).toList();
              if (!own.isEmpty()) {
                ProfiledPart part = part(own, POINTS_OF_SLICE);
                parts.add(
                    new ProfiledPart(
                        slice,
                        part.images(),
                        part.units(),
                        part.decisions(),
                        part.distributions()));
              }
            });
    return new ProfiledSet(set.dataset(), set.role(), set.sampling(), set.site(), parts);
  }

  private ProfiledPart part(List<ProfiledImage> images, int points) {
    List<ImageOutcome> outcomes = images.stream().map(ProfiledImage::outcome).toList();
    List<Distribution> distributions = new ArrayList<>();
    for (Sampled sampled : quantities(images)) {
      if (sampled.values().length > 0) {
        distributions.add(Distribution.of(sampled.quantity(), sampled.values(), points));
      }
    }
    return new ProfiledPart(
        new TreeMap<>(),
        images.size(),
        outcomes.stream().map(ImageOutcome::cluster).distinct().count(),
        UnitDecisions.of(outcomes),
        distributions);
  }

  /** A quantity with its values on some images. */
  private static final class Sampled {
    private final Quantity quantity;
    private final double[] values;

    Sampled(Quantity quantity, double[] values) {
      this.quantity = quantity;
      this.values = values;
    }

    Quantity quantity() {
      return quantity;
    }

    double[] values() {
      return values;
    }
  }

  private List<Sampled> quantities(List<ProfiledImage> images) {
    List<Sampled> all = new ArrayList<>();
    for (int c : classes) {
      Optional<String> name = Optional.of(question.classes().get(c));
      all.add(
          new Sampled(
              new Quantity("top_score", name, "score"), each(images, image -> image.topScore(c))));
      all.add(
          new Sampled(
              new Quantity("score", name, "score"),
              images.stream()
                  .flatMap(image -> image.detections().stream())
                  .filter(found -> found.classIndex() == c)
                  .mapToDouble(ClassScore::score)
                  .toArray()));
    }
    all.add(
        new Sampled(
            new Quantity("detections", Optional.empty(), "detections an image"),
            each(images, image -> image.detections().size())));
    all.add(
        new Sampled(
            new Quantity("raised", Optional.empty(), "detections an image"),
            each(images, this::raised)));
    for (ImageMeasure measure : ImageMeasure.values()) {
      all.add(
          new Sampled(
              new Quantity(measure.key(), Optional.empty(), measure.unit()),
              values(images, measure)));
    }
    return all;
  }

  private static double[] each(List<ProfiledImage> images, ToDoubleFunction<ProfiledImage> of) {
    return images.stream().mapToDouble(of).toArray();
  }

  private double raised(ProfiledImage image) {
    return image.detections().stream()
        .filter(found -> found.score() >= question.point().score(found.classIndex()))
        .count();
  }

  private static double[] values(List<ProfiledImage> images, ImageMeasure measure) {
    return images.stream()
        .map(ProfiledImage::measures)
        .flatMap(Optional::stream)
        .map((ImageMeasures measures) -> measures.value(measure))
        .flatMapToDouble(value -> value.stream())
        .toArray();
  }

  /** How far each quantity of a set lies from the profile of another. */
  List<ProfileShift> shifts(ProfiledPart reference, AskedSet set) {
    List<ProfileShift> shifts = new ArrayList<>();
    for (Sampled sampled : quantities(set.images())) {
      for (Distribution known : reference.distributions()) {
        Quantity quantity = sampled.quantity();
        if (known.quantity().equals(quantity.name())
            && known.className().equals(quantity.className())
            && sampled.values().length > 0) {
          KolmogorovSmirnov test = known.test(sampled.values()).orElseThrow();
          shifts.add(
              new ProfileShift(
                  set.dataset(),
                  quantity.name(),
                  quantity.className(),
                  known.stabilityIndex(sampled.values()).orElseThrow(),
                  test.distance(),
                  Math.min(1, Math.max(0, test.pValue()))));
        }
      }
    }
    return shifts;
  }
}
