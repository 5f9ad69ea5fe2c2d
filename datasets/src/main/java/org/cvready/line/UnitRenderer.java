package org.cvready.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/**
 * Renders units: one washer on the belt each, with marks and, where asked for, defects.
 *
 * <p>A unit depends on the renderer's seed, its set and its number alone. One renderer serves any
 * number of threads.
 */
public final class UnitRenderer {
  private static final int TRIES = 12;

  private final long seed;
  private final HalfVectors.Memory halves = new HalfVectors.Memory();
  private final LightRig referenceRig = LightRig.Fixture.NEW.rig();

  /** A renderer whose pictures all follow from one seed. */
  public UnitRenderer(long seed) {
    this.seed = seed;
  }

  /** A unit of a set, counted from 0. */
  public Rendered render(LineSet set, int index) {
    return rendered(set, index, set.wishes(index));
  }

  /** The same unit as {@link #render} gives, without its defects. */
  Rendered flawless(LineSet set, int index) {
    return rendered(set, index, List.of());
  }

  private Rendered rendered(LineSet set, int index, List<DefectKind> wishes) {
    long unit = Seeds.of(seed, set.folder() + "/" + index);
    Conditions conditions = set.conditions(index, Seeds.draw(unit, "conditions"));
    Washer washer = Washer.drawn(conditions.product(), Seeds.draw(unit, "washer"));
    Surface surface = washer.surface();
    Marks.apply(washer, surface, Seeds.draw(unit, "marks"));
    Belt belt = new Belt(conditions.belt(), Seeds.of(unit, "belt"));
    Shadow shadow = Shadow.of(washer::outline, washer.product().height());
    List<GroundTruth> truths = List.of();
    if (!wishes.isEmpty()) {
      Light ground = belt.shaded(referenceRig, shadow);
      truths = new Flaws(surface, ground).add(washer, wishes, Seeds.draw(unit, "defects"));
    }
    Light metal = new Light();
    new Shader(conditions.rig(), halves).shade(surface, Area.ALL, metal);
    Light scene = belt.shaded(conditions.rig(), shadow).under(metal, surface, Area.ALL);
    Image image = conditions.camera().picture(scene, Seeds.of(unit, "noise"));
    return new Rendered(image, truths, conditions.tags());
  }

  /** Adds defects to one surface, each where it shows and beside the others. */
  private final class Flaws {
    private final Surface surface;
    private final Surface kept = new Surface();
    private final Light ground;
    private final Light clean = new Light();
    private final Light flawed = new Light();
    private final Shader shader = new Shader(referenceRig, halves);

    Flaws(Surface surface, Light ground) {
      this.surface = surface;
      this.ground = ground;
      kept.copy(surface, Area.ALL);
    }

    List<GroundTruth> add(Washer washer, List<DefectKind> wishes, Draw draw) {
      List<GroundTruth> truths = new ArrayList<>();
      List<Area> taken = new ArrayList<>();
      for (DefectKind wish : wishes) {
        Draw own = new Draw(new java.util.SplittableRandom(draw.seed()));
        for (int i = 0; i < TRIES; i++) {
          Defect defect = wish.drawn(washer, own);
          Area area = defect.area().grown(3);
          if (area.isEmpty() || taken.stream().anyMatch(area::meets)) {
            continue;
          }
          Optional<GroundTruth> truth = tried(defect, wish, area);
          if (truth.isPresent()) {
            truths.add(truth.get());
            taken.add(area);
            break;
          }
          surface.copy(kept, area);
        }
      }
      return truths;
    }

    private Optional<GroundTruth> tried(Defect defect, DefectKind kind, Area area) {
      shader.shade(kept, area, clean);
      defect.applyTo(surface);
      shader.shade(surface, area, flawed);
      Light before = ground.under(clean, kept, area);
      Light after = ground.under(flawed, surface, area);
      return new Visibility(before, after, area).seen(kind);
    }
  }
}
