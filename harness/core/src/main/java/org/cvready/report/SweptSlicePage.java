package org.cvready.report;

import java.util.List;
import java.util.function.IntFunction;
import org.cvready.metric.Figures;
import org.cvready.study.slice.SliceFindings.Slice;
import org.cvready.study.slice.SliceStudy;
import org.cvready.study.slice.SweptSlice;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one slice; null where it does not follow the slider.
 *
 * @param rate in the slice
 * @param counts behind it
 * @param bounds of it
 * @param rest rate on the rest
 * @param restCounts behind that
 * @param chance corrected p-value
 * @param weak whether the slice surely is weaker, in words
 */
public record SweptSlicePage(
    @Nullable Integer rate,
    @Nullable Integer counts,
    @Nullable Integer bounds,
    @Nullable Integer rest,
    @Nullable Integer restCounts,
    @Nullable Integer chance,
    @Nullable Integer weak) {
  static final SweptSlicePage NONE = new SweptSlicePage(null, null, null, null, null, null, null);

  static SweptSlicePage of(Slice slice, SweptSlice swept, SlotBook book) {
    Columns columns = new Columns(swept, book);
    long trials = slice.inside().trials();
    long restTrials = slice.rest().trials();
    return new SweptSlicePage(
        columns.rate(trials, swept.events()),
        columns.counts(trials, swept.events()),
        columns.slot(
            run ->
                Figures.percent(swept.lower().get(run))
                    + " to "
                    + Figures.percent(swept.upper().get(run))),
        columns.rate(restTrials, swept.restEvents()),
        columns.counts(restTrials, swept.restEvents()),
        columns.chance(),
        columns.weak());
  }

  /** The texts of one slice. */
  private record Columns(SweptSlice swept, SlotBook book) {
    private int slot(IntFunction<String> ofRun) {
      return book.slot(swept.from(), step -> ofRun.apply(swept.run(step)));
    }

    private @Nullable Integer rate(long trials, List<Long> events) {
      return trials == 0 ? null : slot(run -> Figures.percent((double) events.get(run) / trials));
    }

    private int counts(long trials, List<Long> events) {
      return slot(
          run -> "%s of %s".formatted(Figures.count(events.get(run)), Figures.count(trials)));
    }

    private @Nullable Integer chance() {
      return swept.testedFrom().isEmpty()
          ? null
          : book.slot(
              swept.testedFrom(), step -> Figures.probability(swept.adjustedPAt(step).orElse(1)));
    }

    private @Nullable Integer weak() {
      return swept.testedFrom().isEmpty()
          ? null
          : book.slot(
              swept.testedFrom(),
              step ->
                  swept.adjustedPAt(step).orElse(1) <= SliceStudy.FALSE_DISCOVERY_RATE
                      ? "surely weaker"
                      : "");
    }
  }
}
