package org.cvready.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.gallery.WorstPictures;

/**
 * The part of a certification whose time grows with the images: shows them to the model and writes
 * journal, timings and predictions, but judges nothing.
 *
 * <p>One opened plan can be shown again and again, to time it or to compare machines.
 */
public final class RecordedPass implements AutoCloseable {
  private final OpenedPlan opened;

  private RecordedPass(OpenedPlan opened) {
    this.opened = opened;
  }

  /**
   * Opens a plan's model and reads its sets.
   *
   * @param plan the plan's file
   * @param allowOutside whether it may name files outside its folder
   * @throws org.cvready.plan.BadPlanException where the plan is wrong; it lists everything
   * @throws org.cvready.dataset.UnreadableDatasetException where a set is
   * @throws org.cvready.model.engine.UnusableModelException where the model is
   */
  public static RecordedPass open(Path plan, boolean allowOutside) throws IOException {
    PathRule paths = RunOptions.rule(allowOutside);
    return new RecordedPass(OpenedPlan.open(PlanReader.read(plan, paths), paths));
  }

  /**
   * Shows every image under all of its conditions.
   *
   * @param options where to write, how many threads
   * @param progress is told how far it has come
   * @return how many times the model was shown an image
   */
  public long run(RunOptions options, RunProgress progress)
      throws IOException, InterruptedException {
    OpenedPlan guarded = GuardRun.fitted(opened, options.workers(), progress);
    List<SeenSet> sets = sets(guarded);
    try (OutputFolder out = OutputFolder.begin(options.out())) {
      try (SeenWriter writer =
          new SeenWriter(
              sets,
              out,
              new WorstPictures(opened.point()),
              SuspectEvidence.finder(opened.point(), sets))) {
        show(guarded, writer, options.workers(), progress);
        writer.finish();
      }
      out.finish();
    }
    return sets.stream().map(SeenSet::pass).mapToLong(PassSet::passes).sum();
  }

  /** What a run of the plan is to see, with nothing seen yet. */
  static List<SeenSet> sets(OpenedPlan opened) {
    Plan plan = opened.plan();
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : PassPlan.of(opened).sets()) {
      sets.add(new SeenSet(plan.datasets().get(sets.size()), pass));
    }
    return sets;
  }

  /** Shows the images of the writer's sets to the model. */
  static void show(OpenedPlan opened, SeenWriter writer, int workers, RunProgress progress)
      throws IOException, InterruptedException {
    PassQuestion question =
        new PassQuestion(
            writer.sets().stream().map(SeenSet::pass).toList(),
            opened.point(),
            opened.plan().seed(),
            workers,
            opened.watch());
    progress.stage("images", question.passes());
    ImagePass.run(opened.detector(), question, writer, progress::at);
  }

  @Override
  public void close() {
    opened.close();
  }
}
