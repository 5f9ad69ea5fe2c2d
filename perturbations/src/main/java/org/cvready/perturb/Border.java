package org.cvready.perturb;

/** What a filter reads beyond the edge of a picture. The letters show a row {@code abcd}. */
public enum Border {
  /** The edge repeats: {@code aaa|abcd|ddd}. */
  REPLICATE {
    @Override
    public int inside(int position, int size) {
      return Math.min(Math.max(position, 0), size - 1);
    }
  },
  /** A mirror at the outer side of the edge: {@code cba|abcd|dcb}. */
  REFLECT {
    @Override
    public int inside(int position, int size) {
      int folded = Math.floorMod(position, 2 * size);
      return folded < size ? folded : 2 * size - 1 - folded;
    }
  },
  /** A mirror through the middle of the edge, which is not repeated: {@code dcb|abcd|cba}. */
  REFLECT_101 {
    @Override
    public int inside(int position, int size) {
      if (size == 1) {
        return 0;
      }
      int folded = Math.floorMod(position, 2 * size - 2);
      return folded < size ? folded : 2 * size - 2 - folded;
    }
  };

  /**
   * The position inside the picture that stands for {@code position}, however far outside.
   *
   * @param size at least 1
   * @return in [0, size - 1]
   */
  public abstract int inside(int position, int size);
}
