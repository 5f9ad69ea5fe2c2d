package org.cvready.plan;

/** Which files a plan may name. */
public enum PathRule {
  /** Files in the plan's own folder and below, symbolic links resolved. */
  INSIDE_PLAN_FOLDER,
  /** Any file: the user has said that this plan may. */
  ANYWHERE
}
