package org.cvready.bench.trust;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cvready.trust.Certifications;
import org.cvready.trust.Scenario;

/**
 * Certifies sites whose true rates are known, ten thousand times each, and writes how often the
 * verdict is wrong.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.trust.TrustStudy
 * harness/docs/trust.md}. A second argument divides the replications: {@code 20} for a quick look.
 * The same seeds give the same bytes on any number of threads. About ten minutes of one core.
 */
public final class TrustStudy {
  private static final int REPLICATIONS = 10_000;
  private static final int REPLICATIONS_OF_GRID = 500;
  private static final int REPLICATIONS_OF_PLANTS = 4_000;
  private static final int REPLICATIONS_OF_RESAMPLES = 1_000;
  private static final long SEED = 20261122;
  private static final String HEAD =
      """
      | site | times | PASS on limit | PASS 1.5x over | PASS 2x over | FAIL on limit | FAIL at half\
       | upper holds | lower holds | open on limit | PASS at half | FAIL 2x over |
      |---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  private final StringBuilder out = new StringBuilder();
  private final PrintStream progress;
  private final int divisor;
  private long seed = SEED;

  private TrustStudy(PrintStream progress, int divisor) {
    this.progress = progress;
    this.divisor = divisor;
  }

  /** Writes the study to the file that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    int divisor = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    TrustStudy study = new TrustStudy(System.out, divisor);
    Files.writeString(Path.of(arguments[0]), study.text(), StandardCharsets.UTF_8);
  }

  private String text() {
    out.append(TrustText.introduction(SEED, divisor));
    section(TrustText.TOGETHER, Sites.together());
    section(TrustText.TELLING, Sites.telling());
    section(TrustText.TWO_CAUSES, Sites.twoCauses());
    section(TrustText.RARE, Sites.rare());
    section(TrustText.FEW, Sites.few());
    grid();
    section(TrustText.UNITS, Sites.units());
    section(TrustText.GAPS, Sites.gaps());
    table(TrustText.PLANTS, Sites.plants(), REPLICATIONS_OF_PLANTS);
    section(TrustText.ALARMS, Sites.alarms());
    section(TrustText.LINES, Sites.lines());
    section(TrustText.OTHERS, Sites.others());
    table(TrustText.RESAMPLED, Sites.resampled(), REPLICATIONS_OF_RESAMPLES);
    return out.append(TrustText.closing()).toString();
  }

  private void section(String heading, List<Scenario> sites) {
    table(heading, sites, REPLICATIONS);
  }

  private void table(String heading, List<Scenario> sites, int replications) {
    out.append('\n').append(heading).append('\n').append(HEAD);
    for (Scenario site : sites) {
      long start = System.nanoTime();
      Certifications found = Certifications.of(site, replications / divisor, seed++);
      String row = row(site, found);
      out.append(row);
      progress.printf(Locale.ROOT, "%6.1f s %s", (System.nanoTime() - start) / 1e9, row);
    }
  }

  private void grid() {
    out.append('\n').append(TrustText.GRID).append('\n');
    out.append(new ObjectGrid(REPLICATIONS_OF_GRID / divisor, seed).rows());
    seed += 1_000;
    progress.println("grid done");
  }

  private static String row(Scenario site, Certifications found) {
    boolean one = site.truth().isPresent();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.4f | %.4f | %.4f | %.4f | %.4f | %s | %s | %.2f | %.2f | %.2f |%n",
        site.name(),
        found.replications(),
        found.passOnLimit(),
        found.passHalfOver(),
        found.passTwiceOver(),
        found.failOnLimit(),
        found.failUnder(),
        one ? String.format(Locale.ROOT, "%.3f", found.upperHolds()) : "",
        one ? String.format(Locale.ROOT, "%.3f", found.lowerHolds()) : "",
        found.openOnLimit(),
        found.passUnder(),
        found.failTwiceOver());
  }
}
