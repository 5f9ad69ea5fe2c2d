package org.cvready.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.perturb.catalogue.Catalogue;

/**
 * Sets the milliseconds of {@link PerturbationBenchmark} beside those of the reference.
 *
 * <p>The reference's are processor milliseconds of imagecorruptions 1.1.2 at severity 3 on one
 * thread, on another machine; how fast this one is says the yardstick.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.PerturbationFigures
 * perturbations.json}, the file that JMH wrote.
 */
public final class PerturbationFigures {
  private static final List<String> SIZES = List.of("640x480", "1280x960");
  private static final String YARDSTICK = "gaussianBlur";

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference("gaussian_noise", 21, 81),
          new Reference("shot_noise", 56, 210),
          new Reference("impulse_noise", 14, 50),
          new Reference("speckle_noise", 15, 75),
          new Reference("defocus_blur", 24, 77),
          new Reference("glass_blur", 92, 392),
          new Reference("motion_blur", 24, 138),
          new Reference("zoom_blur", 271, 1042),
          new Reference("gaussian_blur", 16, 98),
          new Reference("snow", 36, 151),
          new Reference("frost", 13, 44),
          new Reference("fog", 18, 76),
          new Reference("brightness", 87, 304),
          new Reference("contrast", 11, 41),
          new Reference("elastic_transform", 81, 357),
          new Reference("saturate", 72, 295),
          new Reference("pixelate", 1.2, 5.2),
          new Reference("jpeg", 1.4, 4.4),
          new Reference("spatter", 26, 121));

  /**
   * What the reference needs.
   *
   * @param name of the perturbation
   * @param small milliseconds at 640x480
   * @param large milliseconds at 1280x960
   */
  private record Reference(String name, double small, double large) {
    double millis(String size) {
      return size.equals(SIZES.get(0)) ? small : large;
    }
  }

  private final Map<String, Double> measured = new TreeMap<>();

  private PerturbationFigures(JsonNode results) {
    for (JsonNode result : results) {
      JsonNode params = result.path("params");
      String benchmark = result.path("benchmark").textValue();
      String name =
          params.has("perturbation")
              ? params.path("perturbation").textValue().toLowerCase(Locale.ROOT)
              : benchmark.substring(benchmark.lastIndexOf('.') + 1);
      String size = params.path("size").textValue();
      measured.put(name + " " + size, result.path("primaryMetric").path("score").doubleValue());
    }
  }

  /** Prints the figures of JMH's JSON file. */
  public static void main(String[] arguments) throws IOException {
    JsonNode results = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
    new PerturbationFigures(results).print(System.out);
  }

  private void print(PrintStream out) {
    for (String size : SIZES) {
      printStandard(out, size);
    }
    out.println("Without a reference, ms at " + String.join(" and ", SIZES));
    for (Catalogue entry : Catalogue.values()) {
      if (REFERENCES.stream().noneMatch(reference -> reference.name.equals(entry.key()))) {
        String cells = text(entry.key(), SIZES.get(0)) + text(entry.key(), SIZES.get(1));
        out.println(String.format(Locale.ROOT, "%-20s", entry.key()) + cells);
      }
    }
  }

  private void printStandard(PrintStream out, String size) {
    out.println(size + ", ms; yardstick, Gaussian blur of sigma 2:" + text(YARDSTICK, size));
    out.printf(Locale.ROOT, "%-20s%9s%11s%9s%n", "", "here", "reference", "ratio");
    double logs = 0;
    int count = 0;
    double least = Double.POSITIVE_INFINITY;
    for (Reference reference : REFERENCES) {
      Double here = measured.get(reference.name + " " + size);
      if (here != null) {
        double ratio = reference.millis(size) / here;
        logs += Math.log(ratio);
        count++;
        least = Math.min(least, ratio);
        out.printf(
            Locale.ROOT,
            "%-20s%9.3f%11.1f%9.1f%n",
            reference.name,
            here,
            reference.millis(size),
            ratio);
      }
    }
    if (count > 0) {
      out.printf(
          Locale.ROOT,
          "%d of %d: %.1f times faster in geometric mean, least %.2f times%n%n",
          count,
          REFERENCES.size(),
          Math.exp(logs / count),
          least);
    }
  }

  private String text(String name, String size) {
    Double millis = measured.get(name + " " + size);
    return millis == null ? "        -" : String.format(Locale.ROOT, "%9.3f", millis);
  }
}
