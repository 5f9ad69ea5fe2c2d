package org.cvready.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.report.ContactSheet;
import org.cvready.report.ContactSheet.Strip;
import org.cvready.report.ContactSheet.Tile;
import org.cvready.study.PassSet;
import org.cvready.vision.GroundTruth;

/** Shows what the conditions of a plan do to images of its sets. No model is loaded. */
public final class PlanPreview {
  private static final int CROWDED = 6;

  private PlanPreview() {}

  /**
   * Which images to show, and whether the plan may name files outside its folder.
   *
   * @param samples images of each set, at least 1
   * @param allowOutside true where it may
   */
  public record Options(int samples, boolean allowOutside) {
    /** Checks the number. */
    public Options {
      if (samples < 1) {
        throw new IllegalArgumentException("samples must be at least 1, got " + samples);
      }
    }
  }

  /**
   * Makes the sheet: for some images of each set, the image as captured and then under each
   * condition that applies to the set, with its objects where they lie. The pixels are those that
   * {@code certify} shows to the model.
   *
   * @param file the plan
   * @param progress is told how many pictures have been made
   * @throws org.cvready.plan.BadPlanException where the plan is wrong; it lists everything
   */
  public static ContactSheet of(Path file, Options options, RunProgress progress)
      throws IOException {
    PathRule paths = RunOptions.rule(options.allowOutside());
    Plan plan = PlanReader.read(file, paths);
    List<Dataset> datasets = new ArrayList<>();
    for (DatasetPlan set : plan.datasets()) {
      datasets.add(OpenedPlan.read(set, paths));
    }
    List<PassSet> sets = new PassPlan(plan, datasets, 0).sets();
    progress.stage("pictures", pictures(sets, options));
    List<Strip> strips = new ArrayList<>();
    long made = 0;
    for (PassSet set : sets) {
      for (int sample : telling(set.data().samples(), options.samples())) {
        PreviewStrip strip = new PreviewStrip(set, sample, plan.seed());
        List<Tile> tiles = new ArrayList<>();
        for (PassSet.SetCondition condition : set.conditions()) {
          tiles.add(strip.tile(condition.showing()));
          made++;
          progress.at(made);
        }
        strips.add(strip.of(tiles));
      }
    }
    progress.end();
    String about =
        "Each image as captured, then under each condition of the plan; seed %d. Boxes are the"
                .formatted(plan.seed())
            + " ground truth; a dashed one need not be found.";
    return new ContactSheet(plan.name(), about, strips);
  }

  private static long pictures(List<PassSet> sets, Options options) {
    return sets.stream()
        .mapToLong(
            set ->
                (long) Math.min(options.samples(), set.data().samples().size())
                    * set.conditions().size())
        .sum();
  }

  /** The images that show most classes without being crowded, and of these the emptiest. */
  private static List<Integer> telling(List<Sample> samples, int most) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer i) -> samples.get(i).groundTruths().size() > CROWDED)
            .thenComparing(i -> -classes(samples.get(i)))
            .thenComparing(i -> samples.get(i).groundTruths().size()));
    return order.subList(0, Math.min(most, order.size()));
  }

  private static long classes(Sample sample) {
    return sample.groundTruths().stream().map(GroundTruth::classIndex).distinct().count();
  }
}
