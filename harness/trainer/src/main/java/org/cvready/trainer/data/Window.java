package org.cvready.trainer.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A square part of a square picture.
 *
 * @param left pixels before it, at least 0
 * @param top pixels above it, at least 0
 * @param size pixels a side, at least 1
 */
record Window(int left, int top, int size) {
  /** The least share of an object's box that makes it an object of the window. */
  private static final double LEAST_SHARE = 0.4;

  /** Anywhere in a picture of {@code whole} pixels a side. */
  static Window anywhere(int whole, int size, RandomGenerator random) {
    int range = whole - size + 1;
    return new Window(random.nextInt(range), random.nextInt(range), size);
  }

  /** Anywhere where it holds {@code target}, or as much of it as it can. */
  static Window around(Target target, int whole, int size, RandomGenerator random) {
    int left = start(target.x(), target.width(), new Span(whole, size), random);
    int top = start(target.y(), target.height(), new Span(whole, size), random);
    return new Window(left, top, size);
  }

  private record Span(int whole, int part) {
    int clamped(double start) {
      return (int) Math.max(0, Math.min(whole - part, start));
    }
  }

  private static int start(double middle, double side, Span span, RandomGenerator random) {
    int a = span.clamped(Math.ceil(middle + side / 2 - span.part));
    int b = span.clamped(Math.floor(middle - side / 2));
    return Math.min(a, b) + random.nextInt(Math.abs(a - b) + 1);
  }

  /** The object as the window shows it; empty where it shows too little of it. */
  Optional<Target> cut(Target target) {
    float x1 = Math.max(target.x() - target.width() / 2 - left, 0);
    float y1 = Math.max(target.y() - target.height() / 2 - top, 0);
    float x2 = Math.min(target.x() + target.width() / 2 - left, size);
    float y2 = Math.min(target.y() + target.height() / 2 - top, size);
    double seen = Math.max(0, x2 - x1) * (double) Math.max(0, y2 - y1);
    if (seen < LEAST_SHARE * target.width() * target.height()) {
      return Optional.empty();
    }
    return Optional.of(
        new Target((x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1, target.classIndex()));
  }
}
