package org.cvready.study.strange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * Copies of an image that show the same things, on which a model should see the same.
 *
 * <p>The image flipped left to right, moved right and down by 1 % of its shorter side (at least a
 * pixel) with its edge repeated, 5 % brighter, and 5 % darker.
 */
public final class ChangedImages {
  /** How many copies there are. */
  public static final int COPIES = 4;

  private static final double SAME_PLACE = 0.5;
  private static final double BRIGHTER = 1.05;
  private static final double DARKER = 0.95;

  private final Image image;

  /** The copies of an image. */
  public ChangedImages(Image image) {
    this.image = image;
  }

  /**
   * How little the detections on the copies agree with those on the image: one minus the shared
   * score over all score, mean over the copies, in [0, 1]. Detections with scores below 0.1 say
   * nothing and are left out; where there is none at all, all agree.
   *
   * @param detections on the image itself
   * @param model detects on a copy
   */
  public double disagreement(List<Detection> detections, Function<Image, List<Detection>> model) {
    List<Detection> own = telling(detections);
    int step = Math.max(1, Math.min(image.width(), image.height()) / 100);
    double sum = 0;
    List<Detection> flipped = new ArrayList<>();
    for (Detection found : telling(model.apply(flipped()))) {
      Box box = found.box();
      flipped.add(moved(found, image.width() - 2 * box.x() - box.width(), 0));
    }
    sum += disagreement(own, flipped);
    List<Detection> shifted =
        telling(model.apply(shifted(step))).stream()
            .map(found -> moved(found, -step, -step))
            .toList();
    sum += disagreement(own, shifted);
    sum += disagreement(own, telling(model.apply(scaled(BRIGHTER))));
    sum += disagreement(own, telling(model.apply(scaled(DARKER))));
    return sum / COPIES;
  }

  private List<Detection> telling(List<Detection> detections) {
    return detections.stream().filter(found -> found.score() >= WeakBoxes.WEAK).toList();
  }

  private static Detection moved(Detection found, double right, double down) {
    Box box = found.box();
    return new Detection(
        new Box(box.x() + right, box.y() + down, box.width(), box.height()),
        found.classIndex(),
        found.score());
  }

  /** Pairs of one class at one place, best first, share the lower of their scores. */
  private static double disagreement(List<Detection> one, List<Detection> other) {
    List<Detection> left = new ArrayList<>(other);
    double shared = 0;
    double all = 0;
    for (Detection found : one) {
      double score = found.score();
      int best = twin(found, left);
      double twin = best < 0 ? 0 : left.remove(best).score();
      shared += Math.min(score, twin);
      all += Math.max(score, twin);
    }
    for (Detection alone : left) {
      all += alone.score();
    }
    return all <= 0 ? 0 : 1 - shared / all;
  }

  /** The position of the best detection of the same class at the same place; -1 for none. */
  private static int twin(Detection of, List<Detection> among) {
    for (int i = 0; i < among.size(); i++) {
      Detection candidate = among.get(i);
      if (candidate.classIndex() == of.classIndex()
          && candidate.box().iou(of.box()) >= SAME_PLACE) {
        return i;
      }
    }
    return -1;
  }

  private Image flipped() {
    return copy((x, y) -> (image.width() - 1 - x) + (long) y * image.width());
  }

  private Image shifted(int step) {
    return copy((x, y) -> Math.max(0, x - step) + (long) Math.max(0, y - step) * image.width());
  }

  /** Which pixel stands at a place, counted row by row. */
  private interface Source {
    long at(int x, int y);
  }

  private Image copy(Source source) {
    ByteBuffer from = image.rgb();
    ByteBuffer to = Image.newBuffer(image.width(), image.height());
    int at = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int pixel = Math.toIntExact(Image.CHANNELS * source.at(x, y));
        for (int c = 0; c < Image.CHANNELS; c++) {
          to.put(at++, from.get(pixel + c));
        }
      }
    }
    return Image.wrap(image.width(), image.height(), to);
  }

  private Image scaled(double factor) {
    byte[] table = new byte[256];
    for (int level = 0; level < table.length; level++) {
      table[level] = (byte) Math.min(255, Math.round(factor * level));
    }
    ByteBuffer from = image.rgb();
    ByteBuffer to = Image.newBuffer(image.width(), image.height());
    for (int i = 0; i < to.capacity(); i++) {
      to.put(i, table[Byte.toUnsignedInt(from.get(i))]);
    }
    return Image.wrap(image.width(), image.height(), to);
  }
}
