package org.cvready.study.gallery;

import java.util.OptionalDouble;

/**
 * One box on a picture.
 *
 * @param kind what the box is
 * @param className of the object or detection
 * @param score of a detection, in [0, 1]; empty for a labelled object
 * @param x left edge, pixels of the picture
 * @param y top edge, pixels of the picture
 * @param width pixels of the picture, at least 0
 * @param height pixels of the picture, at least 0
 */
public record PictureMark(
    Kind kind,
    String className,
    OptionalDouble score,
    double x,
    double y,
    double width,
    double height) {
  /** What a box is. */
  public enum Kind {
    /** A labelled object that was found. */
    OBJECT("labelled, found"),
    /** A labelled object that was missed. */
    MISSED("labelled, missed"),
    /** A labelled region that counts for nothing. */
    CROWD("labelled, counts for nothing"),
    /** A detection that found an object, or lies in a region that counts for nothing. */
    FOUND("detected"),
    /** A detection that counts and found nothing. */
    FALSE_ALARM("false alarm"),
    /** A detection below the operating score, in the review band. */
    REVIEW("below the operating score, to review"),
    /** The best of an image on which no detection counts or asks for review. */
    WEAK("the best score, below the review band");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind as people read it. */
    public String words() {
      return words;
    }
  }

  /** Checks the size. */
  public PictureMark {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException(
          "mark must be at least 0 x 0 pixels, got %s x %s".formatted(width, height));
    }
  }
}
