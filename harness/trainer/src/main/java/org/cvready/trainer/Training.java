package org.cvready.trainer;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cvready.dataset.Dataset;
import org.cvready.trainer.data.Batch;
import org.cvready.trainer.data.BatchMaker;
import org.cvready.trainer.data.TrainingSet;
import org.cvready.trainer.loss.DetectionLoss;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.DetectorBlock;

/**
 * One training run: AdamW with a warm-up and half a cosine of learning rate, and a moving average
 * of the weights, which is the result.
 */
final class Training implements AutoCloseable {
  private static final String ENGINE = "PyTorch";
  private static final String THREADS = "ai.djl.pytorch.num_threads";

  private final TrainingSettings settings;
  private final Stage close;
  private final Stage whole;
  private final DetectorBlock block;
  private final DetectorBlock averaged;
  private final Model model;
  private final Trainer trainer;
  private final MovingAverage average;

  /** Sets up a network with random weights for the classes of {@code set}. */
  Training(TrainingSettings settings, Architecture architecture, TrainingSet set) {
    this.settings = settings;
    int window = Math.min(settings.size(), TrainingSettings.WINDOW);
    int windows = TrainingSettings.WINDOWS * settings.pictures();
    this.close = stage(set, architecture.at(window), windows);
    this.whole = stage(set, architecture, settings.pictures());
    this.block = new DetectorBlock(architecture);
    this.averaged = new DetectorBlock(architecture);
    startEngine().setRandomSeed(settings.seed());
    this.model = Model.newInstance("detector", Device.cpu(), ENGINE);
    model.setBlock(block);
    this.trainer = model.newTrainer(configuration());
    trainer.initialize(block.inputShape(settings.pictures()));
    averaged.initialize(model.getNDManager(), DataType.FLOAT32, block.inputShape(1));
    this.average = new MovingAverage(block, TrainingSettings.AVERAGE_DECAY);
  }

  /** PyTorch by itself uses one thread under DJL. */
  private static Engine startEngine() {
    if (System.getProperty(THREADS) == null) {
      System.setProperty(THREADS, Integer.toString(Runtime.getRuntime().availableProcessors()));
    }
    return Engine.getEngine(ENGINE);
  }

  /** Pictures of one size, and how wrong the network is on them. */
  private record Stage(BatchMaker batches, DetectionLoss loss, int size) {}

  private Stage stage(TrainingSet set, Architecture at, int pictures) {
    BatchMaker.Shape shape = new BatchMaker.Shape(pictures, at.size());
    BatchMaker batches = new BatchMaker(set, shape, settings.seed());
    return new Stage(batches, new DetectionLoss(at), at.size());
  }

  private Stage stage(int epoch) {
    return epoch <= settings.closeEpochs() ? close : whole;
  }

  private DefaultTrainingConfig configuration() {
    int steps =
        settings.closeEpochs() * close.batches.batches()
            + settings.epochs() * whole.batches.batches();
    int warmUp = (int) Math.min(steps / 2.0, TrainingSettings.WARM_UP * stage(1).batches.batches());
    double rate = settings.learningRate();
    Tracker cosine =
        Tracker.cosine()
            .setBaseValue((float) rate)
            .optFinalValue((float) (TrainingSettings.LAST_SHARE * rate))
            .setMaxUpdates(Math.max(1, steps - warmUp))
            .build();
    Tracker schedule =
        Tracker.warmUp()
            .setMainTracker(cosine)
            .optWarmUpBeginValue((float) (TrainingSettings.FIRST_SHARE * rate))
            .optWarmUpSteps(warmUp)
            .build();
    // DJL wants a loss here; the detector's own needs more than labels and predictions.
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(
            Optimizer.adamW()
                .optLearningRateTracker(schedule)
                .optWeightDecays((float) TrainingSettings.WEIGHT_DECAY)
                .build());
  }

  /** How many numbers training sets. */
  long weights() {
    return block.getParameters().values().stream()
        .filter(parameter -> parameter.requiresGradient())
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  /**
   * What an epoch cost.
   *
   * @param score mean part of the loss that scores cause
   * @param box mean part of the loss that boxes cause
   */
  record EpochLoss(double score, double box) {}

  /** Sees every picture, or every object, once. */
  EpochLoss epoch(int epoch) {
    Stage stage = stage(epoch);
    int batches = stage.batches.batches();
    double score = 0;
    double box = 0;
    for (int place = 0; place < batches; place++) {
      EpochLoss one = step(stage, stage.batches.batch(epoch, place));
      if (!Double.isFinite(one.score + one.box)) {
        throw new IllegalStateException(
            "loss must stay finite, got %s at batch %d of epoch %d".formatted(one, place, epoch));
      }
      score += one.score / batches;
      box += one.box / batches;
    }
    return new EpochLoss(score, box);
  }

  private EpochLoss step(Stage stage, Batch batch) {
    EpochLoss result;
    try (NDManager manager = trainer.getManager().newSubManager()) {
      // The channels of a pixel side by side in memory: PyTorch keeps that order through the
      // network, and was twice as fast with it.
      Shape shape = new Shape(batch.pictures(), stage.size, stage.size, 3);
      NDArray pixels = manager.create(batch.pixels(), shape).transpose(0, 3, 1, 2);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList output = trainer.forward(new NDList(pixels));
        DetectionLoss.Parts parts = stage.loss.of(output, batch.targets());
        collector.backward(parts.total());
        result = new EpochLoss(parts.score(), parts.box());
      }
      trainer.step();
    }
    average.follow(block);
    return result;
  }

  /** Writes the averaged network as ONNX. */
  void writeOnnx(List<String> classNames, Path file) throws IOException {
    average.writeTo(averaged);
    DetectorFiles.writeOnnx(averaged, classNames, file);
  }

  /** Writes the averaged network's parameters. */
  void writeParameters(Path file) throws IOException {
    average.writeTo(averaged);
    DetectorFiles.writeParameters(averaged, file);
  }

  /**
   * Trains to the end.
   *
   * @param validation what the averaged network is judged on, every few epochs
   * @param onnx where it is written before
   */
  void run(TrainingLog log, Dataset validation, Path onnx) throws IOException {
    int last = settings.closeEpochs() + settings.epochs();
    for (int epoch = 1; epoch <= last; epoch++) {
      log.epochBegins();
      EpochLoss mean = epoch(epoch);
      log.epoch(epoch, mean, stage(epoch).batches.pictures());
      if (epoch % settings.judgedEvery() == 0 || epoch == last) {
        writeOnnx(validation.classes().names(), onnx);
        log.line("epoch " + epoch + " validation: " + Judgement.of(onnx, validation).line());
      }
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
