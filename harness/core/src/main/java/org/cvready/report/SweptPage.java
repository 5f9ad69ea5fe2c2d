package org.cvready.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.gate.GateResult;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.ScoreGrid;
import org.cvready.study.heat.MissCount;
import org.cvready.study.production.Estimate;
import org.cvready.study.slice.SliceFindings;
import org.cvready.study.threshold.FigureKey;
import org.cvready.study.threshold.SweptAmount;
import org.cvready.study.threshold.SweptDecisions;
import org.cvready.study.threshold.SweptFigure;
import org.cvready.study.threshold.SweptGate;
import org.cvready.study.threshold.ThresholdSweep;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a page show at other operating scores than the certified one.
 *
 * <p>An element that follows the slider carries the number of its slot; the page ends with the
 * texts of all slots. Everything was worked out by certify: here it is only written as the page
 * writes it. Without a sweep there are no numbers and no texts.
 */
public final class SweptPage {
  private static final String LEFT_OUT = "not worked out here";

  private final Certificate certificate;
  private final Optional<ThresholdSweep> sweep;
  private final Map<FigureKey, SweptFigure> figures = new HashMap<>();
  private final SweptGates gates;
  private final SlotBook book = new SlotBook();

  private SweptPage(Dossier dossier) {
    this.certificate = dossier.certificate();
    this.sweep = dossier.evidence().thresholds();
    this.gates = new SweptGates(certificate, sweep);
    sweep.ifPresent(all -> all.figures().forEach(each -> figures.put(each.key(), each)));
  }

  static SweptPage of(Dossier dossier) {
    return new SweptPage(dossier);
  }

  /** Whether there is anything to move. */
  public boolean isThere() {
    return sweep.isPresent();
  }

  /** Where the slider stands at first: the certified step, or the one nearest to its scores. */
  public int start() {
    if (sweep.isPresent() && sweep.get().certifiedStep().isPresent()) {
      return sweep.get().certifiedStep().getAsInt();
    }
    double mean =
        certificate.operatingPoint().score().values().stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(0.5);
    return ScoreGrid.reached(mean);
  }

  /** A threshold as the page writes it: {@code 0.35}. */
  static String score(int step) {
    return String.format(Locale.ROOT, "%.2f", ScoreGrid.threshold(step));
  }

  /** The slot of a measured value; null where it follows nothing. */
  public @Nullable Integer value(Measurement measurement) {
    return slot(measurement, Figures::value);
  }

  /** The slot of the counts of a measurement. */
  public @Nullable Integer counts(Measurement measurement) {
    return slot(measurement, Figures::counts);
  }

  /** The slot of the bounds of a measurement. */
  public @Nullable Integer bounds(Measurement measurement) {
    return slot(measurement, m -> m.value().isPresent() ? Figures.bounds(m) : "");
  }

  private interface Writing {
    String of(Measurement measurement);
  }

  private @Nullable Integer slot(Measurement measurement, Writing writing) {
    SweptFigure figure =
        figures.get(new FigureKey(measurement.metric(), measurement.scope(), Confidence.USUAL));
    return figure == null ? null : book.slot(figure.from(), step -> writing.of(figure.at(step)));
  }

  /** The slot of a cell of misses. */
  public @Nullable Integer heat(HeatTable.Cell cell) {
    if (sweep.isEmpty() || cell.count().isEmpty()) {
      return null;
    }
    MissCount count = cell.count().get();
    List<Integer> from = new ArrayList<>(List.of(0));
    for (int i = 0; i < count.steps().size(); i += 2) {
      if (count.steps().get(i) > 0) {
        from.add(count.steps().get(i));
      }
    }
    return book.slot(
        from,
        step -> {
          HeatTable.Cell at = HeatTable.Cell.of(count.missesAt(step), count.objects());
          return "%s\t%s\t%d".formatted(at.text(), at.counts(), at.shade());
        });
  }

  /** The slots of one of the slices. */
  public SweptSlicePage slice(SliceFindings found, int row) {
    return sweep.isEmpty() || found.swept().isEmpty()
        ? SweptSlicePage.NONE
        : SweptSlicePage.of(found.slices().get(row), found.swept().get(row), book);
  }

  /** The slot of how many units of a set are accepted, reviewed or rejected. */
  public @Nullable Integer decisions(String dataset, String which) {
    for (SweptDecisions set : sweep.map(ThresholdSweep::decisions).orElse(List.of())) {
      if (set.dataset().equals(dataset)) {
        List<Long> column =
            switch (which) {
              case "accept" -> set.accept();
              case "review" -> set.review();
              default -> set.reject();
            };
        return book.slot(set.from(), step -> Figures.count(column.get(set.from().indexOf(step))));
      }
    }
    return null;
  }

  /**
   * The slot of an amount of a period of production, or of its bounds.
   *
   * @param site as the outlook names it
   * @param units made in the period
   * @param key of the amount, as the sweep names it
   * @param writing the amount itself, or its bounds
   */
  public @Nullable Integer amount(
      String site, double units, String key, Function<Estimate, String> writing) {
    for (SweptAmount amount : sweep.map(ThresholdSweep::amounts).orElse(List.of())) {
      if (amount.site().equals(site) && amount.key().equals(key)) {
        return book.slot(
            amount.from(),
            step -> {
              int run = amount.from().indexOf(step);
              return writing.apply(
                  new Estimate(
                          amount.values().get(run),
                          amount.lower().get(run),
                          amount.upper().get(run))
                      .times(units));
            });
      }
    }
    return null;
  }

  /** The slot of the score from which detections count. */
  public @Nullable Integer threshold() {
    return sweep.isEmpty() ? null : book.slot(step -> Figures.plain(ScoreGrid.threshold(step)));
  }

  /** The slot of the score from which detections of a class ask for review. */
  public @Nullable Integer review(String className) {
    Double own = certificate.operatingPoint().reviewFrom().get(className);
    if (sweep.isEmpty() || own == null) {
      return null;
    }
    return book.slot(step -> own < ScoreGrid.threshold(step) ? Figures.plain(own) : Page.NO_REVIEW);
  }

  /** The slot of a gate's verdict: P, F, I, or a full stop where the row would not be there. */
  public @Nullable Integer verdict(GateResult gate) {
    return gates.of(gate).map(swept -> book.slot(step -> letter(swept, step))).orElse(null);
  }

  static String letter(SweptGate gate, int step) {
    return gate.verdicts().substring(step, step + 1);
  }

  /** The slot of the value that a gate is about. */
  public @Nullable Integer gateValue(GateResult gate) {
    return gateSlot(gate, LEFT_OUT, at -> at.measurement().map(Figures::value).orElse("–"));
  }

  /** The slot of the counts behind a gate. */
  public @Nullable Integer gateCounts(GateResult gate) {
    return gateSlot(gate, LEFT_OUT, at -> at.measurement().map(Figures::counts).orElse("–"));
  }

  /** The slot of why a gate has its verdict. */
  public @Nullable Integer gateReason(GateResult gate) {
    return gateSlot(gate, LEFT_OUT, GateResult::reason);
  }

  /** The slot of a gate's picture: from, length, value, cut left, cut right and words, by tabs. */
  public @Nullable Integer gateBar(GateResult gate) {
    return gateSlot(gate, "", at -> IntervalBar.of(at).map(IntervalBar::line).orElse(""));
  }

  private interface GateWriting {
    String of(GateResult gate);
  }

  /** {@code bare} stands where the figure was left out of the sweep for its size. */
  private @Nullable Integer gateSlot(GateResult gate, String bare, GateWriting writing) {
    Optional<SweptGate> swept = gates.of(gate);
    if (swept.isEmpty() || (gate.gate() == 0 && swept.get().figure().isEmpty())) {
      return null;
    }
    return swept.get().figure().isEmpty()
        ? book.slot(step -> bare)
        : book.slot(step -> writing.of(gates.at(swept.get(), step)));
  }

  /** The slot of the verdict over the rows of one limit. */
  public @Nullable Integer groupVerdict(Page.Group group) {
    List<SweptGate> rows = rows(group);
    return rows.size() < group.rows().size()
        ? null
        : book.slot(step -> SweptGates.letter(SweptGates.worst(rows, step)));
  }

  /** The slot of how many rows of one limit have which verdict. */
  public @Nullable Integer groupTally(Page.Group group) {
    List<SweptGate> rows = rows(group);
    return rows.size() < group.rows().size()
        ? null
        : book.slot(step -> GateOrder.tallyOf(SweptGates.verdicts(rows, step)));
  }

  private List<SweptGate> rows(Page.Group group) {
    return group.rows().stream().flatMap(row -> gates.of(row).stream()).toList();
  }

  /** Everything that the page's script needs, as JSON that may stand in a script element. */
  public String json() {
    return new SweptScript(sweep.orElseThrow(), gates, book).json();
  }
}
