package org.cvready.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The three tables of a COCO instances file; annotations as columns, since there are millions. */
final class CocoTables {
  /** One entry of {@code images}; sizes are 0 where they are missing. */
  record Image(long id, String fileName, long width, long height) {}

  /** One entry of {@code categories}. */
  record Category(long id, String name) {}

  /** One entry of {@code annotations}; box numbers and area are NaN where they are missing. */
  record Annotation(
      long id, long imageId, long categoryId, BoxNumbers box, double area, boolean crowd) {}

  /** A {@code bbox} as it stands: left, top, width, height in pixels. */
  record BoxNumbers(double x, double y, double width, double height) {
    static final BoxNumbers MISSING =
        new BoxNumbers(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    boolean areFinite() {
      return Double.isFinite(x)
          && Double.isFinite(y)
          && Double.isFinite(width)
          && Double.isFinite(height);
    }
  }

  private static final int BOX_NUMBERS = 4;

  private final List<Image> images = new ArrayList<>();
  private final List<Category> categories = new ArrayList<>();
  private long[] ids = new long[16];
  private long[] imageIds = new long[16];
  private long[] categoryIds = new long[16];
  private double[] boxes = new double[16 * BOX_NUMBERS];
  private double[] areas = new double[16];
  private boolean[] crowds = new boolean[16];
  private int annotationCount;

  void add(Image image) {
    images.add(image);
  }

  void add(Category category) {
    categories.add(category);
  }

  void add(Annotation annotation) {
    if (annotationCount == ids.length) {
      grow();
    }
    int i = annotationCount++;
    ids[i] = annotation.id();
    imageIds[i] = annotation.imageId();
    categoryIds[i] = annotation.categoryId();
    BoxNumbers box = annotation.box();
    boxes[i * BOX_NUMBERS] = box.x();
    boxes[i * BOX_NUMBERS + 1] = box.y();
    boxes[i * BOX_NUMBERS + 2] = box.width();
    boxes[i * BOX_NUMBERS + 3] = box.height();
    areas[i] = annotation.area();
    crowds[i] = annotation.crowd();
  }

  private void grow() {
    int size = Math.addExact(ids.length, ids.length / 2);
    ids = Arrays.copyOf(ids, size);
    imageIds = Arrays.copyOf(imageIds, size);
    categoryIds = Arrays.copyOf(categoryIds, size);
    boxes = Arrays.copyOf(boxes, Math.multiplyExact(size, BOX_NUMBERS));
    areas = Arrays.copyOf(areas, size);
    crowds = Arrays.copyOf(crowds, size);
  }

  List<Image> images() {
    return images;
  }

  List<Category> categories() {
    return categories;
  }

  int annotationCount() {
    return annotationCount;
  }

  long annotationId(int i) {
    return ids[i];
  }

  long imageId(int i) {
    return imageIds[i];
  }

  Annotation annotation(int i) {
    int at = i * BOX_NUMBERS;
    BoxNumbers box = new BoxNumbers(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
    return new Annotation(ids[i], imageIds[i], categoryIds[i], box, areas[i], crowds[i]);
  }

  /** Ids that more than one annotation bears, each once, in ascending order. */
  long[] repeatedAnnotationIds() {
    long[] sorted = Arrays.copyOf(ids, annotationCount);
    Arrays.sort(sorted);
    return IntStream.range(1, sorted.length)
        .filter(i -> sorted[i] == sorted[i - 1])
        .mapToLong(i -> sorted[i])
        .distinct()
        .toArray();
  }
}
