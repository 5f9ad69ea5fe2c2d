package org.cvready.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.ReadingOptions;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.ResizeMode;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.model.EngineKind;
import org.cvready.model.InputOverrides;
import org.cvready.model.ModelOptions;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.GuardPlan;
import org.cvready.plan.ModelPlan;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.study.strange.Watch;

/**
 * A plan with its model loaded and its sets read.
 *
 * @param plan the plan
 * @param detector the model
 * @param datasets in the order of the plan, their classes among all classes
 * @param classes of model, data and plan together
 * @param point the operating point of the model's classes
 * @param watch the guard against strange images, once it is fitted
 */
record OpenedPlan(
    Plan plan,
    Detector detector,
    List<Dataset> datasets,
    Classes classes,
    OperatingPoint point,
    Watch watch)
    implements AutoCloseable {
  OpenedPlan {
    datasets = List.copyOf(datasets);
  }

  /** A plan without a fitted guard. */
  OpenedPlan(
      Plan plan, Detector detector, List<Dataset> datasets, Classes classes, OperatingPoint point) {
    this(plan, detector, datasets, classes, point, Watch.NONE);
  }

  /** The same with the guard that the plan asks for; closed with this one. */
  OpenedPlan with(Watch newWatch) {
    return new OpenedPlan(plan, detector, datasets, classes, point, newWatch);
  }

  /** Opens everything that a plan names; sets first, since a wrong path is found fastest there. */
  static OpenedPlan open(Plan plan, PathRule paths) {
    List<Dataset> datasets = new ArrayList<>();
    for (DatasetPlan set : plan.datasets()) {
      datasets.add(read(set, paths));
    }
    InnerOutputRule.check(plan);
    ModelOptions options =
        modelOptions(plan, plan.model().file()).withInner(plan.guard().flatMap(GuardPlan::output));
    for (int i = datasets.size() - 1; i >= 0; i--) {
      if (DatasetFormat.of(plan.datasets().get(i).format()).orElseThrow().ordersClasses()) {
        options = options.withDataNames(datasets.get(i).classes().names());
      }
    }
    Detector detector = Detector.open(options);
    try {
      Classes classes = Classes.of(detector.classNames(), datasets, plan);
      List<Dataset> aligned = datasets.stream().map(set -> set.among(classes.names())).toList();
      return new OpenedPlan(plan, detector, aligned, classes, classes.operatingPoint(plan));
    } catch (RuntimeException e) {
      detector.close();
      throw e;
    }
  }

  /** Reads one set, with its classes renamed as the plan says. */
  static Dataset read(DatasetPlan set, PathRule paths) {
    Dataset data = location(set, paths).read(set.name());
    return set.classMap().isEmpty() ? data : data.mapped(set.classMap());
  }

  static DatasetLocation location(DatasetPlan set, PathRule paths) {
    ReadingOptions options = ReadingOptions.defaults();
    if (set.include().isPresent()) {
      options = options.withInclude(set.include().get());
    }
    if (set.tags().isPresent()) {
      options = options.withTags(set.tags().get());
    }
    if (paths == PathRule.ANYWHERE) {
      options = options.withLinksOutside();
    }
    return new DatasetLocation(DatasetFormat.of(set.format()).orElseThrow(), set.path(), options);
  }

  /**
   * How the plan wants a model to be run.
   *
   * @param file its own model or another
   * @throws BadPlanException where maps of scores do not fit that file
   */
  static ModelOptions modelOptions(Plan plan, Path file) {
    ModelPlan model = plan.model();
    ModelOptions options =
        ModelOptions.of(file)
            .withEngine(EngineKind.byName(model.engine()).orElseThrow())
            .withDecoder(model.decoder())
            .withDevice(model.device())
            .withInput(overrides(model.input()))
            .withDecode(model.input().decode().flatMap(DecodeMode::byWord).orElse(DecodeMode.FULL))
            .withScoreFloor(model.scoreFloor())
            .withMaxDetections(model.maxDetections());
    if (!model.classNames().isEmpty()) {
      options = options.withClassNames(model.classNames());
    }
    options = AppliedMaps.of(plan, file).map(options::withRecalibration).orElse(options);
    Optional<Double> nmsIou = plan.operatingPoint().nmsIou();
    return nmsIou.isPresent() ? options.withNmsIou(nmsIou.get()) : options;
  }

  private static InputOverrides overrides(ModelPlan.InputPlan input) {
    return new InputOverrides(
        optionalInt(input.width()),
        optionalInt(input.height()),
        input.resize().map(word -> ResizeMode.valueOf(word.toUpperCase(Locale.ROOT))),
        optionalInt(input.pad()),
        input.color().map(order -> order.equals("bgr")),
        input.scale().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        input.mean().isEmpty() ? Optional.empty() : Optional.of(input.mean()),
        input.std().isEmpty() ? Optional.empty() : Optional.of(input.std()));
  }

  private static OptionalInt optionalInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  @Override
  public void close() {
    detector.close();
  }
}
