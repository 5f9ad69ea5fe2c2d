package org.cvready.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
   * Which images to show, whether the plan may name files outside its folder, and how many threads
   * draw, which changes no byte of the sheet.
   *
   * @param samples images of each set, at least 1
   * @param allowOutside true where it may
   * @param workers threads, at least 1
   */
  public record Options(int samples, boolean allowOutside, int workers) {
    /** Checks the numbers. */
    public Options {
      if (samples < 1) {
        throw new IllegalArgumentException("samples must be at least 1, got " + samples);
      }
      if (workers < 1) {
        throw new IllegalArgumentException("workers must be at least 1, got " + workers);
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
    List<Strip> strips = strips(sets, plan.seed(), options, progress);
    progress.end();
    String about =
        "Each image as captured, then under each condition of the plan; seed %d. Boxes are the"
                .formatted(plan.seed())
            + " ground truth; a dashed one need not be found.";
    return new ContactSheet(plan.name(), about, strips);
  }

  private static List<Strip> strips(
      List<PassSet> sets, long seed, Options options, RunProgress progress) throws IOException {
    List<Strip> strips = new ArrayList<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            options.workers(), task -> new Thread(task, "cvready-preview"));
    long made = 0;
    try {
      for (PassSet set : sets) {
        for (int sample : telling(set.data().samples(), options.samples())) {
          PreviewStrip strip = new PreviewStrip(set, sample, seed);
          List<Future<Tile>> drawn = new ArrayList<>();
          for (PassSet.SetCondition condition : set.conditions()) {
            drawn.add(threads.submit(() -> strip.tile(condition.showing())));
          }
          List<Tile> tiles = new ArrayList<>();
          for (Future<Tile> tile : drawn) {
            tiles.add(finished(tile));
            made++;
            progress.at(made);
          }
          strips.add(strip.of(tiles));
        }
      }
      return strips;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Tile finished(Future<Tile> tile) throws IOException {
    try {
      return tile.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while drawing the preview");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Error broken) {
        throw broken;
      }
      if (failure.getCause() instanceof RuntimeException unfit) {
        throw unfit;
      }
      throw new IllegalStateException(failure.getCause());
    }
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
