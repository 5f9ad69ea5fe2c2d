package org.cvready.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.StreamFaults;
import org.cvready.plan.EnvelopePlan.SearchPlan;

/** Reads how far each perturbation of an envelope is searched. */
final class EnvelopeSearch {
  private static final String KEY = "search";
  private static final String EXAMPLE = "search: {exposure: {from: -3 EV, to: 2 EV}}";
  private static final int USUAL_STEPS = 16;
  private static final int MOST_STEPS = 200;

  /** For those that know severities alone, what has a magnitude and does much the same. */
  private static final Map<String, String> PHYSICAL =
      Map.of(
          "brightness", "exposure",
          "contrast", "contrast_loss",
          "motion_blur", "line_motion",
          "defocus_blur", "defocus",
          "gaussian_blur", "defocus",
          "gaussian_noise", "sensor_noise",
          "shot_noise", "low_light",
          "fog", "fog_visibility",
          "snow", "snowfall",
          "jpeg", "jpeg_quality");

  private final Section section;
  private final String name;
  private final Catalogue entry;

  private EnvelopeSearch(Section section, String name, Catalogue entry) {
    this.section = section;
    this.name = name;
    this.entry = entry;
  }

  /** The perturbations of {@code search} in the order of the plan. */
  static List<SearchPlan> readAll(Section envelope) {
    envelope.require(KEY, EXAMPLE);
    List<SearchPlan> read = new ArrayList<>();
    Optional<Section> all =
        envelope
            .node(KEY)
            .flatMap(node -> Section.ofNames(node, envelope.path(KEY), envelope.problems()));
    if (all.isEmpty()) {
      return read;
    }
    Section search = all.get();
    if (search.entries().isEmpty()) {
      envelope.problem(KEY, "must name at least one perturbation, got none", EXAMPLE);
    }
    for (String name : search.entries().keySet()) {
      Optional<Catalogue> entry = Catalogue.byName(name).filter(EnvelopeSearch::hasMagnitude);
      if (entry.isEmpty()) {
        refuse(search, name);
        continue;
      }
      search
          .node(name)
          .flatMap(
              node -> Section.of(node, search.path(name), search.problems(), keys(entry.get())))
          .flatMap(section -> new EnvelopeSearch(section, name, entry.get()).plan())
          .ifPresent(read::add);
    }
    return read;
  }

  private static boolean hasMagnitude(Catalogue entry) {
    return !entry.scale().isSeverity();
  }

  private static List<String> keys(Catalogue entry) {
    return Stream.concat(
            PlanKeys.ENVELOPE_SEARCH.stream(),
            entry.settings().parameters().stream().map(Parameter::key))
        .toList();
  }

  private static void refuse(Section search, String name) {
    if (Catalogue.byName(name).isPresent()) {
      String other = PHYSICAL.get(Catalogue.byName(name).get().key());
      search.problem(
          name,
          "knows severities alone, and a search needs a magnitude with a unit",
          other == null ? "one of " + String.join(", ", names()) : other);
      return;
    }
    if (StreamFaults.byName(name).isPresent()) {
      search.problem(
          name,
          "is a fault of the stream, whose images do not stand for themselves",
          "to leave it out");
      return;
    }
    search.problem(
        name,
        "no perturbation named '%s'; cvready perturb --list shows them all".formatted(name),
        Spelling.nearest(name, names()).orElse("exposure"));
  }

  private static List<String> names() {
    return Arrays.stream(Catalogue.values())
        .filter(EnvelopeSearch::hasMagnitude)
        .map(Catalogue::key)
        .toList();
  }

  private Optional<SearchPlan> plan() {
    Strengths strengths = new Strengths(section);
    Perturbation perturbation = entry.perturbation(strengths.settings(entry));
    StrengthScale scale = perturbation.scale();
    Optional<Double> from = strengths.magnitude("from", scale);
    Optional<Double> to = strengths.magnitude("to", scale);
    int steps = section.whole("steps", 1, MOST_STEPS).orElse(USUAL_STEPS);
    boolean unread = section.has("from") != from.isPresent() || section.has("to") != to.isPresent();
    if (unread || !isInOrder(from, to)) {
      return Optional.empty();
    }
    return range(scale, from, to)
        .map(range -> new SearchPlan(name, perturbation, range.near, range.ends, steps));
  }

  private boolean isInOrder(Optional<Double> from, Optional<Double> to) {
    if (from.isEmpty() || to.isEmpty() || from.get() < to.get()) {
      return true;
    }
    section.problem(
        "to",
        "must be more than from, got %s and %s"
            .formatted(Quantities.plain(from.get()), Quantities.plain(to.get())));
    return false;
  }

  private record Ends(double near, List<Double> ends) {}

  private Optional<Ends> range(StrengthScale scale, Optional<Double> from, Optional<Double> to) {
    List<Double> stated = Stream.concat(from.stream(), to.stream()).toList();
    if (stated.isEmpty()) {
      return Optional.of(new Ends(near(scale), List.of(scale.ofSeverity(5))));
    }
    if (scale.neutral().isEmpty()) {
      return Optional.of(outward(scale, stated));
    }
    double clean = scale.neutral().getAsDouble();
    List<Double> ends = stated.stream().filter(end -> end != clean).toList();
    boolean holdsClean = ends.size() < 2 || (ends.get(0) < clean && ends.get(1) > clean);
    if (ends.isEmpty() || !holdsClean) {
      section.problem(
          from.isPresent() ? "from" : "to",
          "must leave %s %s, which changes nothing, since a range is claimed from there outward"
              .formatted(Quantities.plain(clean), scale.unit()),
          "%s: %s".formatted(from.isPresent() ? "from" : "to", example(scale)));
      return Optional.empty();
    }
    return Optional.of(new Ends(clean, ends));
  }

  private static String example(StrengthScale scale) {
    return Quantities.plain(scale.ofSeverity(5)) + " " + scale.unit();
  }

  /** Where nothing on the scale is clean, from the end that is nearest to it. */
  private static Ends outward(StrengthScale scale, List<Double> stated) {
    List<Double> byDistance =
        Stream.concat(stated.stream(), stated.size() == 1 ? Stream.of(near(scale)) : Stream.of())
            .sorted(Comparator.comparingDouble(scale::distance))
            .toList();
    return new Ends(byDistance.get(0), List.of(byDistance.get(byDistance.size() - 1)));
  }

  private static double near(StrengthScale scale) {
    return Math.min(scale.maximum(), Math.max(scale.minimum(), scale.clean()));
  }

  /** The names that stand in {@code search}, whether or not they could be read. */
  private static List<String> written(Section envelope) {
    return envelope
        .node(KEY)
        .flatMap(node -> Section.ofNames(node, envelope.path(KEY), new Problems()))
        .map(search -> List.copyOf(search.entries().keySet()))
        .orElse(List.of());
  }

  /** The name of a perturbation of {@code search}. */
  static Optional<String> searched(Section envelope, Section section, String key) {
    section.require(key, key + ": exposure");
    List<String> known = written(envelope);
    Optional<String> name = section.text(key);
    if (name.isPresent() && !known.contains(name.get())) {
      section.problem(
          key,
          "no perturbation named '%s' in search".formatted(name.get()),
          Spelling.nearest(name.get(), known).orElse("one of " + String.join(", ", known)));
      return Optional.empty();
    }
    return name;
  }

  /** Where the site lies, by perturbation. */
  static SortedMap<String, Double> siteAt(Section envelope, List<SearchPlan> search) {
    TreeMap<String, Double> siteAt = new TreeMap<>();
    Optional<Section> stated =
        envelope
            .node("site_at")
            .flatMap(
                node ->
                    Section.of(
                        node, envelope.path("site_at"), envelope.problems(), written(envelope)));
    for (SearchPlan each : search) {
      stated
          .flatMap(
              section -> new Strengths(section).magnitude(each.name(), each.perturbation().scale()))
          .ifPresent(at -> siteAt.put(each.name(), at));
    }
    return siteAt;
  }
}
