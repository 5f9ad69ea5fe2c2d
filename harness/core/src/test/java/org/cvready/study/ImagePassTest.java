package org.cvready.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageEncoder;
import org.cvready.imaging.ImageMeasures;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.model.TestPictures;
import org.cvready.model.TinyOnnx;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StreamCondition;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.study.strange.Watch;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a model that sees one box of class 0, from (24, 24) to (40, 40), on every image. */
@Timeout(120)
class ImagePassTest {
  private static final OperatingPoint POINT = OperatingPoint.uniform(2, 0.5, 0.25, 0.5);
  private static final GroundTruth THERE = truth(24, 0);

  @TempDir private Path folder;
  private Path model;

  private static GroundTruth truth(double x, int classIndex) {
    Box box = new Box(x, 24, 16, 16);
    return new GroundTruth(box, classIndex, box.area(), false);
  }

  @BeforeEach
  void writeModel() {
    float[] output = new float[84 * 6];
    float[] column = {32, 32, 16, 16, 0.9f};
    for (int i = 0; i < column.length; i++) {
      output[i * 84] = column[i];
    }
    model =
        new TinyOnnx()
            .input("images", 1, 1, 3, 64, 64)
            .node("Relu", "inner", "images")
            .output("out", new long[] {1, 6, 84}, output)
            .metadata("names", "['a', 'b']")
            .write(folder);
  }

  private Sample sample(String name, GroundTruth... truths) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, ImageEncoder.png(TestPictures.plain(64, 64, 90, 120, 40)));
    return new Sample(name, 1, file, 64, 64, List.of(truths), new TreeMap<>());
  }

  private static PassSet set(String name, List<Sample> samples, SetCondition... conditions) {
    Map<String, Long> classes = new LinkedHashMap<>();
    classes.put("a", 1L);
    classes.put("b", 2L);
    Dataset data = Dataset.labelled(name, classes, samples, List.of());
    return new PassSet(data, Optional.empty(), Optional.empty(), List.of(conditions));
  }

  private List<Observation> pass(int workers, PassSet... sets) throws Exception {
    return pass(new PassQuestion(List.of(sets), POINT, 1, workers));
  }

  /** With embeddings from the mean red, green and blue that the model sees. */
  private List<Observation> pass(PassQuestion question) throws Exception {
    List<Observation> seen = new ArrayList<>();
    ModelOptions options = ModelOptions.of(model).withInner(Optional.of("inner"));
    try (Detector detector = Detector.open(options)) {
      ImagePass.run(detector, question, seen::add, done -> {});
      assertThat(question.passes()).isEqualTo(seen.size());
    }
    return seen;
  }

  @Test
  void run_anyNumberOfWorkers_observesTheSameInTheSameOrder() throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      samples.add(sample("i%02d.png".formatted(i), THERE));
    }
    BitSet some = new BitSet();
    some.set(3, 9);
    Condition noise = new Condition(List.of(Conditions.step("gaussian_noise@3")));
    PassSet first =
        set(
            "first",
            samples,
            SetCondition.clean(),
            new SetCondition(
                new Showing.Perturbed(noise), Optional.of(some), OptionalDouble.empty()));
    PassSet empty = set("empty", List.of(), SetCondition.clean());
    PassSet last = set("last", samples.subList(0, 4), SetCondition.clean());
    List<String> alone = lines(pass(1, first, empty, last));
    assertThat(alone).hasSize(30 + 6 + 4).startsWith("0 0 clean");
    assertThat(alone.subList(3, 6))
        .containsExactly("0 3 clean", "0 3 gaussian_noise@3", "0 4 clean");
    assertThat(lines(pass(4, first, empty, last))).isEqualTo(alone);
  }

  /** Usual pictures are of 90 to 97; a second set and a condition bring more light. */
  @ParameterizedTest
  @EnumSource(
      value = StrangeScore.class,
      names = {"NEAREST", "EMBEDDING_NEAREST"})
  void run_guard_sendsStrangeImagesToReviewWhateverIsSeen(StrangeScore score) throws Exception {
    List<Sample> usual = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      usual.add(light("u%02d.png".formatted(i), 90 + i % 8));
    }
    List<Sample> others = List.of(light("same.png", 93), light("bright.png", 200));
    PassSet reference = set("usual", usual, SetCondition.clean());
    List<StrangeTraits> traits = new ArrayList<>();
    Watch embeddings = Watch.NONE.withEmbedding(true);
    pass(new PassQuestion(List.of(reference), POINT, 1, 2, embeddings))
        .forEach(seen -> traits.add(seen.traits().orElseThrow()));
    ReferenceSplit split = ReferenceSplit.of("usual", usual.stream().map(Sample::name).toList(), 4);
    List<StrangeScore> scores = List.of(score);
    SplitGuard guard =
        new SplitGuard(
            split,
            Guard.fit(scores, 0.9, split.half(traits, true)),
            Guard.fit(scores, 0.9, split.half(traits, false)));
    Condition more = new Condition(List.of(Conditions.step("exposure@1EV")));
    SetCondition bright =
        new SetCondition(new Showing.Perturbed(more), Optional.empty(), OptionalDouble.empty());
    PassSet known = set("usual", usual, SetCondition.clean(), bright);
    PassSet unknown = set("others", others, SetCondition.clean());
    List<Observation> seen =
        pass(new PassQuestion(List.of(known, unknown), POINT, 1, 3, Watch.with(guard)));
    assertThat(seen).hasSize(98);
    for (Observation each : seen) {
      boolean lit = !each.condition().equals("clean") || each.sample().name().equals("bright.png");
      assertThat(each.traits()).isPresent();
      assertThat(each.outcome().decision())
          .isEqualTo(each.outcome().strange() ? Decision.REVIEW : Decision.REJECT);
      if (lit) {
        assertThat(each.outcome().strange()).as(each.sample().name()).isTrue();
      }
      assertThat(each.outcome().strangeness()).isPresent();
      // What was seen stays as it was.
      assertThat(each.outcome().of(0).orElseThrow().raised()).isTrue();
    }
    long held =
        seen.stream()
            .filter(each -> each.condition().equals("clean") && each.set() == 0)
            .filter(each -> each.outcome().strange())
            .count();
    assertThat(held).isLessThan(24);
  }

  @Test
  void run_changedCopies_leaveTheEmbeddingOfTheImageItself() throws Exception {
    PassSet set =
        set("set", List.of(light("a.png", 60), light("b.png", 120)), SetCondition.clean());
    List<Observation> alone =
        pass(new PassQuestion(List.of(set), POINT, 1, 1, new Watch(false, true, Optional.empty())));
    List<Observation> copied =
        pass(new PassQuestion(List.of(set), POINT, 1, 1, new Watch(true, true, Optional.empty())));
    for (int i = 0; i < 2; i++) {
      StrangeTraits one = alone.get(i).traits().orElseThrow();
      StrangeTraits other = copied.get(i).traits().orElseThrow();
      assertThat(other.has(StrangeScore.AGREEMENT)).isTrue();
      assertThat(StrangeTraits.haveOneEmbedding(List.of(one, other))).isTrue();
    }
    assertThat(
            StrangeTraits.haveOneEmbedding(
                alone.stream().map(seen -> seen.traits().orElseThrow()).toList()))
        .isFalse();
  }

  private Sample light(String name, int level) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, ImageEncoder.png(TestPictures.plain(64, 64, level, level, level)));
    return new Sample(name, 1, file, 64, 64, List.of(), new TreeMap<>());
  }

  @Test
  void run_imageAsCaptured_isMeasuredAndNoOther() throws Exception {
    Sample sample = sample("a.png", THERE);
    Condition dim = new Condition(List.of(Conditions.step("exposure@-1EV")));
    SetCondition dimmed =
        new SetCondition(new Showing.Perturbed(dim), Optional.empty(), OptionalDouble.empty());
    List<Observation> seen = pass(1, set("set", List.of(sample), SetCondition.clean(), dimmed));
    assertThat(seen.get(0).measures()).contains(ImageMeasures.of(sample.image()));
    assertThat(seen.get(1).measures()).isEmpty();
  }

  @Test
  void run_stuckStream_judgesTheDeliveredPixelsByTheTruthOfThePlace() throws Exception {
    Sample small = sample("a.png", THERE);
    Path file = folder.resolve("b.png");
    Files.write(file, ImageEncoder.png(TestPictures.plain(128, 128, 90, 120, 40)));
    Sample large = new Sample("b.png", 2, file, 128, 128, List.of(THERE), new TreeMap<>());
    StreamCondition stuck = StreamCondition.at(new Fixed(List.of(1, StreamFault.NOTHING)), 1);
    PassSet set =
        set(
            "set",
            List.of(small, large),
            new SetCondition(
                new Showing.Misdelivered(stuck, stuck.deliver(2, 1, "set")),
                Optional.empty(),
                OptionalDouble.empty()));

    List<Observation> seen = pass(2, set);

    // The large picture in the small one's place: the model's box is twice as large there.
    assertThat(seen.get(0).condition()).isEqualTo("fixed@1");
    assertThat(seen.get(0).detections().get(0).box()).isEqualTo(Box.ofCorners(48, 48, 80, 80));
    assertThat(seen.get(0).truths()).containsExactly(THERE);
    assertThat(seen.get(0).outcome().of(0).orElseThrow().misses()).isEqualTo(1);
    // Nothing in the large one's place: nothing is seen, and its object is missed.
    assertThat(seen.get(1).detections()).isEmpty();
    assertThat(seen.get(1).outcome().decision()).isEqualTo(Decision.ACCEPT);
    assertThat(seen.get(1).outcome().of(0).orElseThrow().misses()).isEqualTo(1);
  }

  private record Fixed(List<Integer> delivery) implements StreamFault {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public StrengthScale scale() {
      return StrengthScale.SEVERITY;
    }

    @Override
    public int[] deliver(int images, double strength, RandomGenerator random) {
      return delivery.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  @Test
  void run_imageTooSmallForACondition_namesTheImage() throws Exception {
    Path file = folder.resolve("tiny.png");
    Files.write(file, ImageEncoder.png(TestPictures.plain(64, 64, 1, 2, 3)));
    Sample sample = new Sample("tiny.png", 1, file, 64, 64, List.of(), new TreeMap<>());
    Condition picky = Condition.of(new Picky(), 1);
    PassSet set =
        set(
            "set",
            List.of(sample),
            new SetCondition(
                new Showing.Perturbed(picky), Optional.empty(), OptionalDouble.empty()));

    assertThatThrownBy(() -> pass(1, set))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage(file + ": image for picky must be larger");
  }

  private record Picky() implements Perturbation {
    @Override
    public String name() {
      return "picky";
    }

    @Override
    public StrengthScale scale() {
      return StrengthScale.SEVERITY;
    }

    @Override
    public Stage stage() {
      return Stage.SCENE;
    }

    @Override
    public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
      throw new IllegalArgumentException("image for picky must be larger");
    }
  }

  private static List<String> lines(List<Observation> seen) {
    return seen.stream()
        .map(each -> each.set() + " " + each.sampleIndex() + " " + each.condition())
        .toList();
  }

  @Test
  void run_truthsFoundMissedAndOfAClassTheModelLacks_areCounted() throws Exception {
    GroundTruth crowd = new GroundTruth(new Box(0, 0, 8, 8), 1, 64, true);
    List<Observation> seen =
        pass(
            1,
            set(
                "set",
                List.of(
                    sample("a.png", THERE, truth(0, 0)),
                    sample("b.png", truth(0, 1), crowd),
                    sample("c.png")),
                SetCondition.clean()));
    assertThat(seen).allMatch(each -> each.outcome().decision() == Decision.REJECT);
    assertThat(seen.get(0).outcome().of(0).orElseThrow())
        .matches(found -> found.objects() == 2 && found.misses() == 1)
        .matches(found -> found.falsePositives() == 0 && found.raised());
    assertThat(seen.get(1).outcome().of(1).orElseThrow())
        .matches(missed -> missed.misses() == 1 && missed.ignored() == 1 && !missed.raised());
    assertThat(seen.get(2).outcome().of(0).orElseThrow().falsePositives()).isEqualTo(1);
  }

  @Test
  void run_sinkFails_endsWithItsError() throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      samples.add(sample("i%02d.png".formatted(i)));
    }
    PassSet set = set("set", samples, SetCondition.clean());
    try (Detector detector = Detector.open(ModelOptions.of(model))) {
      PassQuestion question = new PassQuestion(List.of(set), POINT, 1, 3);
      ObservationSink full =
          seen -> {
            if (seen.sampleIndex() == 20) {
              throw new IOException("disk full");
            }
          };
      assertThatThrownBy(() -> ImagePass.run(detector, question, full, done -> {}))
          .isInstanceOf(IOException.class)
          .hasMessage("disk full");
    }
  }

  @Test
  void run_damagedImage_endsAndNamesIt() throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      samples.add(sample("i%02d.png".formatted(i)));
    }
    Files.write(samples.get(7).file(), new byte[] {1, 2, 3});
    PassSet set = set("set", samples, SetCondition.clean());
    assertThatThrownBy(() -> pass(3, set))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("i07.png");
  }
}
