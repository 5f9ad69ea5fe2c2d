package org.cvready.bench.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.metric.Metric;
import org.cvready.trust.Certifications;
import org.cvready.trust.Misses;
import org.cvready.trust.ObjectWorld;
import org.cvready.trust.Scenario;
import org.cvready.trust.SizeLaw;

/** Misses of objects over a grid of sizes, rates, numbers of images and ways to fail together. */
final class ObjectGrid {
  private static final double[] RATES = {0.01, 0.05, 0.2};
  private static final int[] EXPECTED = {5, 15, 30, 60, 150};
  private static final int FEWEST = 5;
  private static final int MOST = 3_000;
  private static final double OVER = 0.055;

  private final int replications;
  private final long seed;
  private int scenarios;
  private final Map<String, List<Certifications>> byCorrelation = new TreeMap<>();

  ObjectGrid(int replications, long seed) {
    this.replications = replications;
    this.seed = seed;
  }

  /** Runs all and returns the rows of a table: by correlation, then all together. */
  String rows() {
    for (SizeLaw sizes :
        List.of(SizeLaw.of(3), SizeLaw.of(10), SizeLaw.mixed(), SizeLaw.skewed())) {
      runSizes(sizes);
    }
    StringBuilder rows = new StringBuilder();
    List<Certifications> all = new ArrayList<>();
    byCorrelation.forEach(
        (correlation, found) -> {
          rows.append(row("ICC " + correlation, found));
          all.addAll(found);
        });
    return rows.append(row("all", all)).toString();
  }

  private void runSizes(SizeLaw sizes) {
    for (double correlation : new double[] {0, 0.2, 0.5, 1}) {
      for (double rate : RATES) {
        run(sizes, rate, correlation, Misses.alike(rate, correlation));
        if (sizes.varies()) {
          run(sizes, rate, correlation, Misses.growing(rate, correlation, sizes));
          runShrinking(sizes, rate, correlation);
        }
      }
    }
  }

  /** Only where the smallest images need not miss more than all of their objects. */
  private void runShrinking(SizeLaw sizes, double rate, double correlation) {
    if (rate * sizes.mean() <= 1) {
      run(sizes, rate, correlation, Misses.shrinking(rate, correlation, sizes));
    }
  }

  private void run(SizeLaw sizes, double rate, double correlation, Misses misses) {
    for (int expected : EXPECTED) {
      int images = (int) Math.round(expected / rate / sizes.mean());
      if (images >= FEWEST && images <= MOST) {
        Scenario scenario =
            Scenario.of("", Metric.FN_RATE, rate, new ObjectWorld(images, sizes, misses));
        byCorrelation
            .computeIfAbsent(
                String.format(Locale.ROOT, "%.1f", correlation), key -> new ArrayList<>())
            .add(Certifications.of(scenario, replications, seed + scenarios));
        scenarios++;
      }
    }
  }

  private static String row(String name, List<Certifications> found) {
    double worst = found.stream().mapToDouble(Certifications::passOnLimit).max().orElseThrow();
    double mean = found.stream().mapToDouble(Certifications::passOnLimit).average().orElseThrow();
    double over = found.stream().filter(one -> one.passOnLimit() > OVER).count();
    double worstFail = found.stream().mapToDouble(Certifications::failOnLimit).max().orElseThrow();
    double meanFail =
        found.stream().mapToDouble(Certifications::failOnLimit).average().orElseThrow();
    double power = found.stream().mapToDouble(Certifications::passUnder).average().orElseThrow();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.1f %% | %.3f | %.3f | %.2f |%n",
        name,
        found.size(),
        worst,
        mean,
        100 * over / found.size(),
        worstFail,
        meanFail,
        power);
  }
}
