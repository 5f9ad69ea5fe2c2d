package org.cvready.study.throughput;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.TensorLayout;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.study.throughput.PairedTrials.Candidate;
import org.cvready.study.throughput.ThroughputQuestion.Grid;

/** What is worth trying against the plan's first setting, after the rows and stages are known. */
final class TrialChoice {
  // Where decoding takes less, decoding fewer pixels cannot buy much.
  private static final double LEAST_DECODING = 0.05;
  private static final int LATTICE = 32;

  private final ThroughputQuestion question;
  private final Grid grid;

  TrialChoice(ThroughputQuestion question, Grid grid) {
    this.question = question;
    this.grid = grid;
  }

  List<Candidate> of(Detector detector, List<ThroughputRow> rows, StageTimes stages) {
    List<Candidate> candidates = new ArrayList<>();
    settings(rows).forEach(setting -> candidates.add(setting(setting)));
    if (!detector.fixesInputSize()) {
      candidates.add(smallerInput(detector.description().layout()));
    }
    boolean decodingCounts = stages.stages().get(0).share() >= LEAST_DECODING;
    if (question.model().decode() == DecodeMode.FULL && decodingCounts && hasJpeg()) {
      candidates.add(decode(DecodeMode.REDUCED));
      candidates.add(decode(DecodeMode.SMALLEST));
    }
    return candidates;
  }

  /** Whatever differs from the base in one thing, and what was fastest of all. */
  private List<Setting> settings(List<ThroughputRow> rows) {
    List<Setting> settings = new ArrayList<>(grid.neighbours());
    rows.stream()
        .filter(row -> row.scenario() == Scenario.OFFLINE && row.span() == Span.END_TO_END)
        .filter(ThroughputRow::valid)
        .max(Comparator.comparingDouble(row -> row.speed().orElseThrow().imagesPerSecond()))
        .map(ThroughputRow::setting)
        .filter(best -> !best.equals(grid.base()) && !settings.contains(best))
        .ifPresent(settings::add);
    return settings;
  }

  private Candidate setting(Setting setting) {
    return new Candidate(setting.against(grid.base()), question.model(), setting, true);
  }

  private Candidate decode(DecodeMode mode) {
    String change =
        "%s decoding (model.input.decode) in place of %s"
            .formatted(mode.word(), DecodeMode.FULL.word());
    return new Candidate(change, question.model().withDecode(mode), grid.base(), false);
  }

  /** About three quarters of each side, on the lattice that networks want. */
  private Candidate smallerInput(TensorLayout layout) {
    int width = smaller(layout.width());
    int height = smaller(layout.height());
    ModelOptions model = question.model();
    return new Candidate(
        "an input of %d x %d pixels in place of %d x %d"
            .formatted(width, height, layout.width(), layout.height()),
        model.withInput(model.input().withSize(width, height)),
        grid.base(),
        false);
  }

  private static int smaller(int side) {
    return Math.max(LATTICE, Math.round(0.75f * side / LATTICE) * LATTICE);
  }

  private boolean hasJpeg() {
    return question.files().stream()
        .map(file -> file.toString().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.endsWith(".jpg") || name.endsWith(".jpeg"));
  }
}
