package org.cvready.plan;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cvready.metric.Decision;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;

/** Reads one entry of {@code datasets}. */
final class DatasetSection {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  // Certificates use it as the set of latency figures.
  private static final String RESERVED = "line_speed";
  private static final int MOST_DATASETS = 100;
  private static final String EXAMPLE =
      "datasets: {line: {format: coco, path: annotations.json, role: on_site}}";

  private final Section section;
  private final String name;
  private final PlanFiles files;

  private DatasetSection(Section section, String name, PlanFiles files) {
    this.section = section;
    this.name = name;
    this.files = files;
  }

  /** The sets by name in the order of the plan; an unreadable one has a name and no value. */
  static Map<String, Optional<DatasetPlan>> readAll(Section plan, PlanFiles files) {
    Map<String, Optional<DatasetPlan>> sets = new LinkedHashMap<>();
    plan.require("datasets", EXAMPLE);
    Optional<Section> all =
        plan.node("datasets").flatMap(node -> Section.ofNames(node, "datasets", plan.problems()));
    if (all.isEmpty()) {
      return sets;
    }
    Map<String, YamlNode> entries = all.get().entries();
    if (entries.isEmpty() || entries.size() > MOST_DATASETS) {
      plan.problem(
          "datasets",
          "must have 1 to %d sets, got %d".formatted(MOST_DATASETS, entries.size()),
          EXAMPLE);
    }
    for (String name : entries.keySet()) {
      Section datasets = all.get();
      checkName(datasets, name);
      sets.put(
          name,
          datasets
              .node(name)
              .flatMap(
                  node -> Section.of(node, datasets.path(name), plan.problems(), PlanKeys.DATASET))
              .flatMap(section -> new DatasetSection(section, name, files).dataset()));
    }
    return sets;
  }

  private static void checkName(Section datasets, String name) {
    if (!NAME.matcher(name).matches() || name.equals(RESERVED)) {
      datasets.problem(
          name,
          "name must be 1 to 64 letters, digits, _ or -, start with a letter and not be %s, got '%s'"
              .formatted(RESERVED, name),
          "line1");
    }
  }

  private Optional<DatasetPlan> dataset() {
    section.require("format", "format: coco");
    section.require("path", "path: annotations.json");
    section.require("role", "role: on_site");
    Optional<String> format = section.word("format", PlanKeys.FORMATS);
    Optional<Path> path = files.existing(section, "path");
    if (format.isPresent() && path.isPresent()) {
      checkKind(format.get(), path.get());
    }
    Optional<Role> role =
        section.word("role", PlanKeys.ROLES).map(word -> Role.valueOf(constant(word)));
    Optional<Path> tags = files.existing(section, "tags");
    tags.ifPresent(this::checkTags);
    Optional<String> include = section.text("include");
    include.ifPresent(this::checkGlob);
    Sampling sampling = sampling(role.orElse(Role.ON_SITE));
    Set<Decision> safe = safe(role);
    List<String> sliceBy = section.texts("slice_by");
    SortedMap<String, List<String>> expects = expects();
    SortedMap<String, String> classMap = classMap();
    Optional<String> clusterBy = section.text("cluster_by");
    Optional<String> unitBy = section.text("unit_by");
    String site = site(role);
    if (format.isEmpty() || path.isEmpty() || role.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DatasetPlan(
            name,
            format.get(),
            path.get(),
            include,
            role.get(),
            sampling,
            sliceBy,
            expects,
            safe,
            tags,
            classMap,
            clusterBy,
            unitBy,
            site));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private void checkKind(String format, Path path) {
    if (format.equals("coco") && !Files.isRegularFile(path)) {
      section.problem("path", "of a coco set must be its JSON file, got a folder");
    }
    if (!format.equals("coco") && !Files.isDirectory(path)) {
      section.problem("path", "of a %s set must be a folder, got a file".formatted(format));
    }
  }

  private void checkTags(Path tags) {
    String file = tags.toString().toLowerCase(Locale.ROOT);
    if (!Files.isRegularFile(tags) || !(file.endsWith(".csv") || file.endsWith(".json"))) {
      section.problem("tags", "must be a .csv or .json file, got " + tags, "tags.csv");
    }
  }

  private void checkGlob(String glob) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (IllegalArgumentException e) {
      section.problem("include", "must be a glob, got '%s'".formatted(glob), "*.png");
    }
  }

  /** What was collected is a choice; what comes from the line, or is strange, comes as it comes. */
  private Sampling sampling(Role role) {
    return section
        .word("sampling", PlanKeys.SAMPLINGS)
        .map(word -> Sampling.valueOf(constant(word)))
        .orElse(
            role == Role.BENCHMARK || role.isOfTraining() ? Sampling.ENRICHED : Sampling.NATURAL);
  }

  private Set<Decision> safe(Optional<Role> role) {
    boolean ood = role.equals(Optional.of(Role.OUT_OF_DISTRIBUTION));
    if (section.has("safe") && role.isPresent() && !ood) {
      section.problem(
          "safe",
          "belongs to sets of role out_of_distribution alone, got role " + role.get().key(),
          "role: out_of_distribution");
      return Set.of();
    }
    if (!section.has("safe")) {
      return ood ? EnumSet.of(Decision.REVIEW) : Set.of();
    }
    EnumSet<Decision> safe = EnumSet.noneOf(Decision.class);
    for (String word : section.texts("safe")) {
      if (section
          .values()
          .isOneOf(word, PlanKeys.DECISIONS, section.path("safe"), section.line("safe"))) {
        safe.add(Decision.valueOf(constant(word)));
      }
    }
    return safe;
  }

  private String site(Optional<Role> role) {
    Optional<String> site = section.text("site");
    if (site.isPresent() && role.isPresent() && role.get() != Role.ON_SITE) {
      section.problem(
          "site",
          "belongs to sets of role on_site alone, got role " + role.get().key(),
          "role: on_site");
    }
    if (site.isPresent() && !NAME.matcher(site.get()).matches()) {
      section.problem(
          "site",
          "must be 1 to 64 letters, digits, _ or - and start with a letter, got '%s'"
              .formatted(site.get()),
          "line1");
    }
    return site.orElse(name);
  }

  private SortedMap<String, List<String>> expects() {
    TreeMap<String, List<String>> expects = new TreeMap<>();
    names("expects")
        .ifPresent(
            tags -> tags.entries().keySet().forEach(tag -> expects.put(tag, tags.texts(tag))));
    return expects;
  }

  private SortedMap<String, String> classMap() {
    TreeMap<String, String> map = new TreeMap<>();
    names("class_map")
        .ifPresent(
            classes ->
                classes
                    .entries()
                    .keySet()
                    .forEach(own -> classes.text(own).ifPresent(to -> map.put(own, to))));
    return map;
  }

  private Optional<Section> names(String key) {
    return section
        .node(key)
        .flatMap(node -> Section.ofNames(node, section.path(key), section.problems()));
  }
}
