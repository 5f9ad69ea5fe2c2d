package org.cvready.trust;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.AtPrevalence;
import org.cvready.metric.interval.AtPrevalence.Rate;
import org.cvready.metric.interval.Interval;

/**
 * Alarms at a share of defects that the site states: defective units that may pass, good ones that
 * may be rejected.
 *
 * @param defective the defective units
 * @param good the good units
 * @param prevalence share of defective units on the line, in (0, 1)
 * @param ofAlarms true for the share of alarms that are right, false for the share of units with an
 *     alarm
 */
public record PrevalenceWorld(
    UnitWorld defective, UnitWorld good, double prevalence, boolean ofAlarms) implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    Rate fn = rate(defective.draw(random), Metric.ESCAPE_RATE);
    Rate fp = rate(good.draw(random), Metric.FALSE_REJECT_RATE);
    AtPrevalence line =
        new AtPrevalence(Rate.assumed(prevalence, Confidence.USUAL.level()), fn, fp);
    OptionalDouble value = ofAlarms ? line.precision() : OptionalDouble.of(line.alarmRate());
    Interval bounds = ofAlarms ? line.precisionBounds() : line.alarmRateBounds();
    return new OneFigure(
        confidence ->
            new Measurement(
                ofAlarms ? Metric.IMAGE_PRECISION : Metric.REVIEW_LOAD,
                Scope.of(SyntheticRun.SITE),
                value,
                0,
                0,
                0,
                bounds,
                List.of()));
  }

  private static Rate rate(MeasuredRun run, Metric metric) {
    Measurement seen =
        run.measure(metric, Scope.of(SyntheticRun.SITE), Confidence.USUAL).measurement();
    return new Rate(seen.value().orElse(0), seen.interval());
  }
}
