package org.cvready.bench.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cvready.metric.Metric;
import org.cvready.trust.ApWorld;
import org.cvready.trust.DetectionWorld;
import org.cvready.trust.GapWorld;
import org.cvready.trust.LineWorld;
import org.cvready.trust.Misses;
import org.cvready.trust.ObjectWorld;
import org.cvready.trust.PlantWorld;
import org.cvready.trust.PrevalenceWorld;
import org.cvready.trust.Scenario;
import org.cvready.trust.ScoreWorld;
import org.cvready.trust.SizeLaw;
import org.cvready.trust.UnitWorld;

/** The sites of the study, one a row of its tables. */
final class Sites {
  private static final double RATE = 0.05;
  private static final SizeLaw ONE = SizeLaw.of(1);
  private static final SizeLaw FIVE = SizeLaw.of(5);
  private static final SizeLaw MIXED = SizeLaw.mixed();
  private static final SizeLaw SKEWED = SizeLaw.skewed();

  private Sites() {}

  private static String name(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** So many images that {@code misses} objects are missed on average. */
  private static int images(double misses, double rate, SizeLaw sizes) {
    return (int) Math.round(misses / rate / sizes.mean());
  }

  /** Few images more than a certificate without a miss needs under the strict bound. */
  private static ObjectWorld enough(SizeLaw sizes, Misses misses) {
    return new ObjectWorld(images(3.3 * sizes.largest(), RATE, sizes), sizes, misses);
  }

  /** Few images more than a certificate without a miss needs under the common bound. */
  private static ObjectWorld fewer(SizeLaw sizes, Misses misses) {
    double weight = 1 + 0.8 * (sizes.weightedMean() - 1);
    return new ObjectWorld(images(3.3 * weight, RATE, sizes), sizes, misses);
  }

  private static Scenario objects(String name, double rate, ObjectWorld world) {
    return Scenario.of(name("%,d images, %s", world.images(), name), Metric.FN_RATE, rate, world);
  }

  /** Objects that fail together to a degree, in images of one size or many. */
  static List<Scenario> together() {
    List<Scenario> sites = new ArrayList<>();
    sites.add(objects("1 object each", RATE, enough(ONE, Misses.alike(RATE, 0))));
    for (double icc : new double[] {0, 0.2, 0.5, 1}) {
      Misses misses = Misses.alike(RATE, icc);
      for (SizeLaw sizes : List.of(FIVE, MIXED, SKEWED)) {
        sites.add(objects(name("%s, ICC %.1f", which(sizes), icc), RATE, enough(sizes, misses)));
      }
    }
    for (double icc : new double[] {0.5, 1}) {
      Misses misses = Misses.alike(RATE, icc);
      for (SizeLaw sizes : List.of(FIVE, MIXED, SKEWED)) {
        sites.add(objects(name("%s, ICC %.1f", which(sizes), icc), RATE, fewer(sizes, misses)));
      }
    }
    return sites;
  }

  private static String which(SizeLaw sizes) {
    if (sizes == FIVE) {
      return "5 objects each";
    }
    return sizes == MIXED ? "1 to 30" : "mostly few";
  }

  /** Images whose size says how bad they are. */
  static List<Scenario> telling() {
    List<Scenario> sites = new ArrayList<>();
    for (SizeLaw sizes : List.of(MIXED, SKEWED)) {
      for (double icc : new double[] {0.5, 1}) {
        String name = name("%s, larger worse, ICC %.1f", which(sizes), icc);
        Misses misses = Misses.growing(RATE, icc, sizes);
        sites.add(objects(name, RATE, fewer(sizes, misses)));
        sites.add(objects(name, RATE, enough(sizes, misses)));
      }
      sites.add(
          objects(
              which(sizes) + ", smaller worse, ICC 0.5",
              RATE,
              enough(sizes, Misses.shrinking(RATE, 0.5, sizes))));
      for (double icc : new double[] {0.5, 0.8, 1}) {
        String name = name("%s, misses only among 20 or more, ICC %.1f", which(sizes), icc);
        Misses misses = Misses.onlyFrom(20, RATE, icc, sizes);
        sites.add(objects(name, RATE, fewer(sizes, misses)));
        sites.add(objects(name, RATE, enough(sizes, misses)));
      }
    }
    return sites;
  }

  /** Single misses everywhere, and whole images for a reason of its own. */
  static List<Scenario> twoCauses() {
    List<Scenario> sites = new ArrayList<>();
    for (SizeLaw sizes : List.of(MIXED, SKEWED)) {
      for (int expected : new int[] {70, 100, 200}) {
        Scenario site =
            objects(
                which(sizes) + ", half of the misses whole images of 10 or more",
                RATE,
                new ObjectWorld(
                    images(expected, RATE, sizes), sizes, Misses.twoCauses(10, RATE, sizes)));
        sites.add(site);
        sites.add(site.strict());
      }
    }
    return sites;
  }

  /** Classes so rare that few misses are to be seen. */
  static List<Scenario> rare() {
    List<Scenario> sites = new ArrayList<>();
    double rate = 0.01;
    for (int expected : new int[] {2, 3, 5, 10}) {
      sites.add(
          objects(
              name("1 object each, %d misses expected", expected),
              rate,
              new ObjectWorld(images(expected, rate, ONE), ONE, Misses.alike(rate, 0))));
    }
    for (double icc : new double[] {0.2, 1}) {
      for (int expected : new int[] {3, 10, 15}) {
        sites.add(
            objects(
                name("5 each, ICC %.1f, %d misses expected", icc, expected),
                rate,
                new ObjectWorld(images(expected, rate, FIVE), FIVE, Misses.alike(rate, icc))));
      }
    }
    return sites;
  }

  /** Few independent images. */
  static List<Scenario> few() {
    List<Scenario> sites = new ArrayList<>();
    SizeLaw three = SizeLaw.of(3);
    for (double icc : new double[] {0.5, 1}) {
      for (int images : new int[] {5, 8, 12, 19, 20, 30}) {
        double rate = 3.3 / images;
        sites.add(
            objects(
                name("3 objects each, ICC %.1f, %.0f %% missed", icc, 100 * rate),
                rate,
                new ObjectWorld(images, three, Misses.alike(rate, icc))));
      }
      for (int images : new int[] {2, 4, 12, 20, 30, 49}) {
        double rate = 0.2;
        sites.add(
            objects(
                name("1 to 30, larger worse, ICC %.1f, 20 %% missed", icc),
                rate,
                new ObjectWorld(images, MIXED, Misses.growing(rate, icc, MIXED))));
      }
    }
    return sites;
  }

  /** Units on the line, of several images, alone or in scenes. */
  static List<Scenario> units() {
    List<Scenario> sites = new ArrayList<>();
    for (boolean defective : new boolean[] {false, true}) {
      Metric metric = defective ? Metric.ESCAPE_RATE : Metric.FALSE_REJECT_RATE;
      double rate = defective ? RATE : 0.02;
      sites.add(
          Scenario.of(
              metric.key() + ", 600 units of 3 images",
              metric,
              rate,
              new UnitWorld(600, ONE, 3, Misses.alike(rate, 0), defective)));
      for (double icc : new double[] {0.2, 0.5, 1}) {
        sites.add(
            Scenario.of(
                name("%s, 150 scenes of 5 units of 3 images, ICC %.1f", metric.key(), icc),
                metric,
                rate,
                new UnitWorld(150, FIVE, 3, Misses.alike(rate, icc), defective)));
      }
      sites.add(
          Scenario.of(
              name("%s, 60 scenes of 1 to 30 units, larger worse, ICC 0.5", metric.key()),
              metric,
              rate,
              new UnitWorld(60, MIXED, 2, Misses.growing(rate, 0.5, MIXED), defective)));
    }
    return sites;
  }

  /** A site against a benchmark. */
  static List<Scenario> gaps() {
    List<Scenario> sites = new ArrayList<>();
    for (double icc : new double[] {0, 0.2, 0.5, 1}) {
      sites.add(gap(name("5 each, ICC %.1f, 400 and 400 images", icc), FIVE, icc, 400));
      sites.add(gap(name("1 to 30, ICC %.1f, 150 and 150 images", icc), MIXED, icc, 150));
    }
    sites.add(gap("1 object each, 1,000 and 1,000 images", ONE, 0, 1000));
    sites.add(gap("5 each, ICC 0.5, 30 and 30 images", FIVE, 0.5, 30));
    return sites;
  }

  private static Scenario gap(String name, SizeLaw sizes, double icc, int images) {
    double before = 0.02;
    double after = 0.05;
    return Scenario.ofGap(
        name,
        after - before,
        new GapWorld(
            new ObjectWorld(images, sizes, Misses.alike(after, icc)),
            new ObjectWorld(images, sizes, Misses.alike(before, icc))));
  }

  /** Many gates at once. */
  static List<Scenario> plants() {
    List<Scenario> sites = new ArrayList<>();
    Misses over = Misses.alike(RATE, 0.2);
    Misses none = Misses.alike(0, 0);
    Misses tenth = Misses.alike(RATE / 10, 0.2);
    sites.add(plant("10 gates, one on its limit, no misses elsewhere", over, none));
    sites.add(plant("10 gates, one on its limit, a tenth of it elsewhere", over, tenth));
    sites.add(plant("10 gates, all on their limits", over, over));
    return sites;
  }

  private static Scenario plant(String name, Misses first, Misses others) {
    return Scenario.ofPlant(name, RATE, new PlantWorld(5, 2, 100, FIVE, first, others));
  }

  /** Alarms at the site's share of defects. */
  static List<Scenario> alarms() {
    List<Scenario> sites = new ArrayList<>();
    double defects = 0.03;
    double escape = 0.1;
    double reject = 0.01;
    double right = defects * (1 - escape);
    double rate = right + (1 - defects) * reject;
    for (double icc : new double[] {0, 0.5}) {
      SizeLaw units = icc == 0 ? ONE : FIVE;
      int scale = icc == 0 ? 5 : 1;
      UnitWorld bad = new UnitWorld(40 * scale, units, 1, Misses.alike(escape, icc), true);
      UnitWorld good = new UnitWorld(160 * scale, units, 1, Misses.alike(reject, icc), false);
      String where =
          icc == 0 ? "200 defective and 800 good units" : "the same in scenes of 5, ICC 0.5";
      sites.add(
          Scenario.of(
              "alarms, " + where,
              Metric.REVIEW_LOAD,
              rate,
              new PrevalenceWorld(bad, good, defects, false)));
      sites.add(
          Scenario.of(
              "right alarms, " + where,
              Metric.IMAGE_PRECISION,
              right / rate,
              new PrevalenceWorld(bad, good, defects, true)));
    }
    return sites;
  }

  /** Units late in bursts. */
  static List<Scenario> lines() {
    List<Scenario> sites = new ArrayList<>();
    for (double burst : new double[] {1, 2, 5, 10}) {
      for (int times : new int[] {1, 3}) {
        int declared = (int) Math.ceil(times * burst);
        sites.add(
            Scenario.of(
                name("20,000 units, bursts of %.0f, declared %d", burst, declared),
                Metric.LATE_FRAMES,
                0.01,
                new LineWorld(20_000, 0.01, burst, declared)));
      }
    }
    sites.add(
        Scenario.of(
            "20,000 units, 0.1 % late, bursts of 2, declared 6",
            Metric.LATE_FRAMES, 0.001, new LineWorld(20_000, 0.001, 2, 6)));
    sites.add(
        Scenario.of(
            "3,200 units, bursts of 10, declared 30",
            Metric.LATE_FRAMES,
            0.01,
            new LineWorld(3_200, 0.01, 10, 30)));
    return sites;
  }

  /** Wrong detections and separation of scores. */
  static List<Scenario> others() {
    List<Scenario> sites = new ArrayList<>();
    Misses few = Misses.alike(RATE, 0.5);
    sites.add(precision("precision, 300 images of 5, wrong ones ICC 0.5", few));
    sites.add(precision("precision, 300 images of 5, wrong ones ICC 1", Misses.alike(RATE, 1)));
    for (double icc : new double[] {0, 0.2, 0.5}) {
      sites.add(
          Scenario.of(
              name("fp_per_image, 200 images, 10 places, ICC %.1f", icc),
              Metric.FP_PER_IMAGE,
              0.5,
              new DetectionWorld(
                  200, ONE, Misses.alike(0, 0), SizeLaw.of(10), Misses.alike(0.05, icc))));
    }
    for (double higher : new double[] {1, 2, 3}) {
      ScoreWorld world = new ScoreWorld(60, 120, higher);
      sites.add(
          Scenario.of(
              name("image_auroc, 60 and 120 images, %.0f spreads apart", higher),
              Metric.IMAGE_AUROC,
              world.area(),
              world));
    }
    return sites;
  }

  private static Scenario precision(String name, Misses wrong) {
    // The wrong detections of an image are those of five places, the right ones its five objects.
    double wrongShare = RATE / (1 + RATE);
    return Scenario.of(
        name,
        Metric.PRECISION,
        1 - wrongShare,
        new DetectionWorld(300, FIVE, Misses.alike(0, 0), FIVE, wrong));
  }

  /** Figures whose bounds come from a thousand resamples each. */
  static List<Scenario> resampled() {
    List<Scenario> sites = new ArrayList<>();
    for (int images : new int[] {30, 150}) {
      double missed = 0.1;
      double f1 = 2 * (1 - missed) / (2 * (1 - missed) + RATE + missed);
      sites.add(
          Scenario.of(
              name("f1, %d images of 5, ICC 0.2", images),
              Metric.F1,
              f1,
              new DetectionWorld(
                  images, FIVE, Misses.alike(missed, 0.2), FIVE, Misses.alike(RATE, 0.2))));
    }
    for (int images : new int[] {20, 50, 150}) {
      for (double found : new double[] {0.6, 0.98}) {
        ApWorld world = new ApWorld(images, SizeLaw.of(2), found);
        double truth = world.truth(99);
        sites.add(
            Scenario.of(
                name("ap50 %.3f, %d images of 2", truth, images), Metric.AP50, truth, world));
      }
    }
    return sites;
  }
}
