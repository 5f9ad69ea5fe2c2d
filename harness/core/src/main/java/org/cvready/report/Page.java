package org.cvready.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * What the web page shows, in its order; the template only lays it out.
 *
 * @param certificate the certificate itself, for the parts shown as they are
 * @param evidence why it is so
 * @param worst gates that did not pass, worst first, at most a few
 * @param moreWorst how many others did not pass
 * @param groups gates by their place in the plan
 * @param heats miss rates by class and condition, a table a set
 * @param gaps sets beside the benchmark
 * @param foreign what was measured on out-of-distribution sets
 * @param figures the figures of the unperturbed images, without those of the other sections
 * @param moreFigures how many figures are only in the JSON file
 * @param definitions the metrics that occur
 * @param gallery pictures of what went worst
 * @param swept what the page shows at other operating scores
 * @param sweptCharts rates over the operating score, a set each
 */
record Page(
    Certificate certificate,
    Evidence evidence,
    List<GateResult> worst,
    int moreWorst,
    List<Group> groups,
    List<HeatTable> heats,
    List<Gap> gaps,
    List<Measurement> foreign,
    List<Measurement> figures,
    int moreFigures,
    List<Metric> definitions,
    Optional<GalleryPage> gallery,
    SweptPage swept,
    List<LineChart> sweptCharts) {
  /** Stands for the score of a review band that is not there. */
  static final String NO_REVIEW = "no review band";

  /** Stands for what the build that made a certificate did not write into it. */
  static final String NOT_RECORDED = "not recorded";

  private static final int MOST_SENTENCES = 8;
  private static final int MOST_FIGURES = 400;

  /**
   * One limit of the plan with all that it was applied to.
   *
   * @param title the limit in words
   * @param verdict the worst of its rows
   * @param tally how many rows have which verdict
   * @param rows a class, slice or condition each
   */
  record Group(String title, Verdict verdict, String tally, List<GateResult> rows) {}

  /**
   * A measured gap and what it lies between, as far as that was measured too.
   *
   * @param gap the difference with its interval
   * @param site the value on the site
   * @param benchmark the value on the benchmark
   */
  record Gap(Measurement gap, Optional<Measurement> site, Optional<Measurement> benchmark) {}

  static Page of(Dossier dossier) {
    Certificate certificate = dossier.certificate();
    List<GateResult> worst = GateOrder.worstFirst(certificate);
    int shown = Math.min(MOST_SENTENCES, worst.size());
    List<String> foreignSets =
        certificate.datasets().stream()
            .filter(set -> set.role().equals("out_of_distribution"))
            .map(Certificate.DatasetSummary::name)
            .toList();
    List<Measurement> foreign =
        certificate.measurements().stream()
            .filter(m -> foreignSets.contains(m.scope().dataset()))
            .toList();
    List<Measurement> figures =
        certificate.measurements().stream()
            .filter(m -> !CertificateTree.isTimed(m.metric()) && m.scope().versus().isEmpty())
            .filter(m -> !foreignSets.contains(m.scope().dataset()))
            .toList();
    int figuresShown = Math.min(MOST_FIGURES, figures.size());
    return new Page(
        certificate,
        dossier.evidence(),
        worst.subList(0, shown),
        worst.size() - shown,
        groups(certificate),
        HeatTables.of(dossier),
        gaps(certificate),
        foreign,
        figures.subList(0, figuresShown),
        figures.size() - figuresShown,
        definitions(certificate),
        dossier.evidence().gallery().map(gallery -> GalleryPage.of(gallery, dossier.pictures())),
        SweptPage.of(dossier),
        SweptCharts.of(dossier));
  }

  /** The responsibilities in words; what the plan leaves out reads "not stated". */
  Map<String, String> duties() {
    return Duties.of(certificate);
  }

  /** The whole answer in a word or two. */
  String word() {
    return GateOrder.word(certificate.verdict());
  }

  /** How many gates have which verdict. */
  String tally() {
    return GateOrder.tally(certificate.gates());
  }

  /** The style class of a verdict. */
  static String style(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case INCONCLUSIVE -> "open";
      case FAIL -> "fail";
    };
  }

  /** A sign beside the word, so that colour is never alone. */
  static String sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case INCONCLUSIVE -> "?";
      case FAIL -> "✗";
    };
  }

  /** A key of the file as words: {@code reviewed_every} reads "reviewed every". */
  static String words(String key) {
    return key.replace('_', ' ');
  }

  /** The id of a condition as people read it. */
  public static String shown(String condition) {
    return condition.equals(Scope.CLEAN) ? "as captured" : condition;
  }

  /** What a reader of a figure must know besides, of the figure itself and of its bounds. */
  static List<String> notes(Measurement measurement) {
    List<String> notes = new ArrayList<>(measurement.notes());
    measurement.interval().undecided().ifPresent(notes::add);
    notes.addAll(measurement.interval().notes());
    return notes.stream().distinct().toList();
  }

  /** A count that an older certificate may lack. */
  static String recorded(Optional<Long> count) {
    return count.map(Figures::count).orElse(NOT_RECORDED);
  }

  /** The decisions that are safe on a set; older certificates do not say. */
  static String safe(DatasetSummary set) {
    return set.decisions().isEmpty() ? NOT_RECORDED : String.join(", ", set.safe());
  }

  /** Where a class's review band begins, as a reader sees it. */
  static String review(Certificate certificate, String className) {
    Double from = certificate.operatingPoint().reviewFrom().get(className);
    Double score = certificate.operatingPoint().score().get(className);
    return from == null || from.equals(score) ? NO_REVIEW : Figures.plain(from);
  }

  /** The percentiles of a run from low to high, the largest last. */
  static List<Map.Entry<String, Double>> percentiles(LineSpeedSummary run) {
    return run.latencyMillis().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Double> entry) -> entry.getKey().equals("max"))
                .thenComparing(entry -> rank(entry.getKey())))
        .toList();
  }

  /** The number of a percentile's name; infinite where there is none. */
  static double rank(String percentile) {
    try {
      return Double.parseDouble(percentile.substring(1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static List<Group> groups(Certificate certificate) {
    Map<Integer, List<GateResult>> byGate = new TreeMap<>();
    for (GateResult gate : certificate.gates()) {
      byGate.computeIfAbsent(gate.gate(), key -> new ArrayList<>()).add(gate);
    }
    List<Group> groups = new ArrayList<>();
    byGate.forEach((number, rows) -> groups.add(group(number, rows)));
    return groups;
  }

  private static Group group(int number, List<GateResult> rows) {
    GateResult first = rows.get(0);
    String rule = first.metric().key() + " " + first.limit();
    return new Group(
        number == 0 ? "Every plan: " + rule : "Gate " + number + ": " + rule,
        Verdict.worst(rows.stream().map(GateResult::verdict).toList()),
        GateOrder.tally(rows),
        rows);
  }

  private static List<Gap> gaps(Certificate certificate) {
    List<Gap> gaps = new ArrayList<>();
    for (Measurement gap : certificate.measurements()) {
      gap.scope()
          .versus()
          .ifPresent(
              other ->
                  gaps.add(
                      new Gap(
                          gap,
                          plain(certificate, gap, gap.scope().dataset()),
                          plain(certificate, gap, other))));
    }
    return gaps;
  }

  private static Optional<Measurement> plain(
      Certificate certificate, Measurement gap, String dataset) {
    return certificate.measurements().stream()
        .filter(m -> m.metric() == gap.metric() && m.scope().versus().isEmpty())
        .filter(m -> m.scope().dataset().equals(dataset))
        .filter(m -> m.scope().className().equals(gap.scope().className()))
        .filter(m -> m.scope().condition().equals(gap.scope().condition()))
        .filter(m -> m.scope().slice().isEmpty())
        .findFirst();
  }

  private static List<Metric> definitions(Certificate certificate) {
    return Arrays.stream(Metric.values())
        .filter(
            metric ->
                certificate.measurements().stream().anyMatch(m -> m.metric() == metric)
                    || certificate.gates().stream().anyMatch(g -> g.metric() == metric))
        .toList();
  }

  /** Pictures of labels that may be wrong. */
  public List<GalleryPage.Shown> doubts() {
    return gallery.map(GalleryPage::doubts).orElse(List.of());
  }
}
