package org.cvready.gate;

import java.util.Optional;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan;

/**
 * One class, slice and condition that a limit is about.
 *
 * @param number position of the limit in the plan, from 1
 * @param gate the limit
 * @param scope on what; empty where the run has nothing that the limit is about
 */
public record GateQuestion(int number, GatePlan gate, Optional<Scope> scope) {}
