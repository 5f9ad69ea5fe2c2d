package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cvready.dataset.Dataset;
import org.cvready.match.LabelledDetections.Category;

/** The classes of a set by the order of their numbers in COCO files, as COCO evaluates them. */
final class CategoryIds {
  private final Dataset data;
  private final int[] positions;
  private final List<Category> categories = new ArrayList<>();

  CategoryIds(Dataset data) {
    this.data = data;
    this.positions = new int[data.classes().size()];
    List<Integer> byId =
        IntStream.range(0, positions.length)
            .boxed()
            .sorted(Comparator.comparingLong(data::categoryId))
            .toList();
    for (int index : byId) {
      positions[index] = categories.size();
      categories.add(new Category(data.categoryId(index), data.classes().name(index)));
    }
  }

  /** The number of a class. */
  long id(int classIndex) {
    return data.categoryId(classIndex);
  }

  /** The position of a class among {@link #categories}. */
  int position(int classIndex) {
    return positions[classIndex];
  }

  /** All categories by ascending number. */
  List<Category> categories() {
    return categories;
  }
}
