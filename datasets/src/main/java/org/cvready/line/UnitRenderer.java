package org.cvready.line;

import java.util.List;
import org.cvready.line.LineSet.Scene;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/**
 * Renders units: one picture of the belt each, with a washer, marks and defects, or with what does
 * not belong there.
 *
 * <p>A unit depends on the renderer's seed, its set and its number alone. One renderer serves any
 * number of threads.
 */
public final class UnitRenderer {
  private final long seed;
  private final HalfVectors.Memory halves = new HalfVectors.Memory();
  private final Shader reference = new Shader(LightRig.Fixture.NEW.rig(), halves);

  /** A renderer whose pictures all follow from one seed. */
  public UnitRenderer(long seed) {
    this.seed = seed;
  }

  /** A unit of a set, counted from 0. */
  public Rendered render(LineSet set, int index) {
    return new Unit(set, index, true).rendered();
  }

  /** The same unit as {@link #render} gives, without its defects. */
  Rendered flawless(LineSet set, int index) {
    return new Unit(set, index, false).rendered();
  }

  /** One unit under way. */
  private final class Unit {
    private final LineSet set;
    private final int index;
    private final boolean flawed;
    private final long unit;
    private final Conditions conditions;
    private final Shader shader;

    Unit(LineSet set, int index, boolean flawed) {
      this.set = set;
      this.index = index;
      this.flawed = flawed;
      this.unit = Seeds.of(seed, set.folder() + "/" + index);
      this.conditions = set.conditions(index, Seeds.draw(unit, "conditions"));
      this.shader = new Shader(conditions.rig(), halves);
    }

    Rendered rendered() {
      return switch (set.scene()) {
        case EMPTY_BELT -> pictured(belt(Shadow.none()), List.of());
        case OTHER_PART -> otherPart();
        default -> washer();
      };
    }

    private Rendered washer() {
      Washer washer = Washer.drawn(conditions.product(), Seeds.draw(unit, "washer"));
      Surface surface = washer.surface();
      Marks.apply(washer, surface, Seeds.draw(unit, "marks"));
      Woven woven = woven(Shadow.of(washer::outline, washer.product().height()));
      List<GroundTruth> truths = flawed ? flaws(washer, surface, woven) : List.of();
      Light scene = lit(woven.shaded(conditions.rig()), surface);
      if (set.scene() == Scene.FOREIGN_OBJECT) {
        Thing thing = Things.foreign(index, Seeds.draw(unit, "thing"));
        Surface strange = thing.surface(Seeds.of(unit, "unevenness"));
        scene = lit(shadowed(scene, thing), strange);
      }
      return pictured(scene, truths);
    }

    private List<GroundTruth> flaws(Washer washer, Surface surface, Woven woven) {
      Draw draw = Seeds.draw(unit, "defects");
      if (set.scene() == Scene.UNSEEN_DEFECT) {
        Defect unseen = index % 2 == 0 ? Crack.drawn(washer, draw) : HeatTint.drawn(washer, draw);
        unseen.applyTo(surface);
        return List.of();
      }
      List<DefectKind> wishes = set.wishes(index, Seeds.draw(unit, "wishes"));
      if (wishes.isEmpty()) {
        return List.of();
      }
      Light ground = woven.shaded(reference.rig());
      return new Flaws(surface, ground, reference).add(washer, wishes, draw);
    }

    private Rendered otherPart() {
      Thing thing = Things.otherPart(index, Seeds.draw(unit, "thing"));
      Shadow shadow = Shadow.of(Things.outline(thing), thing.make().height());
      return pictured(lit(belt(shadow), thing.surface(Seeds.of(unit, "unevenness"))), List.of());
    }

    /** Darkens what is close beside a thing that lies on top. */
    private Light shadowed(Light scene, Thing thing) {
      Shadow shadow = Shadow.of(Things.outline(thing), thing.make().height());
      Light darker = new Light();
      for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
        double sides = (shadow.left(pixel) + shadow.right(pixel)) / 2;
        double open = shadow.hides(pixel) ? 1 : 0.3 * shadow.above(pixel) + 0.7 * sides;
        double left = 1 - (1 - open) * thing.make().cover();
        for (int c = 0; c < 3; c++) {
          darker.set(c, pixel, scene.at(c, pixel) * left);
        }
      }
      return darker;
    }

    private Woven woven(Shadow shadow) {
      return new Belt(conditions.belt(), Seeds.of(unit, "belt")).woven(shadow);
    }

    private Light belt(Shadow shadow) {
      return woven(shadow).shaded(conditions.rig());
    }

    private Light lit(Light below, Surface surface) {
      Light above = new Light();
      shader.shade(surface, Area.ALL, above);
      Light scene = new Light();
      below.under(above, surface, Area.ALL, scene);
      return scene;
    }

    private Rendered pictured(Light scene, List<GroundTruth> truths) {
      Image image = conditions.camera().picture(scene, Seeds.of(unit, "noise"));
      if (set.scene() == Scene.CORRUPTED) {
        Corruption[] kinds = Corruption.values();
        Corruption kind = kinds[index % kinds.length];
        return new Rendered(
            kind.of(image, Seeds.draw(unit, "corruption")), truths, conditions.tags());
      }
      return new Rendered(image, truths, conditions.tags());
    }
  }
}
