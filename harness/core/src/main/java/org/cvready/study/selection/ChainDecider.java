package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.dataset.Sample;
import org.cvready.latency.StageRecorder;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;
import org.cvready.model.Detector;
import org.cvready.study.FrameDecider;
import org.cvready.study.ModelDecider;
import org.cvready.study.OutcomeMaker;
import org.cvready.study.PassSet;
import org.cvready.study.strange.Guard;
import org.cvready.vision.Detection;

/**
 * Decides frames by a model and, where it is not sure, by its verifier too, one after the other as
 * a line would that cannot know beforehand which frames those are.
 */
public final class ChainDecider implements FrameDecider {
  /** The stage of frames that are looked at again, and of those alone. */
  public static final String SECOND_LOOK = "second look";

  private final ModelDecider model;
  private final Setup setup;
  private final PassSet set;
  private final Verifier verifier;
  private final SecondView view;
  private final OutcomeMaker maker;
  private final DecisionRule verifiersRule;

  /**
   * Whom the line asks.
   *
   * @param detector the model
   * @param point thresholds of its decision
   * @param guard looks at every frame, where there is one
   * @param router which frames are looked at again
   * @param verification by whom
   * @param rule how two decisions make one
   */
  public record Setup(
      Detector detector,
      OperatingPoint point,
      Optional<Guard> guard,
      Router router,
      Verification verification,
      ChainRule rule) {}

  /**
   * Opens model and verifier.
   *
   * @param setup whom the line asks
   * @param set whose images come
   */
  public ChainDecider(Setup setup, PassSet set) {
    this.setup = setup;
    this.set = set;
    this.model = new ModelDecider(setup.detector(), setup.point(), setup.guard());
    this.verifier = setup.verification().opener().get();
    this.view = new SecondView(setup.detector().pictureDecoder(), setup.verification().decoder());
    this.maker = new OutcomeMaker(setup.point());
    this.verifiersRule = new DecisionRule(setup.verification().point());
  }

  /** What it takes down, in order. */
  public static List<String> stages() {
    List<String> stages = new ArrayList<>(ModelDecider.stages());
    stages.add("routing");
    stages.add(SECOND_LOOK);
    return stages;
  }

  @Override
  public void decide(Sample frame, StageRecorder stages) {
    decided(frame, stages);
  }

  /** The decision on a frame. */
  Decision decided(Sample frame, StageRecorder stages) {
    int own = ModelDecider.stages().size();
    ModelDecider.Decided first = model.decided(frame, stages);
    List<Detection> detections = first.look().detections();
    long start = System.nanoTime();
    // The line knows no labels: everything that was detected may be false.
    ImageOutcome seen = maker.outcome(set, frame, List.of(), detections);
    OptionalDouble strangeness = first.look().strangeness();
    ImageOutcome outcome =
        strangeness.isPresent() ? seen.withStrangeness(strangeness.getAsDouble()) : seen;
    boolean again = !first.look().strange() && setup.router().routes(outcome);
    long routed = System.nanoTime();
    stages.record(own, routed - start);
    if (!again) {
      return first.look().decision();
    }
    List<Detection> second = verifier.look(view.of(frame, first.picture()), detections);
    Decision decision =
        Chain.of(first.look().decision(), verifiersRule.decide(second, false), setup.rule());
    stages.record(own + 1, System.nanoTime() - routed);
    return decision;
  }

  @Override
  public void close() {
    model.close();
    verifier.close();
  }
}
