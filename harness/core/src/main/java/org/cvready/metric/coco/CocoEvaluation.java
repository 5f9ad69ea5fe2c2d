package org.cvready.metric.coco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cvready.match.Candidates;
import org.cvready.match.LabelledDetections;

/**
 * The COCO evaluation of a set of detections: the twelve figures, overall and by category, the
 * counts and the matches behind them.
 *
 * <p>Equal to {@code COCOeval} of pycocotools 2.0.11 for boxes, to the last digit, its reading of
 * annotation id 0 as "no match" included. Categories are evaluated in parallel on the caller's
 * fork-join pool; the figures do not depend on the number of threads.
 */
public final class CocoEvaluation {
  private final LabelledDetections data;
  private final CategoryMatches[] matches;
  private final CategoryFigures[] figures;

  private CocoEvaluation(
      LabelledDetections data, CategoryMatches[] matches, CategoryFigures[] figures) {
    this.data = data;
    this.matches = matches;
    this.figures = figures;
  }

  /** Evaluates {@code data}; detections of undeclared categories are left out, as COCO does. */
  public static CocoEvaluation of(LabelledDetections data) {
    CategoryIndex truths = CategoryIndex.ofGroundTruth(data);
    CategoryIndex detections = CategoryIndex.ofDetections(data);
    CategoryMatches[] matches = new CategoryMatches[data.categories()];
    CategoryFigures[] figures = new CategoryFigures[data.categories()];
    IntStream.range(0, data.categories())
        .parallel()
        .forEach(
            c -> {
              matches[c] = new CategoryMatches(data, truths.of(c), detections.of(c));
              figures[c] = new CategoryFigures(matches[c]);
            });
    return new CocoEvaluation(data, matches, figures);
  }

  /** What was evaluated. */
  public LabelledDetections data() {
    return data;
  }

  /** A figure over all categories that have objects, in [0, 1], or -1 where none has. */
  public double figure(CocoFigure figure) {
    return mean(figure, figures);
  }

  /** A figure of one category, in [0, 1], or -1 where it has no objects. */
  public double figure(CocoFigure figure, int category) {
    return mean(figure, new CategoryFigures[] {figures[category]});
  }

  private static double mean(CocoFigure figure, CategoryFigures[] of) {
    int perIou = figure.isRecall() ? of.length : of.length * CocoGrid.RECALLS;
    double[] entries = new double[perIou * CocoGrid.IOUS];
    int n = 0;
    for (int t = 0; t < CocoGrid.IOUS; t++) {
      if (!figure.includesIou(t)) {
        continue;
      }
      if (figure.isRecall()) {
        for (CategoryFigures category : of) {
          entries[n++] = category.recall(figure, t);
        }
        continue;
      }
      for (int r = 0; r < CocoGrid.RECALLS; r++) {
        for (CategoryFigures category : of) {
          entries[n++] = category.precision(figure.area(), t, r);
        }
      }
    }
    return PairwiseMean.ofPresent(Arrays.copyOf(entries, n));
  }

  /** Precision of one category at an IoU and a recall threshold of {@link CocoGrid}, or -1. */
  public double precision(int category, AreaRange area, int iou, int recall) {
    return figures[category].precision(area, iou, recall);
  }

  /** Recall of one category at an IoU threshold of {@link CocoGrid}, or -1. */
  public double recall(int category, int iou) {
    return figures[category].recall(CocoFigure.AR100, iou);
  }

  /** Counts at IoU .5 over all detections whose score is at least {@code threshold}. */
  public DetectionCounts counts(int category, double threshold) {
    return counts(category, threshold, Integer.MAX_VALUE);
  }

  /**
   * Counts at IoU .5 from a score on.
   *
   * @param category position of the category
   * @param threshold least score that counts
   * @param limit how many detections per image, the best ones, are looked at; at least 1
   */
  public DetectionCounts counts(int category, double threshold, int limit) {
    CategoryMatches of = matches[category];
    long hits = 0;
    long ignored = 0;
    long wrong = 0;
    for (int i = 0; i < of.size(); i++) {
      if (of.rank(i) >= limit || !(data.detections().score(of.detection(i)) >= threshold)) {
        continue;
      }
      if (of.ignored(i, AreaRange.ALL, 0)) {
        ignored++;
      } else if (of.hit(i, AreaRange.ALL, 0)) {
        hits++;
      } else {
        wrong++;
      }
    }
    return new DetectionCounts(hits, wrong, of.truths(AreaRange.ALL) - hits, ignored);
  }

  /**
   * What became of one detection at IoU .5, whatever its size.
   *
   * @param detection its position
   * @param groundTruth the position of the ground truth it matches, or {@link Candidates#NONE}
   * @param ignored true where it counts neither as found nor as false
   */
  public record Match(int detection, int groundTruth, boolean ignored) {}

  /** The detections within COCO's limit of a hundred per image and category. */
  public List<Match> matches50() {
    List<Match> all = new ArrayList<>();
    for (CategoryMatches of : matches) {
      for (int i = 0; i < of.size(); i++) {
        if (of.rank(i) < CategoryMatches.LIMIT) {
          all.add(new Match(of.detection(i), of.match50(i), of.ignored(i, AreaRange.ALL, 0)));
        }
      }
    }
    return all;
  }

  /** How many objects of a category count. */
  public long truths(int category) {
    return matches[category].truths(AreaRange.ALL);
  }

  CategoryMatches matches(int category) {
    return matches[category];
  }
}
