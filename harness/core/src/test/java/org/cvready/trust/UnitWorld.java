package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;

/**
 * Units on the line that are shown on several images each, in scenes whose units resemble each
 * other: good units that may be rejected, or defective ones that may pass.
 *
 * @param scenes how many
 * @param unitsOfScene units of a scene
 * @param imagesOfUnit images of a unit, at least 1
 * @param wrong how many units of a scene are decided wrongly
 * @param defective whether the units hold an object
 */
public record UnitWorld(
    int scenes, SizeLaw unitsOfScene, int imagesOfUnit, Misses wrong, boolean defective)
    implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    List<ImageOutcome> images = new ArrayList<>();
    for (int scene = 0; scene < scenes; scene++) {
      int units = unitsOfScene.draw(random);
      int wrongly = wrong.of(units, random);
      for (int unit = 0; unit < units; unit++) {
        addUnit(images, new Place("s" + scene, "s" + scene + "u" + unit, unit < wrongly), random);
      }
    }
    return SyntheticRun.of(images);
  }

  private record Place(String scene, String unit, boolean wrong) {}

  /** One image, any of them, decides: it alone rejects the unit. */
  private void addUnit(List<ImageOutcome> images, Place place, RandomGenerator random) {
    boolean rejected = place.wrong() != defective;
    int deciding = rejected ? random.nextInt(imagesOfUnit) : -1;
    for (int i = 0; i < imagesOfUnit; i++) {
      Decision decision = i == deciding ? Decision.REJECT : Decision.ACCEPT;
      ClassOutcome[] classes =
          defective
              ? new ClassOutcome[] {Outcomes.seen(0, 1, i == deciding ? 0 : 1, 0)}
              : new ClassOutcome[0];
      images.add(
          Outcomes.in(
              place.scene(),
              place.unit(),
              Outcomes.image(place.unit() + "i" + i, decision, classes)));
    }
  }
}
