package org.cvready.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.interval.Interval;
import org.cvready.perturb.Condition;
import org.cvready.plan.PlanReader;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.envelope.EnvelopeFindings;
import org.cvready.study.envelope.EnvelopeFindings.LimitEnvelope;
import org.cvready.study.envelope.EnvelopeFindings.RangeFound;
import org.cvready.study.envelope.EnvelopeFindings.SideFound;
import org.cvready.study.envelope.EnvelopeGate;
import org.cvready.study.envelope.EnvelopeQuestion;
import org.cvready.study.envelope.EnvelopeQuestion.SearchRange;
import org.cvready.study.envelope.Ladder;
import org.cvready.study.envelope.Showings.Wanted;

/**
 * Shows the full grid of an envelope once, to compare what the search claims with what all images
 * at all rungs give, and what either costs.
 *
 * <p>Run: {@code java -cp (test class path of harness/core) org.cvready.run.EnvelopeReplay PLAN}.
 * Takes as long as the plan's grid: minutes to hours.
 */
public final class EnvelopeReplay {
  private final OpenedPlan opened;
  private final ShownImages grid;
  private final int workers;

  private EnvelopeReplay(OpenedPlan opened, List<SeenSet> sets, int workers) {
    this.opened = opened;
    this.workers = workers;
    this.grid = new ShownImages(opened, sets, workers);
  }

  /** Compares; prints one line a limit and side. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int workers = Runtime.getRuntime().availableProcessors();
    try (OpenedPlan opened =
        OpenedPlan.open(
            PlanReader.read(Path.of(arguments[0]), RunOptions.rule(true)), RunOptions.rule(true))) {
      List<SeenSet> sets = RecordedPass.sets(opened);
      PassQuestion question =
          new PassQuestion(
              sets.stream().map(SeenSet::pass).toList(),
              opened.point(),
              opened.plan().seed(),
              workers);
      ImagePass.run(
          opened.detector(), question, seen -> sets.get(seen.set()).add(seen), done -> {});
      new EnvelopeReplay(opened, sets, workers).compare(new EnvelopeRun(opened, sets, workers));
    }
  }

  private void compare(EnvelopeRun run) throws IOException, InterruptedException {
    EnvelopeQuestion question = run.question(opened.plan().envelope().orElseThrow());
    EnvelopeFindings found = run.run(RunProgress.silent()).orElseThrow();
    int same = 0;
    int sides = 0;
    for (int g = 0; g < question.gates().size(); g++) {
      LimitEnvelope limit = found.limits().get(g);
      for (int r = 0; r < limit.ranges().size(); r++) {
        RangeFound range = limit.ranges().get(r);
        SearchRange searched = question.ranges().get(r);
        for (int s = 0; s < range.sides().size(); s++) {
          SideFound side = range.sides().get(s);
          OptionalDouble whole = holdsTo(question.gates().get(g), searched.ladders().get(s));
          sides++;
          same += whole.equals(side.holdsTo()) ? 1 : 0;
          System.out.printf(
              Locale.ROOT,
              "%s, %s %s: search %s, grid %s%n",
              limit.words(),
              range.perturbation(),
              side.side().key(),
              side.holdsTo(),
              whole);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d sides alike; %s; %d workers; the grid showed %,d%n",
        same,
        sides,
        found.cost(),
        workers,
        grid.lookedAt());
  }

  /** The last rung up to which all images pass, as a gate would judge them. */
  private OptionalDouble holdsTo(EnvelopeGate gate, Ladder ladder)
      throws IOException, InterruptedException {
    OptionalDouble last = OptionalDouble.empty();
    boolean held = true;
    for (double rung : ladder.rungs()) {
      Interval bounds = bounds(gate, Condition.of(ladder.perturbation(), rung));
      held &=
          gate.metric().better() == Metric.Better.HIGHER
              ? bounds.lower() >= gate.limit()
              : bounds.upper() <= gate.limit();
      last = held ? OptionalDouble.of(rung) : last;
    }
    return last;
  }

  private Interval bounds(EnvelopeGate gate, Condition condition)
      throws IOException, InterruptedException {
    String dataset = gate.scope().dataset();
    List<ImageOutcome> clean = grid.clean(dataset);
    BitSet images = new BitSet();
    for (int i = 0; i < clean.size(); i++) {
      // What holds no trial of the limit need not be shown.
      images.set(i, measured(gate, List.of(clean.get(i))).trials() > 0);
    }
    grid.show(List.of(new Wanted(dataset, condition, images)));
    return measured(
            gate, images.stream().mapToObj(i -> grid.outcome(dataset, condition, i)).toList())
        .interval();
  }

  private Measurement measured(EnvelopeGate gate, List<ImageOutcome> images) {
    return new RateMeter(
            gate.confidence(),
            opened.classes().modelCount(),
            opened.plan().dataset(gate.scope().dataset()).safe())
        .measure(gate.metric(), gate.scope(), images, gate.classIndex())
        .measurement();
  }
}
