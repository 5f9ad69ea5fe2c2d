package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.Plan;

/** What a certificate does not say, by what its plan did not ask. */
final class LimitsText {
  private LimitsText() {}

  static List<String> of(Plan plan) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "It holds for this model file, these thresholds and images like those of the sets named;"
            + " a change of lamp, camera, product or model needs a new certificate.");
    limits.add(
        "Each bound holds at its own confidence. With many gates, one of them may pass or fail by"
            + " chance.");
    if (plan.model().recalibration().isPresent()) {
      limits.add(
          "Scores were mapped by a recalibration; on images that it was fitted on they are better"
              + " calibrated than on new ones.");
    }
    limits.add("Labels are taken as true; a wrong label counts against the model.");
    if (plan.datasets().stream().allMatch(LimitsText::hasSingleImages)) {
      limits.add(
          "Images are taken as independent; where several show one scene, name it by cluster_by.");
    }
    if (has(plan, Role.ON_SITE, Sampling.ENRICHED)) {
      limits.add("Enriched sets say nothing about how often a defect occurs on the line.");
    }
    if (plan.datasets().stream().noneMatch(set -> set.role() == Role.ON_SITE)) {
      limits.add("No images from the site were shown to the model.");
    }
    if (plan.datasets().stream().noneMatch(set -> set.role() == Role.OUT_OF_DISTRIBUTION)) {
      limits.add("No images from outside the model's world were shown to it.");
    }
    if (plan.conditions().isEmpty()) {
      limits.add("The model was not tried under other light, glare, noise, blur or compression.");
    } else {
      limits.add("Simulated conditions stand for real ones only as far as their models go.");
    }
    if (plan.lineSpeed().isEmpty()) {
      limits.add("Latency was not measured.");
    } else {
      limits.add("Latency holds for this machine under the load it had during the run.");
    }
    return limits;
  }

  private static boolean hasSingleImages(DatasetPlan set) {
    return set.clusterBy().isEmpty() && set.unitBy().isEmpty();
  }

  private static boolean has(Plan plan, Role role, Sampling sampling) {
    return plan.datasets().stream()
        .filter(set -> set.role() == role)
        .map(DatasetPlan::sampling)
        .anyMatch(sampling::equals);
  }
}
