package org.cvready.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a plan and holds it against every rule that can be checked without opening data or model.
 *
 * <p>What the plan may leave out: {@code name} (the file's name), {@code seed} (0: whoever does not
 * care still gets the same bytes again, and the certificate prints it), {@code score_floor} (.001),
 * {@code max_detections} (300), {@code match_iou} (.5), {@code confidence} (95 %), {@code engine}
 * (onnx), {@code decoder} (auto), {@code device} (cpu), {@code sampling} (natural; enriched for a
 * benchmark), {@code site} (the set's own name), {@code safe} ([review]), {@code hours_per_shift}
 * (8), {@code warm_up} (10 s) and what {@code throughput} may say ({@link
 * ThroughputPlan#DEFAULTS}).
 */
public final class PlanReader {
  /** The version of the plan's language. */
  public static final int VERSION = 1;

  private static final long MOST_BYTES = 1 << 20;

  private PlanReader() {}

  /**
   * Reads the plan in a YAML file.
   *
   * @param file the plan, UTF-8, at most 1 MiB
   * @param rule which files the plan may name
   * @throws BadPlanException with everything that is wrong with the plan
   */
  public static Plan read(Path file, PathRule rule) {
    Problems problems = new Problems();
    Optional<Plan> plan =
        text(file, problems)
            .flatMap(yaml -> YamlTree.read(yaml, problems))
            .flatMap(root -> Section.of(root, "", problems, PlanKeys.PLAN))
            .flatMap(section -> plan(section, file.toAbsolutePath().normalize(), rule));
    if (problems.count() > 0) {
      throw new BadPlanException(file, problems.sorted());
    }
    return plan.orElseThrow(
        () -> new IllegalStateException("plan without problems was not read: " + file));
  }

  /**
   * The files that the plan names, for whoever wants to know of each whether it is still there.
   *
   * @param file the plan, UTF-8, at most 1 MiB
   * @param rule which files the plan may name
   */
  public static PlanInputs inputs(Path file, PathRule rule) {
    Problems problems = new Problems();
    PlanFiles files = new PlanFiles(file.toAbsolutePath().normalize(), rule);
    Optional<Section> section =
        text(file, problems)
            .flatMap(yaml -> YamlTree.read(yaml, problems))
            .flatMap(root -> Section.of(root, "", problems, PlanKeys.PLAN));
    Optional<ModelPlan> model = section.flatMap(plan -> ModelSection.read(plan, files));
    Map<String, Optional<DatasetPlan>> sets =
        section.map(plan -> DatasetSection.readAll(plan, files)).orElse(Map.of());
    return new PlanInputs(
        model.map(ModelPlan::file),
        model.flatMap(ModelPlan::recalibration),
        sets,
        problems.sorted());
  }

  private static Optional<String> text(Path file, Problems problems) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.add("", 0, "must be a file, got " + file, "cvready init");
        return Optional.empty();
      }
      if (Files.size(file) > MOST_BYTES) {
        problems.add("", 0, "must have at most 1 MiB, got %d bytes".formatted(Files.size(file)));
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      problems.add("", 0, "must be UTF-8 text");
    } catch (IOException e) {
      problems.add("", 0, "cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<Plan> plan(Section section, Path file, PathRule rule) {
    checkVersion(section);
    PlanFiles files = new PlanFiles(file, rule);
    Optional<ModelPlan> model = ModelSection.read(section, files);
    Optional<OperatingPointPlan> point = OperatingPointSection.read(section);
    Map<String, Optional<DatasetPlan>> sets = DatasetSection.readAll(section, files);
    List<ConditionPlan> conditions = ConditionSection.readAll(section, sets.keySet());
    Optional<ProductionPlan> production = SiteSection.production(section);
    Optional<LineSpeedPlan> lineSpeed = LineSpeedSection.read(section);
    Optional<ThroughputPlan> throughput = ThroughputSection.read(section);
    Responsibilities responsibilities = SiteSection.responsibilities(section);
    GateRules rules = new GateRules(sets, conditions, section.has("line_speed"));
    List<GatePlan> gates = GateSection.readAll(section, rules);
    Optional<EnvelopePlan> envelope = EnvelopeSection.read(section, rules);
    Optional<ThresholdChoicePlan> choice =
        ThresholdChoiceSection.read(section, sets, production, gates);
    Optional<GuardPlan> guard = GuardSection.read(section, sets);
    Optional<SecondPassPlan> secondPass = SecondPassSection.read(section, sets, files, conditions);
    GuardSection.checkRoute(section, guard, secondPass);
    Optional<RecalibrationPlan> recalibration = RecalibrationSection.read(section, sets);
    String name = section.text("name").orElse(stem(file));
    long seed = seed(section);
    if (model.isEmpty() || point.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            file,
            name,
            seed,
            model.get(),
            point.get(),
            sets.values().stream().flatMap(Optional::stream).toList(),
            conditions,
            production,
            choice,
            lineSpeed,
            throughput,
            guard,
            secondPass,
            recalibration,
            envelope,
            responsibilities,
            gates));
  }

  private static void checkVersion(Section section) {
    section.require("plan", "plan: " + VERSION);
    Optional<String> version = section.text("plan");
    if (version.isPresent() && !version.get().equals(String.valueOf(VERSION))) {
      section.problem(
          "plan",
          "must be %d, the version of the plan's language, got '%s'"
              .formatted(VERSION, version.get()),
          "plan: " + VERSION);
    }
  }

  private static long seed(Section section) {
    Optional<String> text = section.text("seed");
    Optional<Long> seed = text.flatMap(Quantities::whole);
    if (text.isPresent() && seed.isEmpty()) {
      section.problem("seed", "must be a whole number of 64 bits, got '%s'".formatted(text.get()));
    }
    return seed.orElse(0L);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
