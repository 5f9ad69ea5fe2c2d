package org.cvready.metric.coco;

import org.cvready.match.Candidates;
import org.cvready.match.DescendingScores;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;

/**
 * Which detections of one category match at every IoU threshold and for every range of areas.
 *
 * <p>The first hundred detections of an image are matched everywhere, as COCO does; the rest only
 * at IoU .5 for all areas, for counts without that limit. Detections are in the order of {@link
 * #detection}: by ascending image id, then by descending score.
 */
final class CategoryMatches {
  /** How many detections per image and category COCO looks at. */
  static final int LIMIT = 100;

  private static final AreaRange[] AREAS = AreaRange.values();

  private final LabelledDetections data;
  private final int[] detections;
  private final int[] truths;
  private final int[] rank;
  private final int[] match50;
  private final short[][] hits;
  private final short[][] ignored;
  private final int[] counted = new int[AREAS.length];
  private final Candidates candidates = new Candidates(CocoGrid.iou(0));

  /** Matches the given ground truth and detections, both grouped by ascending image id. */
  CategoryMatches(LabelledDetections data, int[] truths, int[] detections) {
    this.data = data;
    this.truths = truths;
    this.detections = detections;
    this.rank = new int[detections.length];
    this.match50 = new int[detections.length];
    this.hits = new short[AREAS.length][detections.length];
    this.ignored = new short[AREAS.length][detections.length];
    int truth = 0;
    for (int from = 0; from < detections.length; ) {
      int image = data.imageRank(data.detections().image(detections[from]));
      int to = endOfImage(from);
      data.detections().sortByScore(detections, from, to);
      while (truth < truths.length && imageOf(truth) < image) {
        truth++;
      }
      int truthTo = truth;
      while (truthTo < truths.length && imageOf(truthTo) == image) {
        truthTo++;
      }
      matchImage(from, to, new ImageTruths(truth, truthTo));
      from = to;
    }
    for (int truthIndex : truths) {
      for (AreaRange area : AREAS) {
        counted[area.position()] += isIgnored(truthIndex, area) ? 0 : 1;
      }
    }
  }

  private int imageOf(int truth) {
    return data.imageRank(data.groundTruth().image(truths[truth]));
  }

  private int endOfImage(int from) {
    DetectionColumns columns = data.detections();
    int to = from;
    while (to < detections.length
        && columns.image(detections[to]) == columns.image(detections[from])) {
      to++;
    }
    return to;
  }

  boolean isIgnored(int truth, AreaRange area) {
    GroundTruthColumns columns = data.groundTruth();
    return columns.crowd(truth) || !area.contains(columns.area(truth));
  }

  /** What the detections of one image may match. */
  private final class ImageTruths {
    final int from;
    final int size;
    final boolean[][] ignored;
    final boolean[][] taken;

    ImageTruths(int from, int to) {
      this.from = from;
      this.size = to - from;
      this.ignored = new boolean[AREAS.length][size];
      this.taken = new boolean[AREAS.length * CocoGrid.IOUS][size];
      for (AreaRange area : AREAS) {
        for (int g = 0; g < size; g++) {
          ignored[area.position()][g] = isIgnored(truths[from + g], area);
        }
      }
    }

    void offerTo(Candidates candidates, int detection) {
      candidates.clear();
      for (int g = 0; g < size; g++) {
        candidates.offer(
            g, data.groundTruth().overlap(truths[from + g], data.detections().boxes(), detection));
      }
    }
  }

  private void matchImage(int from, int to, ImageTruths image) {
    for (int i = from; i < to; i++) {
      rank[i] = i - from;
      image.offerTo(candidates, detections[i]);
      match50[i] = Candidates.NONE;
      for (AreaRange area : AREAS) {
        matchDetection(i, area, image);
      }
    }
  }

  private void matchDetection(int i, AreaRange area, ImageTruths image) {
    int a = area.position();
    boolean inArea = area.contains(data.detections().boxes().area(detections[i]));
    if (candidates.isEmpty()) {
      ignored[a][i] = (short) (inArea ? 0 : -1);
      return;
    }
    int hit = 0;
    int ignore = 0;
    for (int t = 0; t < iousFor(i, area); t++) {
      boolean[] taken = image.taken[a * CocoGrid.IOUS + t];
      int g = candidates.best(taken, image.ignored[a], CocoGrid.iou(t));
      if (g == Candidates.NONE) {
        ignore |= inArea ? 0 : 1 << t;
        continue;
      }
      int truth = truths[image.from + g];
      taken[g] = !data.groundTruth().crowd(truth);
      // pycocotools stores the id of the match and reads id 0 as "none".
      boolean readAsMatched = data.groundTruth().id(truth) != 0;
      if (image.ignored[a][g] || (!readAsMatched && !inArea)) {
        ignore |= 1 << t;
      } else if (readAsMatched) {
        hit |= 1 << t;
      }
      if (t == 0 && area == AreaRange.ALL) {
        match50[i] = truth;
      }
    }
    hits[a][i] = (short) hit;
    ignored[a][i] = (short) ignore;
  }

  private int iousFor(int i, AreaRange area) {
    if (rank[i] < LIMIT) {
      return CocoGrid.IOUS;
    }
    return area == AreaRange.ALL ? 1 : 0;
  }

  /** How many detections there are. */
  int size() {
    return detections.length;
  }

  /** The position of the {@code i}-th detection among all. */
  int detection(int i) {
    return detections[i];
  }

  /** How many better detections the {@code i}-th has in its image. */
  int rank(int i) {
    return rank[i];
  }

  /** The ground truth the {@code i}-th detection has at IoU .5, or {@link Candidates#NONE}. */
  int match50(int i) {
    return match50[i];
  }

  /** True where the {@code i}-th detection finds an object that counts. */
  boolean hit(int i, AreaRange area, int iou) {
    return (hits[area.position()][i] >> iou & 1) != 0;
  }

  /** True where the {@code i}-th detection counts neither as found nor as false. */
  boolean ignored(int i, AreaRange area, int iou) {
    return (ignored[area.position()][i] >> iou & 1) != 0;
  }

  /** How many objects count. */
  int truths(AreaRange area) {
    return counted[area.position()];
  }

  /** The positions of the ground truth, crowds included. */
  int[] groundTruth() {
    return truths.clone();
  }

  /** The {@code i}-th positions from the highest score; on equal scores by ascending image id. */
  int[] byScore() {
    double[] scores = new double[detections.length];
    int[] order = new int[detections.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      scores[i] = data.detections().score(detections[i]);
    }
    DescendingScores.sort(order, 0, order.length, scores);
    return order;
  }
}
