package org.cvready.trainer.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cvready.trainer.data.TrainingSet.Example;

/**
 * Lays out the batches of an epoch, in a new order each time: whole pictures, or a window around
 * every object and one anywhere in every picture without objects; each with a symmetry and a jitter
 * of its own.
 *
 * <p>Everything follows from the seed, the epoch and the place in it, so that batches may be made
 * ahead and on any thread.
 */
public final class BatchMaker {
  private final TrainingSet set;
  private final long seed;
  private final Shape shape;
  private final List<View> views;

  /**
   * What a batch is made of.
   *
   * @param pictures at least 1
   * @param size pixels a side of each; windows where this is less than the set's own
   */
  public record Shape(int pictures, int size) {}

  /** One picture, and the object that a window is to show. */
  private record View(int picture, Optional<Target> object) {}

  /** A maker of batches of one shape. */
  public BatchMaker(TrainingSet set, Shape shape, long seed) {
    this.set = set;
    this.seed = seed;
    this.shape = shape;
    if (!(shape.size >= 1 && shape.size <= set.size())) {
      throw new IllegalArgumentException(
          "pictures of a batch must be between 1 and %d pixels, got %d"
              .formatted(set.size(), shape.size));
    }
    this.views = views(set, shape.size == set.size());
    if (!(shape.pictures >= 1 && shape.pictures <= views.size())) {
      throw new IllegalArgumentException(
          "batch must hold between 1 and %d pictures, got %d"
              .formatted(views.size(), shape.pictures));
    }
  }

  private static List<View> views(TrainingSet set, boolean whole) {
    List<View> views = new ArrayList<>();
    for (int picture = 0; picture < set.pictures(); picture++) {
      List<Target> targets = set.example(picture).targets;
      if (whole || targets.isEmpty()) {
        views.add(new View(picture, Optional.empty()));
        continue;
      }
      for (Target target : targets) {
        views.add(new View(picture, Optional.of(target)));
      }
    }
    return List.copyOf(views);
  }

  /** Whole batches of an epoch; views that fill no batch wait for the next epoch's order. */
  public int batches() {
    return views.size() / shape.pictures;
  }

  /** Pictures that an epoch shows. */
  public int pictures() {
    return batches() * shape.pictures;
  }

  /** The batch at {@code place}, in [0, {@link #batches()}), of an epoch. */
  public Batch batch(int epoch, int place) {
    int[] order = order(epoch);
    int samples = 3 * shape.size * shape.size;
    float[] pixels = new float[shape.pictures * samples];
    List<List<Target>> targets = new ArrayList<>();
    for (int i = 0; i < shape.pictures; i++) {
      int position = order[place * shape.pictures + i];
      RandomGenerator random = random(epoch, 1 + position);
      View view = views.get(position);
      Window window = window(view, random);
      Symmetry symmetry = Symmetry.draw(random);
      float[] table = Jitter.draw(random).table();
      Example example = set.example(view.picture);
      FloatBuffer target = FloatBuffer.wrap(pixels, i * samples, samples);
      symmetry.move(new Symmetry.Part(example, set.size(), window), target, table);
      targets.add(
          example.targets.stream()
              .flatMap(t -> window.cut(t).stream())
              .map(t -> t.under(symmetry, shape.size))
              .toList());
    }
    return new Batch(pixels, targets);
  }

  private Window window(View view, RandomGenerator random) {
    return view.object.isPresent()
        ? Window.around(view.object.get(), set.size(), shape.size, random)
        : Window.anywhere(set.size(), shape.size, random);
  }

  /** Fisher and Yates' shuffle. */
  private int[] order(int epoch) {
    RandomGenerator random = random(epoch, 0);
    int[] order = new int[views.size()];
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
