package org.cvready.bench;

import ai.onnxruntime.OrtException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares the ways into a model's input in turns, one photo each and again, so that whatever else
 * the machine does meets all alike; prints medians and the medians of the ratios.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.PreprocessComparison
 * [ROUNDS]}
 */
public final class PreprocessComparison {
  private static final int WARM_UP = 200;

  private PreprocessComparison() {}

  private interface Way {
    void run() throws OrtException;
  }

  /** Compares and prints. */
  public static void main(String[] arguments) throws OrtException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    System.out.println(
        "photo      input  cvready    blob  tensor  memory [us]   blob/cvready tensor/cvready"
            + " cvready/memory  GB/s of memory, difference");
    for (String size : new String[] {"640x480", "1280x960", "1920x1080"}) {
      for (int input : new int[] {640, 416}) {
        try (Preprocessing preprocessing = new Preprocessing(size, input)) {
          compare(preprocessing, size + " -> " + input, rounds, System.out);
        }
      }
    }
  }

  private static void compare(Preprocessing preprocessing, String name, int rounds, PrintStream out)
      throws OrtException {
    Way[] ways = {
      preprocessing::ours,
      () -> preprocessing.blob().release(),
      preprocessing::usual,
      preprocessing::copy
    };
    double[][] micros = new double[ways.length][rounds];
    double[][] ratios = new double[ways.length][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double[] spent = new double[ways.length];
      for (int way = 0; way < ways.length; way++) {
        long start = System.nanoTime();
        ways[way].run();
        spent[way] = (System.nanoTime() - start) / 1e3;
      }
      for (int way = 0; way < ways.length && round >= 0; way++) {
        micros[way][round] = spent[way];
        ratios[way][round] = spent[way] / spent[0];
      }
    }
    double memory = median(micros[3]);
    out.printf(
        Locale.ROOT,
        "%-17s %7.0f %7.0f %7.0f %7.0f %17.2f %13.2f %13.2f %15.1f %13.1e%n",
        name,
        median(micros[0]),
        median(micros[1]),
        median(micros[2]),
        memory,
        median(ratios[1]),
        median(ratios[2]),
        1 / median(ratios[3]),
        preprocessing.leastBytes() / memory / 1e3,
        preprocessing.difference());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
