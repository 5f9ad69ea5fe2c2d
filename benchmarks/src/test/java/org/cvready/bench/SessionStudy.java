package org.cvready.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.ModelOptions;
import org.cvready.vision.Image;

/**
 * One session shared by all workers, a session for each, or fewer workers with more threads on each
 * operator: detections per second of each way, in turns, so that whatever else the machine does
 * meets all alike. The way that {@code certify} takes comes first, and ratios are against it.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.SessionStudy [MODEL
 * [ROUNDS [THREADS]]]}
 */
public final class SessionStudy {
  private static final int DETECTIONS = 24;

  private SessionStudy() {}

  /** So many sessions, each of so many workers, with so many threads on an operator. */
  private record Way(int sessions, int workersOfEach, int intraOp) {
    int workers() {
      return sessions * workersOfEach;
    }

    @Override
    public String toString() {
      return "%d session%s x %d worker%s, intra-op %d"
          .formatted(
              sessions,
              sessions == 1 ? "" : "s",
              workersOfEach,
              workersOfEach == 1 ? "" : "s",
              intraOp);
    }
  }

  /** Compares and prints. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    String model = arguments.length > 0 ? arguments[0] : "yolox_nano";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    int threads =
        arguments.length > 2
            ? Integer.parseInt(arguments[2])
            : Runtime.getRuntime().availableProcessors();
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(1, threads, 1));
    ways.add(new Way(threads, 1, 1));
    ways.add(new Way(1, 1, threads));
    ways.add(new Way(1, threads, threads));
    ways.add(new Way(1, 2 * threads, 1));
    ways.add(new Way(1, 1, 1));
    compare(model, ways, rounds, System.out);
  }

  private static void compare(String model, List<Way> ways, int rounds, PrintStream out)
      throws InterruptedException, ExecutionException {
    Image image = BenchmarkPhoto.of("640x480");
    List<Running> running = new ArrayList<>();
    try {
      for (Way way : ways) {
        running.add(new Running(model, way));
      }
      double[][] speeds = new double[ways.size()][rounds];
      double[][] ratios = new double[ways.size()][rounds];
      for (int round = -2; round < rounds; round++) {
        double[] speed = new double[ways.size()];
        for (int i = 0; i < ways.size(); i++) {
          // Who goes first changes, so that a drift favours none.
          int way = Math.floorMod(i + round, ways.size());
          speed[way] = running.get(way).detectionsPerSecond(image);
        }
        for (int way = 0; way < ways.size() && round >= 0; way++) {
          speeds[way][round] = speed[way];
          ratios[way][round] = speed[way] / speed[0];
        }
      }
      for (int way = 0; way < ways.size(); way++) {
        out.printf(
            Locale.ROOT,
            "%-36s %7.2f detections/s, against the first: median %.3f, quartiles %.3f to %.3f%n",
            ways.get(way),
            quantile(speeds[way], 0.5),
            quantile(ratios[way], 0.5),
            quantile(ratios[way], 0.25),
            quantile(ratios[way], 0.75));
      }
    } finally {
      running.forEach(Running::close);
    }
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(q * (sorted.length - 1))];
  }

  /** One way, with its sessions and workers open. */
  private static final class Running implements AutoCloseable {
    private final List<Detector> detectors = new ArrayList<>();
    private final List<DetectorWorker> workers = new ArrayList<>();
    private final ExecutorService threads;

    Running(String model, Way way) {
      ModelOptions options =
          ModelOptions.of(Material.at("models/" + model + ".onnx"))
              .withIntraOpThreads(way.intraOp());
      for (int i = 0; i < way.sessions(); i++) {
        Detector detector = Detector.open(options);
        detectors.add(detector);
        for (int j = 0; j < way.workersOfEach(); j++) {
          workers.add(detector.newWorker());
        }
      }
      threads = Executors.newFixedThreadPool(way.workers());
    }

    double detectionsPerSecond(Image image) throws InterruptedException, ExecutionException {
      CyclicBarrier start = new CyclicBarrier(workers.size());
      int each = Math.max(1, DETECTIONS / workers.size());
      List<Future<Long>> shares = new ArrayList<>();
      long began = System.nanoTime();
      for (DetectorWorker worker : workers) {
        shares.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < each; i++) {
                    worker.detect(image);
                  }
                  return (long) each;
                }));
      }
      long done = 0;
      for (Future<Long> share : shares) {
        done += share.get();
      }
      return done * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
      threads.shutdownNow();
      workers.forEach(DetectorWorker::close);
      detectors.forEach(Detector::close);
    }
  }
}
