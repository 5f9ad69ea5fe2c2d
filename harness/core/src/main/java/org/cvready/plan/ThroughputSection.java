package org.cvready.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code throughput}. */
final class ThroughputSection {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_IMAGES = 10_000;
  private static final int MOST_FORKS = 100;
  private static final int MOST_VALUES = 16;
  private static final int MOST_SETTINGS = 64;
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final ThroughputPlan USUAL = ThroughputPlan.DEFAULTS;

  private final Section section;

  private ThroughputSection(Section section) {
    this.section = section;
  }

  /** The section, where the plan has one; {@code throughput: {}} measures as is USUAL. */
  static Optional<ThroughputPlan> read(Section plan) {
    return plan.node("throughput")
        .flatMap(node -> Section.of(node, "throughput", plan.problems(), PlanKeys.THROUGHPUT))
        .map(section -> new ThroughputSection(section).plan());
  }

  private ThroughputPlan plan() {
    List<Integer> threads = counts("threads", USUAL.threads());
    List<Integer> intraOp = counts("intra_op", USUAL.intraOp());
    List<Integer> batch = counts("batch", USUAL.batch());
    long settings = (long) Math.max(2, threads.size()) * intraOp.size() * batch.size();
    if (settings > MOST_SETTINGS) {
      section.problem(
          section.has("threads") ? "threads" : "batch",
          "must make at most %d settings with intra_op and batch, got %d"
              .formatted(MOST_SETTINGS, settings),
          "threads: [1, 2]");
    }
    return new ThroughputPlan(
        threads,
        intraOp,
        batch,
        section.whole("images", 1, MOST_IMAGES).orElse(USUAL.images()),
        section.whole("forks", 1, MOST_FORKS).orElse(USUAL.forks()),
        time("warm_up", USUAL.warmUp()),
        time("run", USUAL.run()));
  }

  private List<Integer> counts(String key, List<Integer> otherwise) {
    if (!section.has(key)) {
      return otherwise;
    }
    List<String> texts = section.texts(key);
    List<Integer> counts = new ArrayList<>();
    for (String text : texts) {
      Optional<Long> count =
          Quantities.whole(text).filter(value -> value >= 1 && value <= MOST_THREADS);
      count.ifPresent(value -> counts.add(value.intValue()));
      if (count.isEmpty()) {
        section.problem(
            key,
            "must be whole numbers in [1, %d], got '%s'".formatted(MOST_THREADS, text),
            key + ": [1, 2]");
      }
    }
    if (counts.size() > MOST_VALUES) {
      section.problem(
          key, "must have at most %d values, got %d".formatted(MOST_VALUES, counts.size()));
    }
    return counts.isEmpty() ? otherwise : counts;
  }

  private Duration time(String key, Duration otherwise) {
    Duration time = section.duration(key, false).orElse(otherwise);
    if (time.compareTo(LONGEST) > 0) {
      section.problem(key, "must be at most 1 h, got %s s".formatted(time.toSeconds()));
      return otherwise;
    }
    return time;
  }
}
