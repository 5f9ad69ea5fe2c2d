package org.cvready.study.slice;

import java.util.BitSet;
import java.util.Optional;

/**
 * One thing that holds of some images or objects of a set.
 *
 * @param about what it speaks of; two clauses about the same are never joined
 * @param words as people read it: {@code darkest tenth of the images}
 * @param definition as a user can repeat it: {@code brightness at most 0.134}
 * @param images of which it holds, or that hold such an object; empty where it speaks of objects
 *     alone
 * @param objects of which it holds
 */
record Clause(
    String about, String words, String definition, Optional<BitSet> images, BitSet objects) {
  /** A clause about whole images. */
  static Clause ofImages(SetColumns set, Text text, BitSet images) {
    return new Clause(
        text.about(), text.words(), text.definition(), Optional.of(images), set.objectsOn(images));
  }

  /**
   * What a clause says.
   *
   * @param about what it speaks of
   * @param words as people read it
   * @param definition as a user can repeat it
   */
  record Text(String about, String words, String definition) {}
}
