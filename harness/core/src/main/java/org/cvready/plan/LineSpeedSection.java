package org.cvready.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.plan.LineSpeedPlan.Arrivals;
import org.cvready.plan.LineSpeedPlan.Cameras;
import org.cvready.plan.LineSpeedPlan.Capacity;
import org.cvready.plan.LineSpeedPlan.Policy;

/** Reads what a plan says about the run at line speed. */
final class LineSpeedSection {
  private static final double MOST_FRAMES = 1e7;
  private static final int MOST_WORKERS = 1024;
  private static final int MOST_CAMERAS = 64;
  private static final int LARGEST_BURST = 10_000;
  private static final int LONGEST_QUEUE = 1_000_000;
  private static final int MOST_POINTS = 100;
  private static final int USUAL_POINTS = 8;
  private static final double USUAL_LATE = 0.01;
  private static final Duration USUAL_CAPACITY_RUN = Duration.ofSeconds(5);
  private static final Range RATE = Range.openClosed(0, 1e9);
  private static final Range JITTER = Range.openClosed(0, 0.5);
  private static final Range LATE = Range.closedOpen(0, 1);

  private LineSpeedSection() {}

  static Optional<LineSpeedPlan> read(Section plan) {
    return plan.node("line_speed")
        .flatMap(node -> Section.of(node, "line_speed", plan.problems(), PlanKeys.LINE_SPEED))
        .flatMap(LineSpeedSection::of);
  }

  private static Optional<LineSpeedPlan> of(Section section) {
    section.require("units_per_minute", "units_per_minute: 480");
    section.require("deadline", "deadline: 100 ms");
    section.require("run", "run: 400 s");
    Optional<Double> units = section.number("units_per_minute", RATE);
    Optional<Duration> deadline = section.duration("deadline", false);
    Duration warmUp = section.duration("warm_up", true).orElse(Duration.ofSeconds(10));
    Optional<Duration> run = section.duration("run", false);
    OptionalInt workers = optionalInt(section.whole("workers", 1, MOST_WORKERS));
    OptionalInt queue = optionalInt(section.whole("queue", 1, LONGEST_QUEUE));
    Policy policy =
        chosen(section, "policy", PlanKeys.POLICIES, Policy.values()).orElse(Policy.DROP_NEWEST);
    Optional<Duration> stall = section.duration("stall", false);
    Arrivals arrivals = arrivals(section, units);
    Cameras cameras = cameras(section);
    Optional<Capacity> capacity = capacity(section);
    if (units.isEmpty() || deadline.isEmpty() || run.isEmpty()) {
      return Optional.empty();
    }
    if (!fits(section, units.get() * cameras.count(), run.get().plus(warmUp))) {
      return Optional.empty();
    }
    return Optional.of(
        new LineSpeedPlan(
            units.get(),
            arrivals,
            cameras,
            deadline.get(),
            warmUp,
            run.get(),
            workers,
            queue,
            policy,
            stall,
            capacity));
  }

  private static boolean fits(Section section, double framesPerMinute, Duration time) {
    double frames = framesPerMinute / 60 * ((double) time.toNanos() / 1e9);
    if (frames >= 1 && frames <= MOST_FRAMES) {
      return true;
    }
    section.problem(
        "run", "must let 1 to 10,000,000 units arrive, got " + Quantities.plain(Math.rint(frames)));
    return false;
  }

  private static Arrivals arrivals(Section line, Optional<Double> unitsPerMinute) {
    Optional<Section> found = inner(line, "arrivals", PlanKeys.ARRIVALS);
    if (found.isEmpty()) {
      return Arrivals.FIXED;
    }
    Section section = found.get();
    section.require("kind", "kind: fixed");
    Optional<Arrivals.Kind> kind =
        chosen(section, "kind", PlanKeys.ARRIVAL_KINDS, Arrivals.Kind.values());
    if (kind.isEmpty()) {
      return Arrivals.FIXED;
    }
    refuseForeign(section, kind.get());
    return switch (kind.get()) {
      case FIXED -> Arrivals.FIXED;
      case POISSON -> new Arrivals(Arrivals.Kind.POISSON, 0, 1, Duration.ZERO);
      case JITTER -> {
        section.require("jitter", "jitter: 10 %");
        double jitter = section.share("jitter", JITTER).orElse(0.1);
        yield new Arrivals(Arrivals.Kind.JITTER, jitter, 1, Duration.ZERO);
      }
      case BURST -> burst(section, unitsPerMinute);
    };
  }

  private static Arrivals burst(Section section, Optional<Double> unitsPerMinute) {
    section.require("size", "size: 4");
    int size = section.whole("size", 2, LARGEST_BURST).orElse(2);
    Duration spacing = section.duration("spacing", true).orElse(Duration.ZERO);
    double period = 60e9 / unitsPerMinute.orElse(1.0);
    if (spacing.toNanos() > period) {
      section.problem(
          "spacing",
          "must be at most the mean period of %s ms, or bursts would overlap, got %s ms"
              .formatted(Quantities.plain(period / 1e6), Quantities.plain(spacing.toNanos() / 1e6)),
          "0 ms");
    }
    return new Arrivals(Arrivals.Kind.BURST, 0, size, spacing);
  }

  /** Keys that belong to another kind of arrivals would do nothing. */
  private static void refuseForeign(Section section, Arrivals.Kind kind) {
    refuse(section, "jitter", kind == Arrivals.Kind.JITTER, "jitter");
    refuse(section, "size", kind == Arrivals.Kind.BURST, "burst");
    refuse(section, "spacing", kind == Arrivals.Kind.BURST, "burst");
  }

  private static void refuse(Section section, String key, boolean applies, String kind) {
    if (!applies && section.has(key)) {
      section.problem(key, "applies to kind: %s alone".formatted(kind), "kind: " + kind);
    }
  }

  /** A number alone, or a mapping. */
  private static Cameras cameras(Section line) {
    Optional<YamlNode> node = line.node("cameras");
    if (node.isEmpty()) {
      return Cameras.ONE;
    }
    if (node.get() instanceof YamlNode.Scalar) {
      int count = line.whole("cameras", 1, MOST_CAMERAS).orElse(1);
      return new Cameras(count, Duration.ZERO, Cameras.Watch.EACH_UNIT);
    }
    Optional<Section> found = inner(line, "cameras", PlanKeys.CAMERAS);
    if (found.isEmpty()) {
      return Cameras.ONE;
    }
    Section section = found.get();
    section.require("count", "count: 2");
    return new Cameras(
        section.whole("count", 1, MOST_CAMERAS).orElse(1),
        section.duration("phase", true).orElse(Duration.ZERO),
        chosen(section, "watch", PlanKeys.WATCHES, Cameras.Watch.values())
            .orElse(Cameras.Watch.EACH_UNIT));
  }

  private static Optional<Capacity> capacity(Section line) {
    return inner(line, "capacity", PlanKeys.CAPACITY)
        .map(
            section -> {
              Duration run = section.duration("run", false).orElse(USUAL_CAPACITY_RUN);
              return new Capacity(
                  section.share("late_limit", LATE).orElse(USUAL_LATE),
                  run,
                  section.whole("points", 1, MOST_POINTS).orElse(USUAL_POINTS),
                  section.duration("confirm", false).orElse(run.multipliedBy(2)));
            });
  }

  private static Optional<Section> inner(Section line, String key, List<String> keys) {
    return line.node(key).flatMap(node -> Section.of(node, line.path(key), line.problems(), keys));
  }

  /** The constant of a word; words stand in the order of the constants. */
  private static <E extends Enum<E>> Optional<E> chosen(
      Section section, String key, List<String> words, E[] constants) {
    return section.word(key, words).map(word -> constants[words.indexOf(word)]);
  }

  private static OptionalInt optionalInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
