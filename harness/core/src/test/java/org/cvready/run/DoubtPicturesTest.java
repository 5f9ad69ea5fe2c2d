package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.Observation;
import org.cvready.study.StageTiming;
import org.cvready.study.gallery.PictureKind;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.SuspectImage;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;

class DoubtPicturesTest {
  private static final Box HERE = new Box(10, 10, 40, 40);

  private static SuspectImage image(int set, String name, Doubt doubt) {
    Sample sample = new Sample(name, 0, Path.of(name), 200, 200, List.of(), new TreeMap<>());
    ImageOutcome outcome =
        new ImageOutcome(name, name, name, new TreeMap<>(), Decision.REJECT, 0, List.of());
    Observation clean =
        new Observation(
            set,
            0,
            sample,
            "clean",
            List.of(),
            List.of(),
            outcome,
            Optional.empty(),
            new StageTiming(0, 0, 0, 0));
    return new SuspectImage(set, List.of(clean), List.of(doubt));
  }

  private static Doubt missing(int agreeing, double score) {
    return new Doubt(
        Fault.MISSING, Optional.empty(), Optional.of(new Detection(HERE, 1, score)), agreeing, 10);
  }

  private static List<String> names(List<DoubtPictures.Shown> shown) {
    return shown.stream().map(each -> each.chosen().observation().sample().name()).toList();
  }

  @Test
  void of_manyDoubts_takesTheSurestOfEachSet() {
    List<SuspectImage> images = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      images.add(image(1, "b%02d".formatted(i), missing(7, 0.5 + 0.01 * i)));
    }
    images.add(image(1, "surest", missing(9, 0.5)));
    images.add(image(0, "alone", missing(7, 0.6)));

    List<DoubtPictures.Shown> shown = DoubtPictures.of(images);

    assertThat(names(shown))
        .containsExactly("alone", "surest", "b19", "b18", "b17", "b16", "b15", "b14", "b13");
    assertThat(shown).allMatch(each -> each.chosen().kind() == PictureKind.DOUBTFUL_LABEL);
  }

  @Test
  void of_labelWithoutAnObject_isAboutTheLabel() {
    Doubt nothing =
        new Doubt(
            Fault.NOTHING_THERE, Optional.of(GroundTruth.of(HERE, 0)), Optional.empty(), 10, 10);
    DoubtPictures.Shown shown = DoubtPictures.of(List.of(image(0, "i", nothing))).get(0);
    assertThat(shown.chosen().focus().classIndex()).isZero();
    assertThat(shown.chosen().focus().box()).contains(HERE);
    assertThat(shown.chosen().focus().score()).isZero();
  }

  @Test
  void of_noDoubt_isEmpty() {
    assertThat(DoubtPictures.of(List.of())).isEmpty();
  }
}
