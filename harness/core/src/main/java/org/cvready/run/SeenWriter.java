package org.cvready.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.Scope;
import org.cvready.study.Observation;
import org.cvready.study.ObservationSink;
import org.cvready.study.gallery.WorstPictures;
import org.cvready.study.suspect.SuspectFinder;

/**
 * Takes the observations of a pass, in order: into memory for the figures, into the journal, the
 * timings, the predictions on clean images, what is to be shown of them in pictures, and labels
 * that may be wrong.
 */
final class SeenWriter implements ObservationSink, AutoCloseable {
  private final List<SeenSet> sets;
  private final Journal journal;
  private final TimingLog timings;
  private final CocoResultsWriter predictions;
  private final WorstPictures worst;
  private final SuspectFinder suspects;
  private final List<ObservationSink> others = new ArrayList<>();
  private int openSets;

  SeenWriter(List<SeenSet> sets, OutputFolder out, WorstPictures worst, SuspectFinder suspects)
      throws IOException {
    this.sets = sets;
    this.suspects = suspects;
    this.worst = worst;
    this.journal = new Journal(out.file(Journal.FILE));
    this.timings = new TimingLog(out.file("timings.jsonl"));
    this.predictions =
        new CocoResultsWriter(
            new BufferedOutputStream(Files.newOutputStream(out.file("predictions.json")), 1 << 16));
    predictions.beginSets();
  }

  /** Tells somebody else of every observation, too. */
  void alsoTell(ObservationSink other) {
    others.add(other);
  }

  @Override
  public void accept(Observation observation) throws IOException {
    openUpTo(observation.set());
    SeenSet set = sets.get(observation.set());
    String name = set.plan().name();
    set.add(observation);
    worst.accept(observation, set.plan().safe());
    suspects.accept(observation);
    for (ObservationSink other : others) {
      other.accept(observation);
    }
    List<DetectionText> texts = DetectionText.of(observation.detections());
    journal.write(name, observation, texts);
    timings.write(name, observation);
    if (observation.condition().equals(Scope.CLEAN)) {
      write(observation, set.categories(), texts);
    }
  }

  private void write(Observation observation, CategoryIds categories, List<DetectionText> texts)
      throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      long category = categories.id(observation.detections().get(i).classIndex());
      predictions.write(observation.sample().imageId(), category, texts.get(i));
    }
  }

  /** Every set has its list, also one without any image. */
  private void openUpTo(int set) throws IOException {
    while (openSets <= set) {
      if (openSets > 0) {
        predictions.endSet();
      }
      predictions.beginSet(sets.get(openSets).plan().name());
      openSets++;
    }
  }

  /** Writes what ends the files; call once all observations have come. */
  void finish() throws IOException {
    openUpTo(sets.size() - 1);
    predictions.endSet();
    predictions.endSets();
  }

  List<SeenSet> sets() {
    return sets;
  }

  TimingLog timings() {
    return timings;
  }

  @Override
  public void close() throws IOException {
    try (journal;
        timings) {
      predictions.close();
    }
  }
}
