package org.cvready.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.cvready.imaging.ImageHeader;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/**
 * Joins what an annotation says with what the image file says, and checks that they agree.
 *
 * <p>Boxes are taken to lie in the displayed image. Where the declared size equals the stored size
 * only, the annotator has seen the image unturned, and the boxes are turned with the pixels. Square
 * images and images without a declared size cannot tell, and count as displayed.
 */
final class SampleAssembler {
  /**
   * How far a box may reach beyond its image, pixels: one pixel between annotations that count from
   * 0 and from 1, and half a pixel of rounding.
   */
  static final double TOLERANCE = 1.5;

  private static final SortedMap<String, String> NO_TAGS =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  private final ProblemLog problems;

  SampleAssembler(ProblemLog problems) {
    this.problems = problems;
  }

  /**
   * A sample of an image and its objects; every rule that they break is logged.
   *
   * @param whereOf where the annotation of the object at an index stands, for messages
   */
  Sample assemble(
      ImageEntry entry, ImageHeader header, List<GroundTruth> truths, IntFunction<String> whereOf) {
    boolean displayed = !entry.declaresSize() || entry.declares(header.width(), header.height());
    boolean stored = !displayed && entry.declares(header.storedWidth(), header.storedHeight());
    if (!displayed && !stored) {
      problems.error(
          entry.where(),
          "image must be %d x %d as declared, its file is %d x %d"
              .formatted(
                  entry.declaredWidth(), entry.declaredHeight(), header.width(), header.height()));
    }
    List<GroundTruth> placed = truths.isEmpty() ? List.of() : new ArrayList<>(truths.size());
    for (int i = 0; i < truths.size(); i++) {
      GroundTruth truth = stored ? turned(truths.get(i), header) : truths.get(i);
      check(truth.box(), header, whereOf.apply(i));
      placed.add(truth);
    }
    return new Sample(
        entry.name(),
        entry.imageId(),
        entry.file(),
        header.width(),
        header.height(),
        placed,
        NO_TAGS);
  }

  private static GroundTruth turned(GroundTruth truth, ImageHeader header) {
    Box box =
        header.orientation().displayed(truth.box(), header.storedWidth(), header.storedHeight());
    return truth.at(box, truth.area());
  }

  private void check(Box box, ImageHeader header, String where) {
    if (box.isEmpty()) {
      problems.error(
          where,
          "box must have a width and a height above 0, got %s x %s"
              .formatted(box.width(), box.height()));
      return;
    }
    boolean inside =
        box.x() >= -TOLERANCE
            && box.y() >= -TOLERANCE
            && box.right() <= header.width() + TOLERANCE
            && box.bottom() <= header.height() + TOLERANCE;
    if (!inside) {
      problems.error(
          where,
          "box must lie inside the %d x %d image (by up to %s pixels), got corners %s,%s to %s,%s"
              .formatted(
                  header.width(),
                  header.height(),
                  TOLERANCE,
                  box.x(),
                  box.y(),
                  box.right(),
                  box.bottom()));
    }
  }
}
