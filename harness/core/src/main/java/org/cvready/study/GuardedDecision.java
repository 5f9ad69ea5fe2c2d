package org.cvready.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.imaging.Capture;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.DecisionRule;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** Decides images as the line would, with a guard where there is one; for one thread. */
public final class GuardedDecision {
  private final DetectorWorker worker;
  private final DecisionRule rule;
  private final Optional<Guard> guard;
  private final Watcher watcher;

  /**
   * The line's decision.
   *
   * @param worker the model, closed by the caller; with embeddings where the guard needs them
   * @param point of the decision
   * @param guard looks at every image, where there is one
   */
  public GuardedDecision(DetectorWorker worker, OperatingPoint point, Optional<Guard> guard) {
    this.worker = worker;
    this.rule = new DecisionRule(point);
    this.guard = guard;
    this.watcher = new Watcher(worker, guard.filter(Guard::needsChangedImages).isPresent());
  }

  /** What the line does with an image. */
  public Decision of(Image image) {
    return of(Capture.whole(image));
  }

  /** The same for an image of which perhaps fewer pixels were decoded than were captured. */
  public Decision of(Capture image) {
    return look(image).decision();
  }

  /**
   * What the line sees of an image and does with it.
   *
   * @param detections by falling score
   * @param strange whether the guard has tripped
   * @param strangeness share of the guard's reference images that are less strange, in [0, 1];
   *     empty without a guard
   * @param decision what follows
   */
  public record Look(
      List<Detection> detections, boolean strange, OptionalDouble strangeness, Decision decision) {
    /** Copies the list. */
    public Look {
      detections = List.copyOf(detections);
    }
  }

  /** Looks at an image and decides it. */
  public Look look(Capture image) {
    List<Detection> detections = worker.detect(image);
    Optional<StrangeTraits> traits = guard.map(each -> watcher.traits(image, detections));
    boolean strange = traits.filter(of -> guard.orElseThrow().trips(of)).isPresent();
    OptionalDouble strangeness =
        traits.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(guard.orElseThrow().strangeness(traits.get()));
    return new Look(detections, strange, strangeness, rule.decide(detections, strange));
  }
}
