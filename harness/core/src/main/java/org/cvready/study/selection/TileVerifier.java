package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
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
  public List<Detection> look(Image image, List<Detection> first) {
    int width = side(image.width());
    int height = side(image.height());
    List<Detection> all = new ArrayList<>();
    for (Detection whole : first) {
      if (whole.box().width() > width / 2.0 || whole.box().height() > height / 2.0) {
        all.add(whole);
      }
    }
    for (int y : starts(image.height(), height)) {
      for (int x : starts(image.width(), width)) {
        Box tile = new Box(x, y, width, height);
        for (Detection found : worker.detect(ImageCuts.crop(image, tile, 0))) {
          Box box = found.box();
          Box moved = new Box(box.x() + x, box.y() + y, box.width(), box.height());
          if (!isCut(moved, tile, image)) {
            all.add(new Detection(moved, found.classIndex(), found.score()));
          }
        }
      }
    }
    return MergedViews.suppressed(all, iou);
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
  public void close() {
    worker.close();
  }
}
