package org.cvready.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.dataset.CocoGroundTruthWriter;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.plan.PathRule;
import org.cvready.plan.PlanReader;
import org.cvready.report.AtomicFiles;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;

/** Writes what a model sees on a set of images, as COCO results. */
public final class Prediction {
  private Prediction() {}

  /**
   * What to predict, and where to write it.
   *
   * @param model the model's file
   * @param plan a plan whose model settings hold, where given
   * @param decoder overrides the plan's or the program's choice, where given
   * @param nmsIou overrides the overlap above which suppression drops the lower score
   * @param scoreFloor overrides the score below which detections are dropped
   */
  public record Settings(
      Path model,
      Optional<Path> plan,
      Optional<String> decoder,
      OptionalDouble nmsIou,
      OptionalDouble scoreFloor) {}

  /**
   * Where the results go.
   *
   * @param predictions COCO results
   * @param groundTruth COCO instances of the set, where asked for
   */
  public record Outputs(Path predictions, Optional<Path> groundTruth) {}

  /**
   * Predicts. Images and classes keep the numbers they have in COCO files; without any, images
   * count from 1 by file name and classes from 1 in class order. Classes that only the model has
   * come after those of the set.
   *
   * @return how many images were shown to the model
   */
  public static long run(
      Settings settings, DatasetLocation dataset, Outputs outputs, RunProgress progress)
      throws IOException {
    Dataset own = dataset.read(dataset.path().getFileName().toString());
    try (Detector detector = Detector.open(options(settings, dataset.format(), own))) {
      Set<String> names = new LinkedHashSet<>(detector.classNames().names());
      names.addAll(own.classes().names());
      Dataset data = own.among(ClassNames.of(List.copyOf(names)));
      PassSet set =
          new PassSet(data, Optional.empty(), Optional.empty(), List.of(SetCondition.clean()));
      PassQuestion question =
          new PassQuestion(
              List.of(set),
              OperatingPoint.uniform(detector.classNames().size(), 1, 1, 0.5),
              0,
              Runtime.getRuntime().availableProcessors());
      progress.stage("images", question.passes());
      write(detector, question, outputs.predictions(), progress);
      if (outputs.groundTruth().isPresent()) {
        AtomicFiles.write(
            outputs.groundTruth().get(), out -> CocoGroundTruthWriter.write(data, out));
      }
      progress.end();
      return question.passes();
    }
  }

  private static void write(
      Detector detector, PassQuestion question, Path file, RunProgress progress)
      throws IOException {
    AtomicFiles.write(
        file,
        out -> {
          CocoResultsWriter json = new CocoResultsWriter(out);
          json.begin();
          show(detector, question, json, progress);
          json.endSet();
          json.flush();
        });
  }

  private static void show(
      Detector detector, PassQuestion question, CocoResultsWriter json, RunProgress progress)
      throws IOException {
    Dataset data = question.sets().get(0).data();
    try {
      ImagePass.run(
          detector,
          question,
          seen -> {
            for (Detection found : seen.detections()) {
              json.write(
                  seen.sample().imageId(),
                  data.categoryId(found.classIndex()),
                  DetectionText.of(found));
            }
          },
          progress::at);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while predicting");
    }
  }

  private static ModelOptions options(Settings settings, DatasetFormat format, Dataset data) {
    ModelOptions options =
        settings.plan().isPresent()
            ? OpenedPlan.modelOptions(
                PlanReader.read(settings.plan().get(), PathRule.ANYWHERE), settings.model())
            : ModelOptions.of(settings.model());
    if (format.ordersClasses()) {
      options = options.withDataNames(data.classes().names());
    }
    if (settings.decoder().isPresent()) {
      options = options.withDecoder(settings.decoder().get());
    }
    if (settings.nmsIou().isPresent()) {
      options = options.withNmsIou(settings.nmsIou().getAsDouble());
    }
    return settings.scoreFloor().isPresent()
        ? options.withScoreFloor(settings.scoreFloor().getAsDouble())
        : options;
  }
}
