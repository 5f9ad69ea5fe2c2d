package org.cvready.run;

import java.nio.file.Path;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetLocation;
import org.cvready.plan.PlanTemplate;

/** A plan to start from, for a model and a set of images. */
public final class FirstPlan {
  private FirstPlan() {}

  /**
   * The plan as commented YAML.
   *
   * @param model the model's file
   * @param dataset the images, which are read for their class names
   * @param folder where the plan will lie: its paths are relative to it
   */
  public static String yaml(Path model, DatasetLocation dataset, Path folder) {
    Dataset data = dataset.read("data set");
    return new PlanTemplate(
            relative(folder, model),
            dataset.format().word(),
            relative(folder, dataset.path()),
            data.classes().names())
        .yaml();
  }

  private static String relative(Path folder, Path file) {
    return folder
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString()
        .replace('\\', '/');
  }
}
