package org.cvready.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.cvready.imaging.DecodeMode;
import org.cvready.model.engine.Device;
import org.cvready.plan.ModelPlan.InputPlan;
import org.cvready.plan.YamlNode.Scalar;

/** Reads {@code model}. */
final class ModelSection {
  private static final String CPU = "cpu";
  private static final int GREATEST_SIDE = 16_384;
  private static final int MOST_DETECTIONS = 100_000;
  private static final long MOST_NAME_BYTES = 1 << 20;
  private static final int MOST_NAMES = 10_000;

  private final Section section;
  private final PlanFiles files;

  private ModelSection(Section section, PlanFiles files) {
    this.section = section;
    this.files = files;
  }

  static Optional<ModelPlan> read(Section plan, PlanFiles files) {
    plan.require("model", "model: {file: detector.onnx}");
    return plan.node("model")
        .flatMap(node -> Section.of(node, "model", plan.problems(), PlanKeys.MODEL))
        .flatMap(section -> new ModelSection(section, files).model());
  }

  private Optional<ModelPlan> model() {
    section.require("file", "file: detector.onnx");
    Optional<Path> file = files.existing(section, "file");
    String engine = section.word("engine", PlanKeys.ENGINES).orElse("onnx");
    if (engine.equals("onnx") && file.isPresent() && !Files.isRegularFile(file.get())) {
      section.problem("file", "must be an ONNX file, got the folder " + file.get());
    }
    String decoder = section.word("decoder", PlanKeys.DECODERS).orElse(PlanKeys.AUTO);
    String device = device(engine);
    InputPlan input =
        section
            .node("input")
            .flatMap(
                node -> Section.of(node, section.path("input"), section.problems(), PlanKeys.INPUT))
            .map(ModelSection::input)
            .orElse(InputPlan.none());
    List<String> classes = classes();
    double floor = section.number("score_floor", Range.closedOpen(0, 1)).orElse(0.001);
    int most = section.whole("max_detections", 1, MOST_DETECTIONS).orElse(300);
    Optional<Path> maps = recalibration();
    return file.map(
        path -> new ModelPlan(path, engine, decoder, device, input, classes, floor, most, maps));
  }

  private Optional<Path> recalibration() {
    Optional<Path> maps = files.existing(section, "recalibration");
    if (maps.isPresent() && !Files.isRegularFile(maps.get())) {
      section.problem(
          "recalibration",
          "must be a file of an earlier run, got the folder " + maps.get(),
          "recalibration: recalibration.json");
    }
    return maps;
  }

  private String device(String engine) {
    String text = section.text("device").orElse(CPU);
    try {
      Device device = Device.parse(text);
      if (engine.equals("djl") && !device.isCpu()) {
        section.problem(
            "device", "must be cpu with engine djl, got '%s'".formatted(text), "engine: onnx");
      }
    } catch (IllegalArgumentException unknown) {
      String rule = String.valueOf(unknown.getMessage());
      section.problem("device", rule.substring(rule.indexOf(' ') + 1), CPU);
    }
    return text;
  }

  private static InputPlan input(Section input) {
    Optional<Integer> width = input.whole("width", 1, GREATEST_SIDE);
    Optional<Integer> height = input.whole("height", 1, GREATEST_SIDE);
    if (input.has("width") != input.has("height")) {
      input.problem(
          input.has("width") ? "width" : "height",
          "width and height must stand together",
          "size: 640");
    }
    if (input.has("size")) {
      if (input.has("width") || input.has("height")) {
        input.problem("size", "must not stand beside width and height", "one of the two");
      }
      List<Integer> size = size(input);
      if (size.size() == 2) {
        width = Optional.of(size.get(0));
        height = Optional.of(size.get(1));
      }
    }
    return new InputPlan(
        width,
        height,
        input.word("resize", PlanKeys.RESIZES),
        input.whole("pad", 0, 255),
        input.word("color", PlanKeys.COLORS),
        input.number("scale", Range.above(0)),
        input.numbers("mean", 3, Range.closed(0, 255)),
        input.numbers("std", 3, Range.above(0)),
        input.word("decode", DecodeMode.words()));
  }

  /** One side for a square, or width and height. */
  private static List<Integer> size(Section input) {
    if (input.node("size").orElse(null) instanceof Scalar) {
      return input
          .whole("size", 1, GREATEST_SIDE)
          .map(side -> List.of(side, side))
          .orElse(List.of());
    }
    return input.numbers("size", 2, Range.closed(1, GREATEST_SIDE)).stream()
        .filter(side -> isWhole(input, side))
        .map(Double::intValue)
        .toList();
  }

  private static boolean isWhole(Section input, double side) {
    if (side == Math.rint(side)) {
      return true;
    }
    input.problem("size", "must be whole pixels, got " + side);
    return false;
  }

  /** Names in the plan, or those of a text file with one a line. */
  private List<String> classes() {
    if (!(section.node("classes").orElse(null) instanceof Scalar)) {
      return section.texts("classes");
    }
    Optional<Path> file = files.existing(section, "classes");
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      if (!Files.isRegularFile(file.get()) || Files.size(file.get()) > MOST_NAME_BYTES) {
        section.problem("classes", "must be a text file of at most 1 MiB, got " + file.get());
        return List.of();
      }
      List<String> names =
          Files.readString(file.get())
              .lines()
              .map(String::strip)
              .filter(n -> !n.isEmpty())
              .toList();
      if (names.isEmpty() || names.size() > MOST_NAMES || repeats(names)) {
        section.problem(
            "classes",
            "file must hold 1 to %d different names, one a line: %s"
                .formatted(MOST_NAMES, file.get()));
      }
      return names;
    } catch (IOException e) {
      section.problem("classes", "must be a readable UTF-8 text file, got " + file.get());
      return List.of();
    }
  }

  private static boolean repeats(List<String> names) {
    return new HashSet<>(names).size() < names.size();
  }
}
