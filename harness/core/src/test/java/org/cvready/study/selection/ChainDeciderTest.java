package org.cvready.study.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.Sample;
import org.cvready.latency.Cameras;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.FrameProcessor;
import org.cvready.latency.FullQueue;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.NanoClock;
import org.cvready.latency.StageRecorder;
import org.cvready.latency.StageTimes;
import org.cvready.latency.WarmUp;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.study.ImagePass;
import org.cvready.study.Observation;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.selection.VerifierPass.Task;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line decides each image as the study of the chain does. */
@Timeout(300)
class ChainDeciderTest {
  private static final int IMAGES = 24;

  private static PassSet set(Detector detector) {
    Dataset all =
        DatasetLocation.parse(
                "coco:"
                    + SharedMaterial.projectRoot()
                        .resolve("datasets/washer-line/benchmark/annotations.json"))
            .read("benchmark")
            .among(detector.classNames());
    Map<String, Long> ids = new LinkedHashMap<>();
    all.classes().names().forEach(name -> ids.put(name, ids.size() + 1L));
    List<Sample> some = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      some.add(all.samples().get(15 * i));
    }
    return new PassSet(
        Dataset.labelled("some", ids, some, List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(SetCondition.clean()));
  }

  private static List<ImageOutcome> outcomes(Detector detector, PassSet set, OperatingPoint point)
      throws Exception {
    List<Observation> seen = new ArrayList<>();
    ImagePass.run(detector, new PassQuestion(List.of(set), point, 1, 2), seen::add, done -> {});
    return seen.stream().map(Observation::outcome).toList();
  }

  /** Decides every image once, one after the other. */
  private static final class EachOnce implements FrameProcessor {
    private final ChainDecider decider;
    private final List<Sample> images;
    private final List<Decision> decisions = new ArrayList<>();

    EachOnce(ChainDecider decider, List<Sample> images) {
      this.decider = decider;
      this.images = images;
    }

    @Override
    public List<String> stages() {
      return ChainDecider.stages();
    }

    @Override
    public void process(long frame, StageRecorder stages) {
      decisions.add(decider.decided(images.get((int) frame), stages));
    }
  }

  private static LineSpeedSetup oneByOne() {
    return new LineSpeedSetup(
        FixedPeriod.perMinute(60_000),
        Cameras.ONE,
        WarmUp.exactly(0),
        IMAGES,
        1,
        new LineSpeedSetup.Waiting(IMAGES, FullQueue.BLOCK),
        GeneratorLimits.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(ChainRule.class)
  void decided_everyImage_isWhatTheStudySays(ChainRule rule) throws Exception {
    try (Detector detector =
        Detector.open(
            ModelOptions.of(
                SharedMaterial.projectRoot().resolve("datasets/washer-line/detector.onnx")))) {
      OperatingPoint point = OperatingPoint.uniform(detector.classNames().size(), 0.6, 0.3, 0.5);
      PassSet set = set(detector);
      List<ImageOutcome> first = outcomes(detector, set, point);
      Router router = Router.fit(first, 0.5, RiskMeasure.MARGIN, point);
      Verification verification = Verification.flip(detector, point);
      List<Task> tasks = new ArrayList<>();
      for (int i = 0; i < IMAGES; i++) {
        tasks.add(new Task(set, i, Showing.CLEAN, Optional.empty()));
      }
      List<ImageOutcome> second =
          VerifierPass.run(
                  tasks, new VerifierPass.Question(detector, verification, 1, 2), done -> {})
              .outcomes();
      List<Decision> expected = new ArrayList<>();
      long routed = 0;
      for (int i = 0; i < IMAGES; i++) {
        boolean again = router.routes(first.get(i));
        routed += again ? 1 : 0;
        expected.add(
            (again ? Chain.of(first.get(i), second.get(i), rule) : first.get(i)).decision());
      }

      try (ChainDecider decider =
          new ChainDecider(
              new ChainDecider.Setup(detector, point, Optional.empty(), router, verification, rule),
              set)) {
        EachOnce line = new EachOnce(decider, set.data().samples());
        LineSpeedResult result = new LineSpeedRun(oneByOne(), NanoClock.system()).run(line);

        assertThat(line.decisions).isEqualTo(expected);
        assertThat(EnumSet.copyOf(expected)).hasSizeGreaterThan(1);
        assertThat(routed).isEqualTo(12);
        long looked = routed;
        assertThat(result.trace().stages())
            .filteredOn(stage -> stage.name().equals(ChainDecider.SECOND_LOOK))
            .singleElement()
            .extracting(StageTimes::frames)
            .isEqualTo(looked);
      }
    }
  }
}
