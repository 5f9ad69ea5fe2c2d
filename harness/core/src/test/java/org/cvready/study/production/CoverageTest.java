package org.cvready.study.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.study.production.Lines.COST;
import static org.cvready.study.production.Lines.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cvready.metric.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Simulated lines with known true rates: how often a one-sided bound at 95 % leaves out the truth.
 *
 * <p>With {@value #REPLICATIONS} replications the Monte-Carlo standard error of .05 is .0069. More
 * replications: {@code -Dproduction.replications=10000}.
 */
class CoverageTest {
  private static final int REPLICATIONS = 1_000;
  private static final double ALLOWED = 0.05 + 3 * 0.0069;

  /**
   * One world.
   *
   * @param good good units shown
   * @param falseRejects true rate; half as many are reviewed
   * @param perClass units shown for each class
   * @param escapes true rate of each class on its own; half as many are reviewed
   * @param several how many classes a defective unit shows, at most
   * @param cluster units of a cluster, which share their fate with probability one half
   */
  private record World(
      int good,
      double falseRejects,
      int perClass,
      List<Double> escapes,
      int several,
      int cluster) {}

  static List<Arguments> worlds() {
    return List.of(
        world("independent", new World(600, 0.02, 100, List.of(0.05, 0.1, 0.02), 1, 1)),
        world("rare errors", new World(300, 0.004, 60, List.of(0.01, 0.02), 1, 1)),
        world("many false rejects", new World(200, 0.4, 50, List.of(0.2, 0.3), 1, 1)),
        world("several classes", new World(400, 0.02, 100, List.of(0.1, 0.1, 0.2), 3, 1)),
        world("clusters", new World(600, 0.05, 120, List.of(0.1, 0.05), 1, 4)));
  }

  private static Arguments world(String name, World world) {
    return Arguments.of(name, world);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worlds")
  void bounds_overManyLines_leaveOutTheTruthInAtMostTheirShare(String name, World world) {
    int replications = Integer.getInteger("production.replications", REPLICATIONS);
    ProductionLine line = line(rates(world));
    SplittableRandom random = new SplittableRandom(20261122);
    double[] truth = truth(world, line);
    int[] above = new int[truth.length];
    int[] below = new int[truth.length];
    for (int r = 0; r < replications; r++) {
      LineForecast forecast = Lines.forecast(line, units(world, random));
      List<Estimate> estimates =
          List.of(
              forecast.alarms(),
              forecast.escapes(),
              forecast.precision(),
              forecast.cost().orElseThrow());
      for (int i = 0; i < truth.length; i++) {
        above[i] += truth[i] > estimates.get(i).upper() ? 1 : 0;
        below[i] += truth[i] < estimates.get(i).lower() ? 1 : 0;
      }
    }
    for (int i = 0; i < truth.length; i++) {
      String figure = List.of("alarms", "escapes", "precision", "cost").get(i);
      assertThat((double) above[i] / replications)
          .as("%s: upper bound of %s", name, figure)
          .isLessThanOrEqualTo(ALLOWED);
      assertThat((double) below[i] / replications)
          .as("%s: lower bound of %s", name, figure)
          .isLessThanOrEqualTo(ALLOWED);
    }
  }

  private static double[] rates(World world) {
    double[] rates = new double[world.escapes.size()];
    for (int c = 0; c < rates.length; c++) {
      rates[c] = 0.01 * (c + 1);
    }
    return rates;
  }

  /** Alarms, escapes, precision and cost a unit. */
  private static double[] truth(World world, ProductionLine line) {
    double good = 1 - line.defective();
    double alarms = good * world.falseRejects;
    double right = 0;
    double escapes = 0;
    double reviews = good * world.falseRejects / 2;
    double[] accept = escapesShown(world);
    double[] shares = rates(world);
    for (int c = 0; c < shares.length; c++) {
      right += shares[c] * (1 - 1.5 * accept[c]);
      escapes += shares[c] * accept[c];
      reviews += shares[c] * accept[c] / 2;
    }
    double cost =
        COST.falseReject() * good * world.falseRejects
            + COST.escape() * escapes
            + COST.review() * reviews;
    return new double[] {alarms + right, escapes, right / (alarms + right), cost};
  }

  /**
   * The true escape rate of a unit with class c as units are shown: the rate of the class that is
   * easiest to find among those on the unit, here the smallest.
   */
  private static double[] escapesShown(World world) {
    int classes = world.escapes.size();
    double[] sums = new double[classes];
    double[] counts = new double[classes];
    if (world.several == 1) {
      return world.escapes.stream().mapToDouble(Double::doubleValue).toArray();
    }
    for (int subset = 1; subset < 1 << classes; subset++) {
      double rate = 1;
      for (int c = 0; c < classes; c++) {
        rate = (subset >> c & 1) == 1 ? Math.min(rate, world.escapes.get(c)) : rate;
      }
      for (int c = 0; c < classes; c++) {
        if ((subset >> c & 1) == 1) {
          sums[c] += rate;
          counts[c]++;
        }
      }
    }
    for (int c = 0; c < classes; c++) {
      sums[c] /= counts[c];
    }
    return sums;
  }

  private static List<LineUnit> units(World world, SplittableRandom random) {
    List<LineUnit> units = new ArrayList<>();
    add(units, Set.of(), world.falseRejects, world.good, world, random);
    int classes = world.escapes.size();
    if (world.several == 1) {
      for (int c = 0; c < classes; c++) {
        add(units, Set.of(c), world.escapes.get(c), world.perClass, world, random);
      }
      return units;
    }
    for (int i = 0; i < world.perClass; i++) {
      int subset = random.nextInt(1, 1 << classes);
      Set<Integer> shown = new TreeSet<>();
      double rate = 1;
      for (int c = 0; c < classes; c++) {
        if ((subset >> c & 1) == 1) {
          shown.add(c);
          rate = Math.min(rate, world.escapes.get(c));
        }
      }
      units.add(new LineUnit("u" + units.size(), decide(shown, rate, random), shown, false));
    }
    return units;
  }

  private static void add(
      List<LineUnit> units,
      Set<Integer> classes,
      double error,
      int count,
      World world,
      SplittableRandom random) {
    Decision shared = Decision.ACCEPT;
    for (int i = 0; i < count; i++) {
      if (i % world.cluster == 0) {
        shared = decide(classes, error, random);
      }
      boolean own = world.cluster == 1 || random.nextBoolean();
      Decision decision = own ? decide(classes, error, random) : shared;
      units.add(new LineUnit(classes + "-" + i / world.cluster, decision, classes, false));
    }
  }

  /** An error, with half its rate a review, or the right decision. */
  private static Decision decide(Set<Integer> classes, double error, SplittableRandom random) {
    double at = random.nextDouble();
    Decision wrong = classes.isEmpty() ? Decision.REJECT : Decision.ACCEPT;
    Decision right = classes.isEmpty() ? Decision.ACCEPT : Decision.REJECT;
    if (at < error) {
      return wrong;
    }
    return at < 1.5 * error ? Decision.REVIEW : right;
  }
}
