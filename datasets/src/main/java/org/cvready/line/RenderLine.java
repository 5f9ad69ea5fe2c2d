package org.cvready.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Renders the washer line's sets, from a build:
 *
 * <pre>{@code
 * java @datasets/target/line.args org.cvready.line.RenderLine --seed 20261122 \
 *     --out datasets/washer-line --sets committed
 * java @datasets/target/line.args org.cvready.line.RenderLine --seed 20261122 \
 *     --out target/line --sets train,validation
 * }</pre>
 *
 * <p>{@code --threads N} renders on so many threads; without it on all. A set's folder is replaced
 * whole, and {@code SHA256SUMS} beside the sets lists a digest of each that is there.
 */
public final class RenderLine {
  private static final String COMMITTED = "committed";

  private final long seed;
  private final Path out;
  private final Set<LineSet> sets;
  private final int threads;

  private RenderLine(Arguments arguments) {
    this.seed = arguments.seed;
    this.out = arguments.out;
    this.sets = arguments.sets;
    this.threads = arguments.threads;
  }

  /** Writes the sets that the arguments name; a wrong argument or folder ends with a message. */
  public static void main(String[] args) throws IOException {
    new RenderLine(Arguments.parse(args)).run();
  }

  private void run() throws IOException {
    SetWriter writer = new SetWriter(seed, threads);
    for (LineSet set : sets) {
      writer.write(set, set.size(), out);
    }
    SetDigest.writeAll(out);
  }

  /** The command line, checked. */
  private static final class Arguments {
    private long seed;
    private Path out = Path.of("");
    private Set<LineSet> sets = EnumSet.noneOf(LineSet.class);
    private int threads = Runtime.getRuntime().availableProcessors();

    static Arguments parse(String[] args) {
      Arguments parsed = new Arguments();
      if (args.length % 2 != 0) {
        throw new IllegalArgumentException(
            "each option must have a value: " + Arrays.toString(args));
      }
      for (int i = 0; i < args.length; i += 2) {
        parsed.set(args[i], args[i + 1]);
      }
      if (parsed.out.toString().isEmpty() || parsed.sets.isEmpty()) {
        throw new IllegalArgumentException("--out FOLDER and --sets NAME,... must be given");
      }
      return parsed;
    }

    private void set(String option, String value) {
      switch (option) {
        case "--seed" -> seed = number(option, value);
        case "--out" -> out = Path.of(value);
        case "--sets" -> sets = sets(value);
        case "--threads" -> threads = Math.toIntExact(number(option, value));
        default ->
            throw new IllegalArgumentException(
                "option must be one of --seed, --out, --sets, --threads, got " + option);
      }
    }

    private static long number(String option, String value) {
      try {
        return Long.parseLong(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "%s must be a whole number, got %s".formatted(option, value), e);
      }
    }

    private static Set<LineSet> sets(String names) {
      EnumSet<LineSet> sets = EnumSet.noneOf(LineSet.class);
      for (String name : names.split(",", -1)) {
        if (name.equals(COMMITTED)) {
          Arrays.stream(LineSet.values()).filter(LineSet::committed).forEach(sets::add);
        } else {
          sets.add(named(name));
        }
      }
      return sets;
    }

    private static LineSet named(String name) {
      return Arrays.stream(LineSet.values())
          .filter(set -> set.folder().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "set must be %s or one of %s, got %s"
                          .formatted(
                              COMMITTED,
                              Arrays.stream(LineSet.values()).map(LineSet::folder).toList(),
                              name)));
    }
  }
}
