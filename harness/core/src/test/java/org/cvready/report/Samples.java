package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.CocoFigures;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.Certificate.ModelSummary;
import org.cvready.certificate.Certificate.OperatingPointSummary;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.certificate.LineSpeedDetail;
import org.cvready.certificate.LineSpeedDetail.CapacitySummary;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.UnitDecisions;
import org.cvready.metric.interval.Interval;

/**
 * A made-up certificate of a washer line with everything a certificate can hold. Its counts are
 * invented; bounds are Wilson's at a one-sided 95 %, which is close enough for a page to look real.
 */
final class Samples {
  private static final List<String> CLASSES = List.of("dent", "scratch", "stain");
  private static final List<String> CONDITIONS =
      List.of("glare@1", "glare@3", "glare@5", "exposure@-2EV", "exposure@+1EV", "jpeg@3");

  private final List<GateResult> gates = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();

  private Samples() {}

  /** The whole certificate: one gate failed, some are inconclusive. */
  static Certificate washer() {
    return new Samples().build();
  }

  /** The same certificate with this name and class names that contain {@code text}. */
  static Certificate named(String text) {
    Certificate base = washer();
    Scope scope = Scope.of(text).withClass(text).withSlice(Map.of(text, text)).withCondition(text);
    Measurement odd = share(Metric.FN_RATE, scope, 3, 90);
    return new Certificate(
        text,
        Verdict.FAIL,
        text,
        List.of(text),
        List.of(gate(1, odd, "at most " + text, 0.01)),
        List.of(odd),
        List.of(
            new DatasetSummary(
                text,
                "on_site",
                "natural",
                5,
                new TreeMap<>(Map.of(text, 5L)),
                1,
                Optional.of(new UnitDecisions(1, 0, 4)),
                List.of())),
        new ModelSummary(
            text,
            text,
            text,
            text,
            List.of(text),
            text,
            List.of(text),
            Optional.of(text),
            Optional.of(text)),
        new OperatingPointSummary(
            new TreeMap<>(Map.of(text, 0.5)), new TreeMap<>(Map.of(text, 0.25)), 0.65, 0.5),
        new TreeMap<>(Map.of(text, base.coco().get("line3/clean"))),
        Optional.empty(),
        new TreeMap<>(Map.of(text, text)),
        List.of(text),
        new Provenance(
            new TreeMap<>(Map.of(text, text)),
            1,
            new TreeMap<>(Map.of(text, text)),
            new TreeMap<>(Map.of(text, text)),
            text,
            Optional.of(text),
            List.of(text)));
  }

  /** A certificate without gates, figures and sets. */
  static Certificate empty(Verdict verdict, Optional<LineSpeedSummary> lineSpeed) {
    return new Certificate(
        "nothing",
        verdict,
        "Nothing was measured.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ModelSummary("m.onnx", "", "cpu", "", List.of(), "", List.of()),
        new OperatingPointSummary(new TreeMap<>(), new TreeMap<>(), 0.65, 0.5),
        new TreeMap<>(),
        lineSpeed,
        new TreeMap<>(),
        List.of("It says nothing."),
        new Provenance(
            new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), "", Optional.of(""), List.of()));
  }

  /** A line-speed run whose generator was late. */
  static LineSpeedSummary invalidLineSpeed() {
    return new LineSpeedSummary(
        false,
        List.of("the generator was 12 ms late, more than a tenth of the deadline"),
        480,
        100,
        0,
        0,
        0,
        0,
        1,
        1,
        0,
        0,
        new TreeMap<>(),
        12,
        Optional.empty());
  }

  private Certificate build() {
    missesBySlice();
    falseRejects();
    missesByCondition();
    gap();
    outOfDistribution();
    add(5, share(Metric.REVIEW_LOAD, Scope.of("line3"), 61, 4_812), "at most 2 %", 0.02);
    lineSpeedGates();
    return new Certificate(
        "washer line 3",
        Verdict.FAIL,
        "Not certified: 3 of %d gates failed; the worst is fn_rate on stain, line3, shift=night."
            .formatted(gates.size()),
        List.of("Class 'stain' has no image of shift=night: its miss rate at night is unknown."),
        gates,
        measurements,
        List.of(
            dataset("benchmark", "benchmark", "enriched", 1_200, 402),
            dataset("line3", "on_site", "natural", 4_812, 3_560),
            new DatasetSummary(
                "foreign",
                "out_of_distribution",
                "enriched",
                240,
                new TreeMap<>(),
                240,
                Optional.of(new UnitDecisions(12, 221, 7)),
                List.of("review"))),
        model(),
        new OperatingPointSummary(
            new TreeMap<>(Map.of("dent", 0.42, "scratch", 0.42, "stain", 0.38)),
            new TreeMap<>(Map.of("dent", 0.25, "scratch", 0.25, "stain", 0.25)),
            0.65,
            0.5),
        new TreeMap<>(
            Map.of(
                "benchmark/clean", coco(0.612),
                "line3/clean", coco(0.574),
                "line3/glare@3", coco(0.421))),
        Optional.of(lineSpeed()),
        new TreeMap<>(Map.of("owner", "vision team", "reviewed_every", "30 days")),
        List.of(
            "It says nothing about defects of kinds that no data set holds.",
            "It holds for images like those of line3; another camera, lens or light is another"
                + " site.",
            "Rates are per object and image, not per month: the plan states no volume."),
        provenance());
  }

  private void missesBySlice() {
    long[][] misses = {{2, 812}, {3, 640}, {7, 2_400}, {9, 1_130}, {4, 122}, {0, 0}};
    int row = 0;
    for (String name : CLASSES) {
      for (String shift : List.of("day", "night")) {
        Scope scope = Scope.of("line3").withClass(name).withSlice(Map.of("shift", shift));
        long[] counts = misses[row++];
        add(1, share(Metric.FN_RATE, scope, counts[0], counts[1]), "at most 5 %", 0.05);
      }
    }
  }

  private void falseRejects() {
    add(2, share(Metric.FALSE_REJECT_RATE, Scope.of("line3"), 29, 3_560), "at most 1 %", 0.01);
  }

  private void missesByCondition() {
    long[][] trials = {{5, 1_452}, {16, 3_530}, {9, 231}};
    for (int c = 0; c < CLASSES.size(); c++) {
      Scope clean = Scope.of("line3").withClass(CLASSES.get(c));
      measurements.add(share(Metric.FN_RATE, clean, trials[c][0], trials[c][1]));
      for (int k = 0; k < CONDITIONS.size(); k++) {
        long missed = Math.min(trials[c][1], trials[c][0] + trials[c][1] * (k + 1) * (c + 1) / 90);
        Scope scope = clean.withCondition(CONDITIONS.get(k));
        add(3, share(Metric.FN_RATE, scope, missed, trials[c][1]), "at most 15 %", 0.15);
      }
    }
  }

  private void gap() {
    measurements.add(share(Metric.FN_RATE, Scope.of("line3"), 30, 5_213));
    measurements.add(share(Metric.FN_RATE, Scope.of("benchmark"), 21, 1_804));
    Measurement gap =
        new Measurement(
            Metric.FN_RATE,
            Scope.of("line3").withVersus("benchmark"),
            OptionalDouble.of(30 / 5_213.0 - 21 / 1_804.0),
            30,
            5_213,
            4_812,
            Interval.of(-0.0107, -0.0018, 0.95, "Newcombe").withNote("the sets are independent"),
            List.of("benchmark is enriched; a rate per object does not depend on it"));
    add(4, gap, "at most 3 pp", 0.03);
  }

  private void outOfDistribution() {
    add(6, share(Metric.SILENT_FAILURE_RATE, Scope.of("foreign"), 19, 240), "at most 5 %", 0.05);
    Scope foreign = Scope.of("foreign");
    measurements.add(share(Metric.REVIEW_LOAD, foreign, 221, 240));
  }

  private void lineSpeedGates() {
    Scope scope = Scope.of("line_speed");
    Measurement p99 =
        new Measurement(
            Metric.LATENCY_P99,
            scope,
            OptionalDouble.of(61.25),
            0,
            3_200,
            400,
            Interval.of(58.5, Double.POSITIVE_INFINITY, 0.95, "order statistics"),
            List.of());
    add(7, p99, "at most 80 ms", 80);
    add(8, share(Metric.LATE_FRAMES, scope, 3, 3_200), "at most 0.1 %", 0.001);
  }

  private void add(int number, Measurement measurement, String limit, double value) {
    measurements.add(measurement);
    gates.add(gate(number, measurement, limit, value));
  }

  private static GateResult gate(
      int number, Measurement measurement, String limit, double limitValue) {
    Verdict verdict = Verdict.INCONCLUSIVE;
    if (measurement.trials() > 0 && measurement.interval().upper() <= limitValue) {
      verdict = Verdict.PASS;
    } else if (measurement.interval().lower() > limitValue) {
      verdict = Verdict.FAIL;
    }
    boolean open = verdict == Verdict.INCONCLUSIVE;
    String reason =
        measurement.trials() == 0
            ? "nothing to measure: no such image in the set; limit " + limit
            : "%s (%s), upper 95 %% bound %s, limit %s"
                .formatted(
                    Figures.value(measurement),
                    Figures.counts(measurement),
                    Figures.of(
                        measurement.metric(), measurement.scope(), measurement.interval().upper()),
                    limit);
    return new GateResult(
        number,
        measurement.metric(),
        measurement.scope(),
        limit,
        limitValue,
        verdict,
        reason,
        measurement.trials() == 0 ? Optional.empty() : Optional.of(measurement),
        open ? OptionalLong.of(260) : OptionalLong.empty());
  }

  private static Measurement share(Metric metric, Scope scope, long events, long trials) {
    double z = 1.6448536269514722;
    double p = trials == 0 ? 0 : (double) events / trials;
    double n = Math.max(trials, 1);
    double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return new Measurement(
        metric,
        scope,
        trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(p),
        events,
        trials,
        trials,
        trials == 0
            ? Interval.unknownRate(0.95, "none", "no trial")
            : Interval.of(Math.max(0, centre - half), Math.min(1, centre + half), 0.95, "Wilson"),
        List.of());
  }

  private static DatasetSummary dataset(
      String name, String role, String sampling, long images, long without) {
    Map<String, Long> objects = Map.of("dent", 1_452L, "scratch", 3_530L, "stain", 231L);
    UnitDecisions decisions = new UnitDecisions(without - 40, 61, images - without - 21);
    return new DatasetSummary(
        name,
        role,
        sampling,
        images,
        new TreeMap<>(objects),
        without,
        Optional.of(decisions),
        List.of());
  }

  private static ModelSummary model() {
    return new ModelSummary(
        "detector.onnx",
        "ONNX Runtime 1.28.0",
        "cpu",
        "yolov8",
        List.of(
            "One output of shape [1, 7, 8400]: 4 box numbers and 3 classes, channel-major.",
            "The class names come from the model's metadata."),
        "640 x 640 RGB in [0, 1], letterbox, pad 114",
        List.of("scratch", "dent", "stain"),
        Optional.of("CPUExecutionProvider 100 % of 168 nodes"),
        Optional.of("every pixel"));
  }

  private static CocoFigures coco(double ap) {
    return new CocoFigures(
        ap, ap + 0.2, ap + 0.05, -1, ap - 0.1, ap + 0.1, ap - 0.2, ap, ap + 0.02, -1, ap, ap + 0.1);
  }

  private static LineSpeedSummary lineSpeed() {
    return new LineSpeedSummary(
        true,
        List.of(),
        480,
        100,
        80,
        3_200,
        3,
        1,
        2,
        1,
        4,
        2,
        new TreeMap<>(
            Map.of(
                "p50",
                38.5,
                "p90",
                44.25,
                "p95",
                49.0,
                "p99",
                61.25,
                "p99.9",
                101.5,
                "max",
                Double.POSITIVE_INFINITY)),
        0.4,
        Optional.of(lineDetail()));
  }

  private static LineSpeedDetail lineDetail() {
    return new LineSpeedDetail(
        "one every 125 ms",
        1,
        "drop_newest",
        true,
        1,
        new TreeMap<>(
            Map.of(
                "inference",
                new TreeMap<>(
                    Map.of("mean", 29.5, "p50", 29.0, "p90", 33.0, "p99", 44.5, "max", 80.25)))),
        Optional.of(
            new CapacitySummary(
                OptionalDouble.of(1_230),
                OptionalDouble.of(2.5625),
                0.01,
                205,
                1,
                OptionalDouble.empty())));
  }

  private static Provenance provenance() {
    return new Provenance(
        new TreeMap<>(
            Map.of(
                "model", "5f".repeat(32),
                "plan", "a1".repeat(32),
                "data set benchmark", "0c".repeat(32),
                "data set line3", "e7".repeat(32),
                "data set foreign", "93".repeat(32))),
        20_261_121,
        new TreeMap<>(Map.of("cvready", "0.1.0", "onnxruntime", "1.28.0", "opencv", "4.13.0")),
        new TreeMap<>(
            Map.of(
                "cores",
                "2",
                "memory",
                "8 GiB",
                "os",
                "Linux amd64",
                "java",
                "17.0.15",
                "processor",
                "x86-64")),
        "4,812 images, 7 conditions, 2 workers",
        Optional.of("cvready certify plan.yaml --out DIR --workers 2"),
        List.of("libraries, which are named by version"));
  }
}
