package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Fingerprint;
import org.cvready.imaging.NearDuplicates;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.Plan;

/** Finds images that stand in two roles: what was seen in one is no evidence in the other. */
final class Leakage {
  private static final int SHOWN = 5;

  private final Plan plan;
  private final List<Dataset> datasets;
  private final RunProgress progress;
  private final List<String> unreadable = new ArrayList<>();
  private long looked;

  Leakage(Plan plan, List<Dataset> datasets, RunProgress progress) {
    this.plan = plan;
    this.datasets = datasets;
    this.progress = progress;
  }

  /** Images that could not be decoded on the way, a sentence each. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** One sentence for each pair of sets that share images, with the first few named. */
  List<String> find() {
    progress.stage("images", datasets.stream().mapToLong(data -> data.samples().size()).sum());
    List<Looked> sets = datasets.stream().map(this::look).toList();
    progress.end();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      for (int j = i + 1; j < sets.size(); j++) {
        if (apart(plan.datasets().get(i), plan.datasets().get(j))) {
          compare(sets.get(i), sets.get(j), lines);
        }
      }
    }
    return lines;
  }

  /** Whether two sets must not share images: other roles, or a choice and what verifies it. */
  private boolean apart(DatasetPlan one, DatasetPlan other) {
    Set<String> names = Set.of(one.name(), other.name());
    return one.role() != other.role()
        || plan.thresholdChoice()
            .filter(choice -> names.contains(choice.chooseWith()))
            .filter(choice -> names.contains(choice.verifyWith()))
            .isPresent();
  }

  /** The fingerprints of a set, with the image that each belongs to. */
  private record Looked(Dataset data, List<Sample> samples, List<Fingerprint> fingerprints) {}

  private Looked look(Dataset data) {
    List<Sample> samples = new ArrayList<>();
    List<Fingerprint> fingerprints = new ArrayList<>();
    for (Sample sample : data.samples()) {
      try {
        fingerprints.add(Fingerprint.of(sample.image()));
        samples.add(sample);
      } catch (UnreadableImageException broken) {
        unreadable.add("%s: %s".formatted(data.name(), broken.getMessage()));
      }
      progress.at(++looked);
    }
    return new Looked(data, samples, fingerprints);
  }

  private static void compare(Looked first, Looked second, List<String> lines) {
    List<NearDuplicates.Pair> pairs =
        NearDuplicates.between(first.fingerprints(), second.fingerprints());
    if (pairs.isEmpty()) {
      return;
    }
    long same = pairs.stream().filter(NearDuplicates.Pair::samePixels).count();
    StringBuilder line =
        new StringBuilder(
            "%s and %s share images: %,d with the same pixels, %,d nearly the same"
                .formatted(first.data().name(), second.data().name(), same, pairs.size() - same));
    String before = ", such as ";
    for (NearDuplicates.Pair pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
      line.append(before)
          .append(first.samples().get(pair.first()).name())
          .append(" = ")
          .append(second.samples().get(pair.second()).name());
      before = ", ";
    }
    lines.add(line.toString());
  }
}
