package org.cvready.metric.calibration;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.shift.EdgeSide;

/**
 * Answers among several classes with their true class, and how well calibrated they are.
 *
 * @param scores of the answers, at least one, all of the same classes
 * @param labels the true class of each, in [0, classes)
 */
public record LabelledScores(List<ClassScores> scores, List<Integer> labels) {
  public LabelledScores {
    scores = List.copyOf(scores);
    labels = List.copyOf(labels);
    if (scores.isEmpty() || scores.size() != labels.size()) {
      throw new IllegalArgumentException(
          "answers must be at least one and have one label each, got %d and %d labels"
              .formatted(scores.size(), labels.size()));
    }
    int classes = scores.get(0).classes();
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i).classes() != classes || labels.get(i) < 0 || labels.get(i) >= classes) {
        throw new IllegalArgumentException(
            "answer %d must have %d classes and a label in [0, %d), got %d classes and label %d"
                .formatted(i, classes, classes, scores.get(i).classes(), labels.get(i)));
      }
    }
  }

  /** Share of answers whose likeliest class is the true one, in [0, 1]. */
  public double accuracy() {
    double right = 0;
    for (int i = 0; i < scores.size(); i++) {
      right += isRight(i) ? 1 : 0;
    }
    return right / scores.size();
  }

  /** Mean negative log probability of the true class, in nats. */
  public double negativeLogLikelihood() {
    return negativeLogLikelihood(1);
  }

  /** Mean over answers of the squared error summed over classes, in [0, 2]. */
  public double brier() {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      double[] probabilities = scores.get(i).probabilities();
      probabilities[labels.get(i)] -= 1;
      for (double difference : probabilities) {
        sum += difference * difference;
      }
    }
    return sum / scores.size();
  }

  /** Reliability of the likeliest class's probability. */
  public Reliability reliability(int bins, EdgeSide side) {
    double[] confidence =
        scores.stream().mapToDouble(score -> Math.min(1, score.largestProbability())).toArray();
    boolean[] correct = new boolean[confidence.length];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = isRight(i);
    }
    return Reliability.of(confidence, correct, bins, side);
  }

  /** Mean over classes of the expected calibration error of each class's probability. */
  public double classwiseError(int bins, EdgeSide side) {
    int classes = scores.get(0).classes();
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double[] confidence = new double[scores.size()];
      boolean[] correct = new boolean[scores.size()];
      for (int i = 0; i < confidence.length; i++) {
        confidence[i] = Math.min(1, scores.get(i).probabilities()[c]);
        correct[i] = labels.get(i) == c;
      }
      sum += Reliability.of(confidence, correct, bins, side).expectedError().orElseThrow();
    }
    return sum / classes;
  }

  /** The temperature that explains the labels best; empty where none does. */
  public Optional<Temperature> temperature() {
    return Temperature.of(this);
  }

  double negativeLogLikelihood(double factor) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      sum += scores.get(i).negativeLog(labels.get(i), factor);
    }
    return sum / scores.size();
  }

  double slope(double factor) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      sum += scores.get(i).slope(labels.get(i), factor);
    }
    return sum / scores.size();
  }

  private boolean isRight(int answer) {
    return scores.get(answer).likeliest() == labels.get(answer);
  }
}
