package org.cvready.line;

import java.util.SplittableRandom;

/** Derives independent random streams from one seed. */
final class Seeds {
  private Seeds() {}

  /** A well mixed 64-bit value (the finaliser of SplitMix64). */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** The seed of a named part of whatever {@code seed} seeds. */
  static long of(long seed, String part) {
    long mixed = mix(seed);
    for (int i = 0; i < part.length(); i++) {
      mixed = mix(mixed ^ part.charAt(i));
    }
    return mixed;
  }

  /** The random stream of a named part. */
  static Draw draw(long seed, String part) {
    return new Draw(new SplittableRandom(of(seed, part)));
  }
}
