package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Fewer levels between black and white, seen as steps in smooth surfaces.
 *
 * <p>Cause in the field: a packed pixel format of few bits, a converter of few bits, or a picture
 * stretched from a small part of its range. Model: each encoded sample goes to the nearest of
 * 2<sup>bits</sup> levels, evenly spaced from 0 to 255. Strength: whole bits a sample in [1, 8]; 8
 * changes nothing; severity 1..5 is 6, 5, 4, 3, 2 bits.
 *
 * <p>Source: uniform quantisation. Limits: no dither, and no coarser steps in the shadows as a
 * linear converter has them. Not random.
 */
public record BitDepth() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("bits", "bits", new StrengthScale.Domain(1, 8, 8), 6, 5, 4, 3, 2)
          .inWholeNumbers();

  @Override
  public String name() {
    return "bit_depth";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int greatest = (1 << (int) SCALE.check(name(), strength)) - 1;
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      // To the nearest: 255 is odd, so there are no ties on the way in.
      int level = (2 * i * greatest + 255) / 510;
      table[i] = (byte) ((2 * level * 255 + greatest) / (2 * greatest));
    }
    return PixelRows.lookUp(image, memory, table);
  }
}
