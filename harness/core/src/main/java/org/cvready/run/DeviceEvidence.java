package org.cvready.run;

import java.util.Optional;
import org.cvready.model.DeviceTrial;
import org.cvready.model.ModelOptions;
import org.cvready.plan.Plan;
import org.cvready.study.device.DeviceFindings;

/** What the device costs, where the plan asks about speed or names a device of its own. */
final class DeviceEvidence {
  private DeviceEvidence() {}

  static Optional<DeviceFindings> of(OpenedPlan opened) {
    Plan plan = opened.plan();
    ModelOptions options = OpenedPlan.modelOptions(plan, plan.model().file());
    boolean asked =
        plan.lineSpeed().isPresent() || plan.throughput().isPresent() || !options.device().isCpu();
    if (!asked) {
      return Optional.empty();
    }
    return Optional.of(measured(opened));
  }

  /** What the device costs, whatever the plan asks. */
  static DeviceFindings measured(OpenedPlan opened) {
    Plan plan = opened.plan();
    ModelOptions options = OpenedPlan.modelOptions(plan, plan.model().file());
    return DeviceFindings.of(DeviceTrial.run(options, opened.detector().description().inputs()));
  }
}
