package org.cvready.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cvready.vision.GroundTruth;

/**
 * Adds defects to one surface, each where it shows and beside the others.
 *
 * <p>What shows is judged under the reference lights, wherever the part is inspected: a defect that
 * glare swallows at a site is still there.
 */
final class Flaws {
  private static final int TRIES = 12;

  private final Surface surface;
  private final Surface kept = new Surface();
  private final Light ground;
  private final Shader shader;
  private final Light metal = new Light();
  private final Light before = new Light();
  private final Light after = new Light();

  /**
   * Flaws of a surface.
   *
   * @param surface changed by them
   * @param ground the belt under the reference lights
   * @param shader of the reference lights
   */
  Flaws(Surface surface, Light ground, Shader shader) {
    this.surface = surface;
    this.ground = ground;
    this.shader = shader;
    kept.copy(surface, Area.ALL);
  }

  /** Adds one defect for each wish; a wish that never shows in twelve tries is left out. */
  List<GroundTruth> add(Washer washer, List<DefectKind> wishes, Draw draw) {
    List<GroundTruth> truths = new ArrayList<>();
    List<Area> taken = new ArrayList<>();
    for (DefectKind wish : wishes) {
      Draw own = new Draw(new SplittableRandom(draw.seed()));
      boolean placed = false;
      for (int i = 0; i < TRIES && !placed; i++) {
        Defect defect = wish.drawn(washer, own);
        Area area = defect.area().grown(3);
        if (area.isEmpty() || taken.stream().anyMatch(area::meets)) {
          continue;
        }
        Optional<GroundTruth> truth = tried(defect, wish, area);
        truth.ifPresent(truths::add);
        placed = truth.isPresent();
        if (placed) {
          taken.add(area);
        } else {
          surface.copy(kept, area);
        }
      }
    }
    return truths;
  }

  private Optional<GroundTruth> tried(Defect defect, DefectKind kind, Area area) {
    shader.shade(kept, area, metal);
    ground.under(metal, kept, area, before);
    defect.applyTo(surface);
    shader.shade(surface, area, metal);
    ground.under(metal, surface, area, after);
    return new Visibility(before, after, area).seen(kind);
  }
}
