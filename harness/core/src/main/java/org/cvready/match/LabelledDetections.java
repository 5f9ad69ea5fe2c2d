package org.cvready.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cvready.vision.ClassNames;

/**
 * The ground truth and the detections of a set of images, in columns.
 *
 * <p>Images, categories, ground truth and detections are named by their positions, in the order in
 * which they were added; scores on equal terms keep that order, as COCO keeps the order of a file.
 * A detection may be of a category that is not declared; its position is then {@link #categories()}
 * or more.
 */
public final class LabelledDetections {
  /**
   * A class of objects.
   *
   * @param id its number in the file
   * @param name what people call it
   */
  public record Category(long id, String name) {}

  private final List<Category> categories;
  private final long[] imageIds;
  private final int[] imageRanks;
  private final GroundTruthColumns truths;
  private final DetectionColumns detections;

  /**
   * Joins the columns.
   *
   * @param categories by ascending id
   * @param imageIds all different, in file order
   * @param truths image and category positions must exist
   * @param detections image positions must exist
   */
  public LabelledDetections(
      List<Category> categories,
      long[] imageIds,
      GroundTruthColumns truths,
      DetectionColumns detections) {
    this.categories = List.copyOf(categories);
    this.imageIds = imageIds.clone();
    this.imageRanks = ranks(imageIds);
    this.truths = truths;
    this.detections = detections;
    for (int c = 1; c < this.categories.size(); c++) {
      if (this.categories.get(c - 1).id() >= this.categories.get(c).id()) {
        throw new IllegalArgumentException(
            "category ids must ascend, got %d after %d"
                .formatted(this.categories.get(c).id(), this.categories.get(c - 1).id()));
      }
    }
  }

  /**
   * Joins the columns of images and classes that have no numbers of their own: images count 1..n
   * and classes 1..C, as {@code predict} numbers them.
   */
  public static LabelledDetections numbered(
      ClassNames names, int images, GroundTruthColumns truths, DetectionColumns detections) {
    List<Category> categories = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      categories.add(new Category(c + 1L, names.name(c)));
    }
    long[] ids = new long[images];
    Arrays.setAll(ids, i -> i + 1L);
    return new LabelledDetections(categories, ids, truths, detections);
  }

  private static int[] ranks(long[] ids) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, ids[i]);
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException("image ids must differ, got " + sorted[i] + " twice");
      }
    }
    return ranks;
  }

  /** How many images there are. */
  public int images() {
    return imageIds.length;
  }

  /** The number of the image at {@code image} in its file. */
  public long imageId(int image) {
    return imageIds[image];
  }

  /** The position that the image at {@code image} has when images are sorted by id. */
  public int imageRank(int image) {
    return imageRanks[image];
  }

  /** How many categories are declared. */
  public int categories() {
    return categories.size();
  }

  /** The declared category at {@code category}, by ascending id. */
  public Category category(int category) {
    return categories.get(category);
  }

  /** What is really there. */
  public GroundTruthColumns groundTruth() {
    return truths;
  }

  /** What the model says. */
  public DetectionColumns detections() {
    return detections;
  }

  /** The same with every declared category taken for one: COCO's {@code useCats = 0}. */
  public LabelledDetections classAgnostic() {
    return new LabelledDetections(
        List.of(new Category(1, "any")),
        imageIds,
        truths.ofOneCategory(categories.size()),
        detections.ofOneCategory(categories.size()));
  }
}
