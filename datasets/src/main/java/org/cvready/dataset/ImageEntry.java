package org.cvready.dataset;

import java.nio.file.Path;

/**
 * An image as an annotation names it, before its file was looked at.
 *
 * @param name of the sample
 * @param imageId of the sample
 * @param file where its pixels should be
 * @param where the annotation stands, for messages
 * @param declaredWidth width that the annotation claims, pixels; 0 where it claims none
 * @param declaredHeight height that the annotation claims, pixels; 0 where it claims none
 */
record ImageEntry(
    String name, long imageId, Path file, String where, long declaredWidth, long declaredHeight) {
  boolean declaresSize() {
    return declaredWidth > 0 && declaredHeight > 0;
  }

  boolean declares(int width, int height) {
    return declaredWidth == width && declaredHeight == height;
  }
}
