package org.cvready.trainer.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cvready.trainer.data.TrainingSet.Example;

/**
 * Lays out the batches of an epoch: a new order, a new symmetry and a new jitter for every picture.
 *
 * <p>Everything follows from the seed, the epoch and the place in it, so that batches may be made
 * ahead and on any thread.
 */
public final class BatchMaker {
  private final TrainingSet set;
  private final long seed;
  private final int pictures;

  /**
   * A maker of batches.
   *
   * @param pictures of a batch, in [1, pictures of the set]
   */
  public BatchMaker(TrainingSet set, long seed, int pictures) {
    if (!(pictures >= 1 && pictures <= set.pictures())) {
      throw new IllegalArgumentException(
          "batch must hold between 1 and %d pictures, got %d".formatted(set.pictures(), pictures));
    }
    this.set = set;
    this.seed = seed;
    this.pictures = pictures;
  }

  /** Whole batches of an epoch; pictures that fill no batch wait for the next epoch's order. */
  public int batches() {
    return set.pictures() / pictures;
  }

  /** The batch at {@code place}, in [0, {@link #batches()}), of an epoch. */
  public Batch batch(int epoch, int place) {
    int[] order = order(epoch);
    int samples = 3 * set.size() * set.size();
    float[] pixels = new float[pictures * samples];
    List<List<Target>> targets = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      int position = order[place * pictures + i];
      RandomGenerator random = random(epoch, 1 + position);
      Symmetry symmetry = Symmetry.draw(random);
      float[] table = Jitter.draw(random).table();
      Example example = set.example(position);
      symmetry.move(example.pixels, FloatBuffer.wrap(pixels, i * samples, samples), table);
      targets.add(example.targets.stream().map(t -> t.under(symmetry, set.size())).toList());
    }
    return new Batch(pixels, targets);
  }

  /** Fisher and Yates' shuffle. */
  private int[] order(int epoch) {
    RandomGenerator random = random(epoch, 0);
    int[] order = new int[set.pictures()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private RandomGenerator random(int epoch, int use) {
    return new SplittableRandom(seed + 1_000_003L * epoch + 7_919_000_009L * use);
  }
}
