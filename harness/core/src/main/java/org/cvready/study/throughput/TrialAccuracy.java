package org.cvready.study.throughput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cvready.model.Detector;
import org.cvready.study.throughput.PairedTrials.Candidate;

/** Adds to trials what they do to what the model finds, where somebody would want to know it. */
final class TrialAccuracy {
  private final AccuracyCheck check;
  private final ThroughputStudy.Progress progress;

  TrialAccuracy(AccuracyCheck check, ThroughputStudy.Progress progress) {
    this.check = check;
    this.progress = progress;
  }

  /**
   * The trials, those with a figure of accuracy that pay and show the model other pixels.
   *
   * @param base the model under the plan's setting
   * @param candidates that were tried
   * @param trials what came of each
   */
  List<SettingTrial> judged(Detector base, List<Candidate> candidates, List<SettingTrial> trials)
      throws IOException, InterruptedException {
    if (trials.stream().noneMatch(TrialAccuracy::isOpen)) {
      return trials;
    }
    AccuracyCheck.Seen usual = see(base);
    List<SettingTrial> judged = new ArrayList<>(trials.size());
    for (int i = 0; i < trials.size(); i++) {
      SettingTrial trial = trials.get(i);
      if (isOpen(trial)) {
        try (Detector other = Detector.open(candidates.get(i).model())) {
          trial = trial.withAccuracy(check.change(usual, see(other)));
        }
      }
      judged.add(trial);
    }
    return judged;
  }

  private AccuracyCheck.Seen see(Detector detector) throws IOException, InterruptedException {
    progress.accuracy(check.images());
    return check.see(detector, done -> progress.at((int) done));
  }

  private static boolean isOpen(SettingTrial trial) {
    return trial.pays() && !trial.samePicture();
  }
}
