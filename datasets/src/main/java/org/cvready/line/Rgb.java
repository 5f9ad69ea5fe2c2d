package org.cvready.line;

/** Linear camera red, green and blue. */
record Rgb(double red, double green, double blue) {
  /** The same in all three. */
  static Rgb grey(double value) {
    return new Rgb(value, value, value);
  }

  /** Of channel 0 red, 1 green or 2 blue. */
  double at(int channel) {
    return switch (channel) {
      case 0 -> red;
      case 1 -> green;
      default -> blue;
    };
  }

  /** Each channel so many times as strong. */
  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /** The sum, channel by channel. */
  Rgb plus(Rgb other) {
    return new Rgb(red + other.red, green + other.green, blue + other.blue);
  }
}
