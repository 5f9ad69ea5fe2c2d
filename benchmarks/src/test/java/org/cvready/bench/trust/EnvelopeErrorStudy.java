package org.cvready.bench.trust;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cvready.study.envelope.LimitRule;
import org.cvready.trust.EnvelopeErrors;
import org.cvready.trust.EnvelopeErrors.Shares;
import org.cvready.trust.EnvelopeErrors.Site;
import org.cvready.trust.Misses;
import org.cvready.trust.SizeLaw;

/**
 * Runs the tests of an operating envelope on units whose true rate is known, thousands of times,
 * and writes how often they are wrong and what they cost.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.trust.EnvelopeErrorStudy
 * harness/docs/envelope.md}. A second argument divides the replications: {@code 20} for a quick
 * look. The same seeds give the same bytes on any number of threads. About four minutes of one
 * core.
 */
public final class EnvelopeErrorStudy {
  private static final int REPLICATIONS = 4_000;
  private static final long SEED = 20261122;
  private static final String INTRODUCTION =
      """
      # The operating envelope: how often it is wrong

      An operating envelope says up to which magnitude of light, speed or focus a limit still holds.
      Magnitudes are tested from clean outward, each at the full level of 5 %%, up to the first that
      does not pass. It claims too much only if the first magnitude beyond the limit passes, so the
      chance of that is the chance that one test passes wrongly, whatever the curve beyond and
      without monotony (fixed sequence: Maurer, Hothorn and Lehmacher 1995). That chance is greatest
      where the true rate is on the limit, and this page tables it: the program's own tests, on
      units whose true rate is known.

      Written by `org.cvready.bench.trust.EnvelopeErrorStudy` with seed %d and replications divided
      by %d; the same two give the same page. `EnvelopeErrorsTest` runs a part of it with every
      build.

      | column | what it must be |
      |---|---|
      | PASS on limit | wrong: at most .05. Its standard error is .0034 in 4,000 replications |
      | FAIL on limit | wrong: at most .05, by an e-value that may be looked at any time |
      | PASS at half, cost | right: how often, and the share of the units that it took |
      | PASS at .3, cost | the same where the truth is at three tenths of the limit |
      | FAIL 2x over, cost | right: twice the limit. A test is abandoned once passing is unlikely |

      Units of one trial are tested exactly (binomial, group-sequential, 20 looks). Where units hold
      several objects, each look takes the cluster bound of the certificate at its own part of the
      error (8 looks); the parts add up to 5 %%. The simulated bound keeps its promise at these
      levels too, with room: looks are alike, and the sum of their errors counts them as if they
      were not. Error is spent as (t / n)^1.5. The third power, which spends later, passed up to .09
      more often close to the limit and took up to 40 %% more units far from it.

      Limit 10 %%. ICC is the correlation of two objects of one unit: 0 for independent ones, 1
      where a unit is missed whole or not at all.
      """;
  private static final String HEAD =
      """
      | units | times | PASS on limit | FAIL on limit | PASS at half, cost | PASS at .3, cost |\
       FAIL 2x over, cost |
      |---|---|---|---|---|---|---|
      """;

  private final PrintStream progress;
  private final int replications;
  private final StringBuilder out = new StringBuilder();
  private long seed = SEED;
  private double worst;

  private EnvelopeErrorStudy(PrintStream progress, int divisor) {
    this.progress = progress;
    this.replications = REPLICATIONS / divisor;
    out.append(INTRODUCTION.formatted(SEED, divisor));
  }

  /** Writes the study to the file that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    int divisor = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    EnvelopeErrorStudy study = new EnvelopeErrorStudy(System.out, divisor);
    Files.writeString(Path.of(arguments[0]), study.text(), StandardCharsets.UTF_8);
  }

  /** How misses of a site fall at a rate. */
  private interface Law {
    Misses at(double rate);
  }

  private String text() {
    SizeLaw mixed = SizeLaw.mixed();
    SizeLaw skewed = SizeLaw.skewed();
    out.append("\n## One trial a unit\n\n").append(HEAD);
    for (int units : List.of(60, 150, 400, 1000)) {
      row("%,d, one each".formatted(units), units, SizeLaw.of(1), rate -> Misses.alike(rate, 0));
    }
    out.append("\n## Objects that are missed together\n\n").append(HEAD);
    for (int units : List.of(60, 150, 400)) {
      for (double icc : new double[] {0, 0.2, 0.5, 1}) {
        String name = String.format(Locale.ROOT, "%,d of 5, ICC %.1f", units, icc);
        row(name, units, SizeLaw.of(5), rate -> Misses.alike(rate, icc));
      }
    }
    for (double icc : new double[] {0.2, 1}) {
      String end = String.format(Locale.ROOT, ", ICC %.1f", icc);
      row("150 of 1 to 30" + end, 150, mixed, rate -> Misses.alike(rate, icc));
      row("150 of 1 to 30, larger worse" + end, 150, mixed, r -> Misses.growing(r, icc, mixed));
      row("150 of 1 to 30, smaller worse" + end, 150, mixed, r -> Misses.shrinking(r, icc, mixed));
      row("400, mostly few" + end, 400, skewed, rate -> Misses.alike(rate, icc));
      row("400, mostly few, larger worse" + end, 400, skewed, r -> Misses.growing(r, icc, skewed));
    }
    row("150 of 1 to 30, two causes", 150, mixed, rate -> Misses.twoCauses(10, rate, mixed));
    out.append(
        String.format(
            Locale.ROOT, "%nThe worst share of wrong PASS over all rows is %.4f.%n", worst));
    return out.toString();
  }

  private void row(String name, int units, SizeLaw sizes, Law law) {
    Shares on = shares(units, sizes, law.at(0.1), 1);
    Shares half = shares(units, sizes, law.at(0.05), 4);
    Shares third = shares(units, sizes, law.at(0.03), 4);
    Shares over = shares(units, sizes, law.at(0.2), 4);
    worst = Math.max(worst, on.passes());
    String row =
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.4f | %.4f | %.2f, %.2f | %.2f, %.2f | %.2f, %.2f |%n",
            name,
            replications,
            on.passes(),
            on.fails(),
            half.passes(),
            half.cost(),
            third.passes(),
            third.cost(),
            over.fails(),
            over.cost());
    out.append(row);
    progress.print(row);
  }

  private Shares shares(int units, SizeLaw sizes, Misses misses, int share) {
    LimitRule rule = new LimitRule(0.1, 0.05, 20, false);
    return EnvelopeErrors.tests(
        new Site(units, sizes, misses, rule), Math.max(1, replications / share), seed++);
  }
}
