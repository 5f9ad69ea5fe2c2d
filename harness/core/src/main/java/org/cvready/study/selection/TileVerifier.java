package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageCuts;
import org.cvready.model.DetectorWorker;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * The same model on parts of the image, each of which it sees larger: for models whose input has a
 * fixed size. Parts overlap by a fifth; what is cut at an inner edge is left to the part beside it,
 * and what is larger than half a part to the first look at the whole.
 */
final class TileVerifier implements Verifier {
  private static final double OVERLAP = 0.2;

  /** A box this near to an edge is cut by it, pixels. */
  private static final double NEAR = 1.5;

  private final DetectorWorker worker;
  private final double scale;
  private final double iou;
  private long inferences;

  /**
   * Looks through a worker.
   *
   * @param worker closed with the verifier
   * @param scale how much larger a part is shown, above 1
   * @param iou greatest overlap of two detections of a class, in [0, 1]
   */
  TileVerifier(DetectorWorker worker, double scale, double iou) {
    this.worker = worker;
    this.scale = scale;
    this.iou = iou;
  }

  @Override
  public List<Detection> look(Capture picture, List<Detection> first) {
    Image image = picture.pixels();
    int width = side(image.width());
    int height = side(image.height());
    // From the pixels that were decoded to those that were captured.
    double across = (double) picture.width() / image.width();
    double down = (double) picture.height() / image.height();
    List<Detection> all = new ArrayList<>();
    for (Detection whole : first) {
      if (whole.box().width() > across * width / 2.0
          || whole.box().height() > down * height / 2.0) {
        all.add(whole);
      }
    }
    for (int y : starts(image.height(), height)) {
      for (int x : starts(image.width(), width)) {
        for (Detection found : inTile(new Box(x, y, width, height), image)) {
          Box box = found.box();
          all.add(
              new Detection(
                  new Box(
                      across * box.x(), down * box.y(), across * box.width(), down * box.height()),
                  found.classIndex(),
                  found.score()));
        }
      }
    }
    return MergedViews.suppressed(all, iou);
  }

  /** What is seen in a part and not cut by an inner edge of it, in the frame of the image. */
  private List<Detection> inTile(Box tile, Image image) {
    List<Detection> found = new ArrayList<>();
    inferences++;
    for (Detection one : worker.detect(ImageCuts.crop(image, tile, 0))) {
      Box box = one.box();
      Box moved = new Box(box.x() + tile.x(), box.y() + tile.y(), box.width(), box.height());
      if (!isCut(moved, tile, image)) {
        found.add(new Detection(moved, one.classIndex(), one.score()));
      }
    }
    return found;
  }

  private int side(int whole) {
    return Math.max(1, (int) Math.ceil(whole / scale));
  }

  /** Where parts begin: evenly, with at least the overlap. */
  static List<Integer> starts(int whole, int part) {
    int count = 1;
    if (part < whole) {
      count = (int) Math.ceil((whole - OVERLAP * part) / (part - OVERLAP * part) - 1e-9);
    }
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(count == 1 ? 0 : (int) Math.round((double) (whole - part) * i / (count - 1)));
    }
    return starts;
  }

  private static boolean isCut(Box box, Box tile, Image image) {
    return (tile.x() > 0 && box.x() - tile.x() < NEAR)
        || (tile.y() > 0 && box.y() - tile.y() < NEAR)
        || (tile.right() < image.width() && tile.right() - box.right() < NEAR)
        || (tile.bottom() < image.height() && tile.bottom() - box.bottom() < NEAR);
  }

  @Override
  public boolean needsFirst() {
    return true;
  }

  @Override
  public long inferences() {
    return inferences;
  }

  @Override
  public void close() {
    worker.close();
  }
}
