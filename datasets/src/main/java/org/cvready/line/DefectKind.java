package org.cvready.line;

import java.util.Locale;

/** The defects that a detector is trained on, in the order of their classes. */
enum DefectKind {
  /** A groove over the face. */
  SCRATCH(0),
  /** A hollow in the face. */
  DENT(1),
  /** Patches of oxide. */
  RUST(2),
  /** A bite out of rim or bore. */
  CHIPPED_EDGE(3);

  private final int classIndex;

  DefectKind(int classIndex) {
    this.classIndex = classIndex;
  }

  /** The index of its class in the ground truth. */
  int classIndex() {
    return classIndex;
  }

  /** Its class in the ground truth. */
  String className() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of its kind on a washer. */
  Defect drawn(Washer washer, Draw draw) {
    return switch (this) {
      case SCRATCH -> Scratch.drawn(washer, draw);
      case DENT -> Dent.drawn(washer, draw);
      case RUST -> Rust.drawn(washer, draw);
      case CHIPPED_EDGE -> Chip.drawn(washer, draw);
    };
  }
}
