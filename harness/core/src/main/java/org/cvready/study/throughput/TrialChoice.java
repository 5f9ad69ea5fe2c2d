package org.cvready.study.throughput;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.Placement;
import org.cvready.imaging.ResizeMode;
import org.cvready.imaging.TensorLayout;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.study.throughput.PairedTrials.Candidate;
import org.cvready.study.throughput.ThroughputQuestion.Grid;

/** What is worth trying against the plan's first setting, after the rows and stages are known. */
final class TrialChoice {
  // Where decoding takes less, decoding fewer pixels cannot buy much.
  private static final double LEAST_DECODING = 0.05;
  // A decoder leaves out half of each side, or more, or nothing.
  private static final double HALF = 0.5;
  private static final Pattern JPEG = Pattern.compile("(?i)\\.jpe?g$");
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
    if (question.model().decode() == DecodeMode.FULL && decodingCounts) {
      if (jpegs(detector).anyMatch(at -> at.scaleX() == HALF && at.scaleY() == HALF)) {
        candidates.add(decode(DecodeMode.REDUCED));
      }
      if (jpegs(detector).anyMatch(at -> Math.max(at.scaleX(), at.scaleY()) <= HALF)) {
        candidates.add(decode(DecodeMode.SMALLEST));
      }
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

  /** Where JPEG images come to lie in the model's input; others are never decoded in part. */
  private Stream<Placement> jpegs(Detector detector) {
    TensorLayout layout = detector.description().layout();
    ResizeMode resize = detector.description().pixels().resize();
    return question.images().stream()
        .filter(image -> JPEG.matcher(image.file().toString()).find())
        .map(i -> resize.place(i.width(), i.height(), layout.width(), layout.height()));
  }
}
