package org.cvready.match;

/**
 * Why a detection is wrong or an object is not found: the six kinds of TIDE (Bolya, Foley, Hays and
 * Hoffman, ECCV 2020).
 */
public enum ErrorType {
  /** Placed well on an object of another class. */
  CLASSIFICATION("Cls"),
  /** Right class, placed too loosely. */
  LOCALISATION("Loc"),
  /** Wrong class and placed too loosely. */
  BOTH("Both"),
  /** On an object that a better detection has found. */
  DUPLICATE("Dupe"),
  /** On no object at all. */
  BACKGROUND("Bkg"),
  /** An object that no detection is near, of whatever class. */
  MISSED("Miss");

  private final String key;

  ErrorType(String key) {
    this.key = key;
  }

  /** TIDE's short name. */
  public String key() {
    return key;
  }
}
