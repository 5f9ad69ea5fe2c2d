package org.cvready.perturb;

/**
 * What a data set is put through, under one id: its images one by one, or the stream they come in.
 */
public sealed interface Treatment permits Condition, StreamCondition {
  /** The name in plans and reports: {@code exposure@-1EV+jpeg@3}, {@code stuck_frame@3}. */
  String id();
}
