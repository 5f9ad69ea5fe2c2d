package org.cvready.study.envelope;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.cvready.metric.Measurement;
import org.cvready.metric.RateMeter;
import org.cvready.perturb.Condition;
import org.cvready.study.envelope.EnvelopeFindings.Cost;
import org.cvready.study.envelope.EnvelopeFindings.LimitEnvelope;
import org.cvready.study.envelope.EnvelopeFindings.RangeFound;
import org.cvready.study.envelope.EnvelopeQuestion.PairRange;
import org.cvready.study.envelope.Showings.Wanted;

/**
 * Searches the magnitudes up to which limits hold.
 *
 * <p>All searches go on side by side: in each round every one of them says which images it wants to
 * see next, and these are shown together, so that every core is busy and no image is shown twice
 * under one condition. What comes out does not depend on how that is done.
 */
public final class EnvelopeStudy {
  private final EnvelopeQuestion question;
  private final Showings showings;
  private final Function<EnvelopeGate, RateMeter> meters;
  private final List<LimitSearch> limits = new ArrayList<>();
  private final ImageGrid lookedAlone = new ImageGrid();
  private final ImageGrid lookedTogether = new ImageGrid();

  private EnvelopeStudy(
      EnvelopeQuestion question, Showings showings, Function<EnvelopeGate, RateMeter> meters) {
    this.question = question;
    this.showings = showings;
    this.meters = meters;
  }

  /**
   * Searches.
   *
   * @param question which breaking points
   * @param showings the images as the model sees them
   * @param meters counts the trials and events of each limit
   * @param progress told after each round how many images have been looked at
   */
  public static EnvelopeFindings run(
      EnvelopeQuestion question,
      Showings showings,
      Function<EnvelopeGate, RateMeter> meters,
      LongConsumer progress)
      throws IOException, InterruptedException {
    EnvelopeStudy study = new EnvelopeStudy(question, showings, meters);
    study.search(progress);
    return study.findings();
  }

  /** How many images under conditions all units at all rungs would take. */
  public static long fullGrid(
      EnvelopeQuestion question, Showings showings, Function<EnvelopeGate, RateMeter> meters) {
    ImageGrid grid = new ImageGrid();
    new EnvelopeStudy(question, showings, meters)
        .units()
        .forEach(
            units -> {
              grid.addAlone(units, question);
              grid.addPairs(units, question);
            });
    return grid.images();
  }

  private List<GateUnits> units() {
    List<GateUnits> units = new ArrayList<>();
    for (EnvelopeGate gate : question.gates()) {
      units.add(
          new GateUnits(
              gate,
              meters.apply(gate),
              showings.clean(gate.scope().dataset()),
              question.seed(),
              question.mostUnits()));
    }
    return units;
  }

  private void search(LongConsumer progress) throws IOException, InterruptedException {
    for (GateUnits units : units()) {
      limits.add(LimitSearch.of(question, units, clean(units.gate())));
    }
    List<Running> running = running();
    while (!running.isEmpty()) {
      showings.show(running.stream().map(Running::wanted).toList());
      running.forEach(this::count);
      running.forEach(each -> each.take(showings));
      progress.accept(showings.lookedAt());
      running = running();
    }
  }

  private void count(Running running) {
    Wanted wanted = running.wanted();
    ImageGrid looked = running.search() instanceof SideSearch ? lookedAlone : lookedTogether;
    looked.add(wanted.dataset(), wanted.condition().id(), wanted.images());
  }

  /** A search with what it asks for next. */
  private record Running(GateUnits units, Search search, Ask ask) {
    Wanted wanted() {
      return new Wanted(dataset(), ask.condition(), units.images(ask.from(), ask.to()));
    }

    private String dataset() {
      return units.gate().scope().dataset();
    }

    void take(Showings showings) {
      Condition condition = ask.condition();
      search.take(
          units.counts(
              ask.from(), ask.to(), image -> showings.outcome(dataset(), condition, image)));
    }
  }

  private List<Running> running() {
    List<Running> running = new ArrayList<>();
    for (LimitSearch limit : limits) {
      for (Search search : limit.searches()) {
        search.next().ifPresent(ask -> running.add(new Running(limit.units(), search, ask)));
      }
    }
    return running;
  }

  private Measurement clean(EnvelopeGate gate) {
    return meters
        .apply(gate)
        .measure(
            gate.metric(), gate.scope(), showings.clean(gate.scope().dataset()), gate.classIndex())
        .measurement();
  }

  private EnvelopeFindings findings() {
    ImageGrid alone = new ImageGrid();
    ImageGrid together = new ImageGrid();
    List<LimitEnvelope> found = new ArrayList<>();
    for (LimitSearch limit : limits) {
      // Where clean images do not keep the limit, nobody would show a grid either.
      if (limit.cleanHolds()) {
        alone.addAlone(limit.units(), question);
        together.addPairs(limit.units(), question);
      }
      found.add(envelope(limit));
    }
    Cost cost =
        new Cost(
            lookedAlone.images(),
            alone.images(),
            lookedTogether.images(),
            together.images(),
            showings.reused());
    return new EnvelopeFindings(found, cost, EnvelopeWords.findings(found, cost));
  }

  private LimitEnvelope envelope(LimitSearch limit) {
    EnvelopeGate gate = limit.units().gate();
    EnvelopeWords words = new EnvelopeWords(gate, question.site());
    List<RangeFound> ranges = new ArrayList<>();
    for (int i = 0; i < limit.ranges().size(); i++) {
      ranges.add(words.range(limit.ranges().get(i), question.ranges().get(i).marks()));
    }
    List<Region> regions = new ArrayList<>();
    for (int i = 0; i < limit.pairs().size(); i++) {
      PairRange pair = question.pairs().get(i);
      limit.pairs().get(i).forEach(search -> regions.add(region(search, pair)));
    }
    List<Integer> sizes = limit.units().sizes();
    return new LimitEnvelope(
        gate.words(),
        gate.limit(),
        gate.confidence().level(),
        sizes.stream().allMatch(size -> size == 1),
        sizes.size(),
        limit.looks(),
        limit.clean(),
        limit.cleanHolds(),
        ranges,
        regions);
  }

  private static Region region(RegionSearch search, PairRange pair) {
    Ladder x = search.x();
    Ladder y = search.y();
    return new Region(
        EnvelopeWords.name(x),
        x.perturbation().scale().unit(),
        x.side(),
        EnvelopeWords.name(y),
        y.perturbation().scale().unit(),
        y.side(),
        x.far(),
        y.near(),
        y.far(),
        pair.x().marks(),
        pair.y().marks(),
        search.columns());
  }
}
