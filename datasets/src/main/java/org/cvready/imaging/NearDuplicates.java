package org.cvready.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds images of one collection that show the same as an image of another.
 *
 * <p>Looks are found without comparing all pairs: signs that differ in at most 31 of 16 blocks'
 * bits differ in at most one in some block, so each block is looked up as it is and with each of
 * its 16 bits turned (multi-index hashing; Norouzi, Punjani and Fleet, CVPR 2012).
 */
public final class NearDuplicates {
  private static final int BLOCKS = 16;
  private static final int BLOCK_VALUES = 1 << Short.SIZE;

  private final List<Fingerprint> known;
  private final Map<String, Integer> byPixels = new HashMap<>();
  private final int[][] starts = new int[BLOCKS][BLOCK_VALUES + 1];
  private final int[][] members = new int[BLOCKS][];

  private NearDuplicates(List<Fingerprint> known) {
    this.known = List.copyOf(known);
    for (int i = 0; i < this.known.size(); i++) {
      byPixels.putIfAbsent(this.known.get(i).pixelSha256(), i);
    }
    int[] withLook = new int[this.known.size()];
    int count = 0;
    for (int i = 0; i < withLook.length; i++) {
      if (this.known.get(i).hasLook()) {
        withLook[count++] = i;
      }
    }
    for (int block = 0; block < BLOCKS; block++) {
      index(block, withLook, count);
    }
  }

  /** Sorts the images into the values of one block, by counting. */
  private void index(int block, int[] images, int count) {
    int[] start = starts[block];
    for (int i = 0; i < count; i++) {
      start[known.get(images[i]).block(block) + 1]++;
    }
    for (int value = 0; value < BLOCK_VALUES; value++) {
      start[value + 1] += start[value];
    }
    int[] next = start.clone();
    members[block] = new int[count];
    for (int i = 0; i < count; i++) {
      members[block][next[known.get(images[i]).block(block)]++] = images[i];
    }
  }

  /**
   * An image and what it is found again as.
   *
   * @param first position in the first collection
   * @param second position in the second collection
   * @param samePixels true where both have the same size and pixels
   * @param distance signs in which the looks differ, in [0, 31]; 0 for the same pixels
   */
  public record Pair(int first, int second, boolean samePixels, int distance) {}

  /**
   * For each image of {@code first} that shows nearly the same as one of {@code second} the closest
   * one, in the order of {@code first}.
   */
  public static List<Pair> between(List<Fingerprint> first, List<Fingerprint> second) {
    NearDuplicates index = new NearDuplicates(second);
    int[] askedBy = new int[second.size()];
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      index.closest(first.get(i), i, askedBy).ifPresent(pairs::add);
    }
    return pairs;
  }

  /** {@code askedBy} holds for each image the last query that compared it, plus one. */
  private Optional<Pair> closest(Fingerprint query, int position, int[] askedBy) {
    Integer same = byPixels.get(query.pixelSha256());
    if (same != null) {
      return Optional.of(new Pair(position, same, true, 0));
    }
    if (!query.hasLook()) {
      return Optional.empty();
    }
    List<Pair> near = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      int value = query.block(block);
      for (int turned = 0; turned <= Short.SIZE; turned++) {
        int wanted = turned == 0 ? value : value ^ 1 << (turned - 1);
        for (int m = starts[block][wanted]; m < starts[block][wanted + 1]; m++) {
          int image = members[block][m];
          if (askedBy[image] != position + 1) {
            askedBy[image] = position + 1;
            compare(query, position, image).ifPresent(near::add);
          }
        }
      }
    }
    return near.stream()
        .min(Comparator.comparingInt(Pair::distance).thenComparingInt(Pair::second));
  }

  private Optional<Pair> compare(Fingerprint query, int position, int image) {
    Fingerprint candidate = known.get(image);
    int distance = query.distance(candidate).orElse(Fingerprint.BITS);
    boolean near = distance <= Fingerprint.MOST_DISTANCE && query.nearlySame(candidate);
    return near ? Optional.of(new Pair(position, image, false, distance)) : Optional.empty();
  }
}
