package org.cvready.study.gallery;

/** Why a picture is shown. */
public enum PictureKind {
  /** A labelled object that nothing found at the operating point. */
  MISS("missed object"),
  /** A detection that counts where no object of its class is. */
  FALSE_ALARM("false alarm"),
  /** An image from outside the model's world that the line did not treat safely. */
  SILENT_FAILURE("silent failure"),
  /** A place where the model contradicts the labels and keeps to it. */
  DOUBTFUL_LABEL("label that may be wrong");

  private final String words;

  PictureKind(String words) {
    this.words = words;
  }

  /** The kind as people read it: {@code missed object}. */
  public String words() {
    return words;
  }
}
