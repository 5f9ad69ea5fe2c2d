package org.cvready.line;

/** The washers that the line inspects: sizes in millimetres. */
enum Product {
  /** ISO 7093, M12: a wide face, turned, with chamfered edges. */
  M12_WIDE("m12-wide", 13.0, 37.0, 3.0),
  /** ISO 7089, M20: the same outer diameter with a wide bore, punched, with rounded edges. */
  M20_PLAIN("m20-plain", 21.0, 37.0, 3.0);

  private final String tag;
  private final double bore;
  private final double outer;
  private final double thickness;

  Product(String tag, double bore, double outer, double thickness) {
    this.tag = tag;
    this.bore = bore;
    this.outer = outer;
    this.thickness = thickness;
  }

  /** Its name in the tags. */
  String tag() {
    return tag;
  }

  /** Radius of the bore, pixels. */
  double boreRadius() {
    return bore / 2 * Washer.PIXELS_PER_MILLIMETRE;
  }

  /** Radius of the rim, pixels. */
  double rimRadius() {
    return outer / 2 * Washer.PIXELS_PER_MILLIMETRE;
  }

  /** Height over the belt, pixels. */
  double height() {
    return thickness * Washer.PIXELS_PER_MILLIMETRE;
  }
}
