package org.cvready.gate;

import java.util.List;
import java.util.SortedMap;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measured;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/** What a run has seen, asked one figure at a time. */
public interface MeasuredRun {
  /** Every class of model, data and plan together, model's first. */
  List<String> classes();

  /** Each slice of a set: one tag and value each, expected values without images included. */
  List<SortedMap<String, String>> slices(String dataset);

  /** Ids of the conditions that a set was run under, without the clean images. */
  List<String> conditions(String dataset);

  /** One figure; without a value where nothing was seen. */
  Measured measure(Metric metric, Scope scope, Confidence confidence);
}
