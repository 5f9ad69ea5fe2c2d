package org.cvready.study;

import java.util.Arrays;
import java.util.List;

/** The images of several sets in one row: set by set, image by image. */
final class PassOrder {
  private final long[] firstImage;

  PassOrder(List<PassSet> sets) {
    firstImage = new long[sets.size() + 1];
    for (int i = 0; i < sets.size(); i++) {
      firstImage[i + 1] = firstImage[i] + sets.get(i).data().samples().size();
    }
  }

  /** How many images there are in all. */
  long images() {
    return firstImage[firstImage.length - 1];
  }

  /** The set of an image, by its number in the row. */
  int set(long image) {
    int found = Arrays.binarySearch(firstImage, image);
    int set = found >= 0 ? found : -found - 2;
    // Empty sets begin where the next one does.
    while (firstImage[set + 1] == image) {
      set++;
    }
    return set;
  }

  /** The position in its set of an image, by its number in the row. */
  int sample(long image) {
    return Math.toIntExact(image - firstImage[set(image)]);
  }
}
