package org.cvready.trust;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measured;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/** A run of which one figure is asked, once. */
final class OneFigure implements MeasuredRun {
  private final Measured figure;

  OneFigure(Function<Confidence, Measurement> figure) {
    this.figure = Measured.alone(figure.apply(Confidence.USUAL));
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public List<SortedMap<String, String>> slices(String dataset) {
    return List.of();
  }

  @Override
  public List<String> conditions(String dataset) {
    return List.of();
  }

  @Override
  public Measured measure(Metric metric, Scope scope, Confidence confidence) {
    return figure;
  }
}
