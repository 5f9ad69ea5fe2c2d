package org.cvready.line;

/** The defects that a detector is trained on, in the order of their classes. */
enum DefectKind {
  /** A groove over the face. */
  SCRATCH,
  /** A hollow in the face. */
  DENT,
  /** Patches of oxide. */
  RUST,
  /** A bite out of rim or bore. */
  CHIPPED_EDGE;

  /** Its class in the ground truth. */
  String className() {
    return name().toLowerCase(java.util.Locale.ROOT);
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
