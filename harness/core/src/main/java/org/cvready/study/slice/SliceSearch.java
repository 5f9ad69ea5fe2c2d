package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Searches one set for the part on which a model does worst, honestly: on half of its independent
 * units, so that the other half, which had no say in the choice, can test what was found.
 *
 * <p>A beam search over conjunctions of up to {@value #MOST_CLAUSES} clauses, ranked by a lower
 * bound on the excess over the rest, which weighs size against effect. Cousin of the searches of Y.
 * Chung et al., "Automated data slicing for model validation" (IEEE TKDE 32 (2020), 2284-2296), and
 * S. Sagadeeva and M. Boehm, "SliceLine" (SIGMOD 2021).
 */
final class SliceSearch {
  static final int MOST_CLAUSES = 3;
  private static final int BEAM = 16;
  private static final int MOST_FOUND = 3;

  /** Two slices that share more than this of what either holds are one story. */
  private static final double MOST_SHARED = 0.5;

  private final TrialCounter counter;
  private final Support support;
  private final List<Clause> pool;
  private final BitSet searched;
  private final BitSet kept;
  private long tried;

  /**
   * A search.
   *
   * @param clusters how many independent units the set has
   * @param random draws the half that is searched
   */
  SliceSearch(TrialCounter counter, List<Clause> pool, int clusters, RandomGenerator random) {
    this.counter = counter;
    this.support = Support.USUAL;
    this.pool = pool;
    BitSet half = half(clusters, random);
    this.searched = counter.rowsOfClusters(half);
    half.flip(0, clusters);
    this.kept = counter.rowsOfClusters(half);
  }

  private static BitSet half(int clusters, RandomGenerator random) {
    int[] order = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    BitSet half = new BitSet(clusters);
    for (int i = 0; i < clusters / 2; i++) {
      half.set(order[i]);
    }
    return half;
  }

  /**
   * A slice as the half that was not searched shows it.
   *
   * @param clauses that all hold in it
   * @param slice rows of it, of the half kept for the test
   * @param rest the other rows of that half
   */
  record Found(List<Clause> clauses, BitSet slice, BitSet rest) {}

  /** A slice on its way through the search. */
  private record Candidate(List<Integer> clauses, BitSet rows, double score) {}

  /**
   * The weakest slices, the weakest first; none where nothing goes wrong or nothing has support.
   */
  List<Found> weakest() {
    List<Candidate> all = new ArrayList<>();
    List<Candidate> beam = beam(grown(new Candidate(List.of(), counter.all(), -1)));
    while (!beam.isEmpty()) {
      all.addAll(beam);
      List<Candidate> next = new ArrayList<>();
      Set<List<Integer>> known = new HashSet<>();
      for (Candidate parent : beam) {
        for (Candidate child : grown(parent)) {
          if (known.add(child.clauses())) {
            next.add(child);
          }
        }
      }
      beam = beam(next);
    }
    return distinct(ranked(all)).stream().map(this::found).toList();
  }

  /** How many slices were compared. */
  long tried() {
    return tried;
  }

  private static List<Candidate> beam(List<Candidate> candidates) {
    return ranked(candidates).stream().limit(BEAM).toList();
  }

  private static List<Candidate> ranked(List<Candidate> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingDouble((Candidate c) -> -c.score())
                .thenComparing(c -> c.clauses().size())
                .thenComparing(c -> c.clauses().toString()))
        .toList();
  }

  /** A candidate and one more clause, where that makes it weaker. */
  private List<Candidate> grown(Candidate parent) {
    List<Candidate> grown = new ArrayList<>();
    if (parent.clauses().size() == MOST_CLAUSES) {
      return grown;
    }
    for (int c = 0; c < pool.size(); c++) {
      Optional<BitSet> holds = counter.rowsOf(pool.get(c));
      if (holds.isEmpty() || speaksOf(parent, pool.get(c).about())) {
        continue;
      }
      BitSet rows = (BitSet) parent.rows().clone();
      rows.and(holds.get());
      List<Integer> clauses = new ArrayList<>(parent.clauses());
      clauses.add(c);
      clauses.sort(Comparator.naturalOrder());
      double score = score(rows);
      if (score > parent.score()) {
        grown.add(new Candidate(clauses, rows, score));
      }
    }
    return grown;
  }

  private boolean speaksOf(Candidate candidate, String about) {
    return candidate.clauses().stream().anyMatch(c -> pool.get(c).about().equals(about));
  }

  /** How much worse a slice surely is; -1 where it cannot be told or tested. */
  private double score(BitSet rows) {
    Counted slice = counted(rows, searched, false);
    Counted rest = counted(rows, searched, true);
    if (!support.holds(slice)
        || !support.holds(rest)
        || !support.holds(counted(rows, kept, false))
        || !support.holds(counted(rows, kept, true))) {
      return -1;
    }
    tried++;
    Excess excess = new Excess(slice, rest);
    return excess.difference() > 0 ? excess.roughLowerBound() : -1;
  }

  private Counted counted(BitSet rows, BitSet half, boolean outside) {
    return counter.count(chosen(rows, half, outside));
  }

  private static BitSet chosen(BitSet rows, BitSet half, boolean outside) {
    BitSet chosen = (BitSet) half.clone();
    if (outside) {
      chosen.andNot(rows);
    } else {
      chosen.and(rows);
    }
    return chosen;
  }

  private static List<Candidate> distinct(List<Candidate> candidates) {
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : candidates) {
      boolean first = chosen.isEmpty();
      boolean other = chosen.stream().noneMatch(known -> alike(known.rows(), candidate.rows()));
      if (first || (other && candidate.score() > 0 && chosen.size() < MOST_FOUND)) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  private static boolean alike(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    int smaller = Math.min(a.cardinality(), b.cardinality());
    return both.cardinality() > MOST_SHARED * smaller;
  }

  private Found found(Candidate candidate) {
    return new Found(
        candidate.clauses().stream().map(pool::get).toList(),
        chosen(candidate.rows(), kept, false),
        chosen(candidate.rows(), kept, true));
  }
}
