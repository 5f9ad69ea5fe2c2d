package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cvready.gate.EvidenceRules;
import org.cvready.gate.GateQuestion;
import org.cvready.gate.Judge;
import org.cvready.gate.Verdict;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.UnitDecisions;
import org.cvready.plan.Plan;
import org.cvready.study.threshold.FigureKey;
import org.cvready.study.threshold.SweepFindings;
import org.cvready.study.threshold.SweptDecisions;
import org.cvready.study.threshold.SweptFigure;
import org.cvready.study.threshold.SweptGate;
import org.cvready.study.threshold.ThresholdChoice;
import org.cvready.study.threshold.ThresholdSweep;

/**
 * Judges a run again at every threshold of {@link ScoreGrid}, by the same meters and the same judge
 * as at the plan's own operating point.
 */
final class SweepEvidence {
  /** About what the figures may weigh in the report, characters. */
  private static final long MOST_WEIGHT = 3_200_000;

  private static final int WEIGHT_OF_FIGURE = 400;
  private static final int WEIGHT_OF_RUN = 62;

  private final Plan plan;
  private final OperatingPoint point;
  private final SeenRun seen;
  private final StepPoints points;
  private final List<GateQuestion> questions;
  private final List<SweptFigure.Columns> columns;
  private final List<SweptFigure.Columns> inOrder;
  private final SweepAmounts amounts;
  private final SweepRows.Step[] steps = new SweepRows.Step[ScoreGrid.STEPS];

  private SweepEvidence(Plan plan, OperatingPoint point, SeenRun seen) {
    this.plan = plan;
    this.point = point;
    this.seen = seen;
    this.points = new StepPoints(plan, point, seen.classes());
    this.amounts = new SweepAmounts(plan, seen);
    this.questions = new Judge(seen).questions(plan.gates());
    this.columns = SweepFigures.of(seen, questions).stream().map(SweptFigure.Columns::new).toList();
    this.inOrder = new ArrayList<>(columns);
    this.inOrder.sort(Comparator.comparing(SweptFigure.Columns::key, SweepFigures.byImages(seen)));
  }

  /** The sweep of a run, and the choice of operating scores that its plan asks for. */
  static ThresholdSweep of(OpenedPlan opened, SeenRun seen) {
    return of(
        opened.plan(),
        opened.point(),
        seen,
        ChoiceEvidence.of(opened.plan(), opened.point(), seen));
  }

  /**
   * The sweep of a run.
   *
   * @param plan the plan
   * @param point its operating point
   * @param seen the run
   * @param choice the operating scores chosen by the plan's rule, where it asks for a choice
   */
  static ThresholdSweep of(
      Plan plan, OperatingPoint point, SeenRun seen, Optional<ThresholdChoice> choice) {
    SweepEvidence sweep = new SweepEvidence(plan, point, seen);
    IntStream.range(0, ScoreGrid.STEPS).parallel().forEach(sweep::work);
    return sweep.gathered(choice);
  }

  private void work(int step) {
    StepOutcomes outcomes = new StepOutcomes(points.at(step));
    SeenRun run = seen.with(outcomes);
    for (SweptFigure.Columns figure : inOrder) {
      FigureKey key = figure.key();
      figure.put(step, run.measure(key.metric(), key.scope(), key.confidence()).measurement());
    }
    amounts.work(step, outcomes);
    Judge judge = new Judge(run);
    List<Verdict> verdicts = questions.stream().map(judge::verdict).toList();
    Tally tally = Tally.of(seen.sets(), outcomes);
    List<UnitDecisions> decisions = new ArrayList<>();
    for (SeenSet set : seen.sets()) {
      decisions.add(UnitDecisions.of(outcomes.of(set, Scope.CLEAN, new TreeMap<>())));
    }
    steps[step] =
        new SweepRows.Step(
            verdicts, EvidenceRules.broken(plan, tally.objects(), tally.found()), decisions);
  }

  private ThresholdSweep gathered(Optional<ThresholdChoice> choice) {
    List<SweptFigure> figures = new ArrayList<>();
    Map<FigureKey, Integer> positions = new LinkedHashMap<>();
    long weight = 0;
    for (SweptFigure.Columns column : columns) {
      SweptFigure figure = column.swept();
      weight += WEIGHT_OF_FIGURE + (long) WEIGHT_OF_RUN * figure.from().size();
      if (weight <= MOST_WEIGHT) {
        positions.put(column.key(), figures.size());
        figures.add(figure);
      }
    }
    SweepRows rows = new SweepRows(questions, List.of(steps));
    List<SweptGate> gates = rows.gates(positions);
    String verdicts = rows.overall();
    OptionalInt certified = certifiedStep();
    return new ThresholdSweep(
        new SweepFindings(figures, gates, certified).sentences(verdicts),
        IntStream.range(0, ScoreGrid.STEPS).mapToObj(ScoreGrid::threshold).toList(),
        certified,
        verdicts,
        figures,
        gates,
        decisions(),
        amounts.swept(),
        leftOut(figures.size()),
        choice);
  }

  private List<String> leftOut(int kept) {
    return kept == columns.size()
        ? List.of()
        : List.of(
            ("%,d of %,d figures were left out for their size, those of slices and conditions first;"
                    + " the verdicts are all there")
                .formatted(columns.size() - kept, columns.size()));
  }

  private OptionalInt certifiedStep() {
    double score = point.classes() == 0 ? 0 : point.score(0);
    for (int c = 0; c < point.classes(); c++) {
      if (point.score(c) != score || !ScoreGrid.holds(score)) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(ScoreGrid.reached(score));
  }

  private List<SweptDecisions> decisions() {
    List<SweptDecisions> all = new ArrayList<>();
    for (int s = 0; s < seen.sets().size(); s++) {
      List<Integer> from = new ArrayList<>();
      List<UnitDecisions> runs = new ArrayList<>();
      for (int i = 0; i < steps.length; i++) {
        UnitDecisions own = steps[i].decisions().get(s);
        if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(own)) {
          from.add(i);
          runs.add(own);
        }
      }
      all.add(
          new SweptDecisions(
              seen.sets().get(s).plan().name(),
              from,
              runs.stream().map(UnitDecisions::accept).toList(),
              runs.stream().map(UnitDecisions::review).toList(),
              runs.stream().map(UnitDecisions::reject).toList()));
    }
    return all;
  }
}
