package org.cvready.perturb.digital;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * WebP at a chosen quality: smeared texture and soft block edges.
 *
 * <p>Cause in the field: pictures sent over the web or kept in a compact archive. Model: the
 * picture is encoded as lossy WebP (a VP8 key frame, 4:2:0) and decoded again by libwebp. Strength:
 * the quality, a whole number in [1, 100] on the scale of libwebp; less is stronger, and 100 still
 * rounds; severity 1..5 is 70, 45, 25, 10, 1.
 *
 * <p>Source: RFC 6386 (VP8) and RFC 9649 (WebP). Limits: sides up to 16,383 pixels; the encoder
 * decides block by block, so of two qualities that differ by a few steps the stronger one can come
 * a little closer to the clean picture. The slowest of the catalogue, as libwebp searches modes.
 * Not random.
 */
public record WebpQuality() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
              "q", "quality", new StrengthScale.Domain(1, 100, 101), 70, 45, 25, 10, 1)
          .inWholeNumbers();

  @Override
  public String name() {
    return "webp_quality";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int quality = (int) SCALE.check(name(), strength);
    return Perturbed.inPlace(
        LossyFile.decode(LossyFile.webp(image, quality, name()), image, memory));
  }
}
