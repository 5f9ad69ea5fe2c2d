package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * One colour that runs to its upper end.
 *
 * <p>Cause in the field: an amplifier, converter or data line of one channel that fails high, a
 * ring light whose one colour does not switch off. Model: the samples of one channel, which the
 * stream draws, go the share of their way to 255. Strength: the share in [0, 100] %; 0 changes
 * nothing, at 100 the channel is 255 everywhere; severity 1..5 is 10, 25, 45, 70, 100 %. Severities
 * share the channel.
 *
 * <p>Source: a model of ours. Limits: the drift is that of encoded samples, alike in all pixels.
 */
public record ChannelSaturation() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "share", new StrengthScale.Domain(0, 100, 0), 10, 25, 45, 70, 100);

  @Override
  public String name() {
    return "channel_saturation";
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
    double share = SCALE.check(name(), strength) / 100;
    int channel = (int) (Image.CHANNELS * random.nextDouble());
    byte[][] tables = new byte[Image.CHANNELS][];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = table(i == channel ? share : 0);
    }
    return PixelRows.lookUp(image, memory, tables);
  }

  private static byte[] table(double share) {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.rint(i + share * (255 - i));
    }
    return table;
  }
}
