package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.study.quality.ErrorTypes.ErrorShare;

/** What the quality on a set comes to, in sentences. */
final class QualityFindings {
  /** Points of average precision below which a kind of error is not worth a sentence. */
  private static final double LEAST_COST = 0.05;

  private QualityFindings() {}

  static List<String> sentences(
      String dataset,
      List<Measurement> imageLevel,
      Confusion confusion,
      Optional<ErrorTypes> errors) {
    List<String> sentences = new ArrayList<>();
    errors.ifPresent(types -> sentences.addAll(costs(dataset, types)));
    confused(dataset, confusion).ifPresent(sentences::add);
    background(dataset, confusion).ifPresent(sentences::add);
    imageLevel.stream()
        .filter(figure -> figure.scope().className().isEmpty() && figure.value().isPresent())
        .findFirst()
        .ifPresent(
            figure ->
                sentences.add(
                    "Taken as a yes or no for each image of %s, %s is %s, bounds %s."
                        .formatted(
                            dataset,
                            figure.metric().key(),
                            Figures.valueWithCounts(figure),
                            Figures.bounds(figure))));
    return sentences;
  }

  private static List<String> costs(String dataset, ErrorTypes types) {
    Optional<ErrorShare> worst =
        types.errors().stream()
            .filter(error -> error.cost() >= LEAST_COST)
            .max(Comparator.comparingDouble(ErrorShare::cost));
    return worst
        .map(
            error ->
                List.of(
                    String.format(
                        Locale.ROOT,
                        "On %s errors of the kind %s (%s) cost the most: without them average"
                            + " precision would be %.1f points higher than its %.1f.",
                        dataset,
                        error.name(),
                        error.key(),
                        error.cost(),
                        types.averagePrecision())))
        .orElse(List.of());
  }

  /** The pair of classes that are mixed up most. */
  private static Optional<String> confused(String dataset, Confusion confusion) {
    int classes = confusion.classes().size();
    int row = 0;
    int column = 0;
    long most = 0;
    for (int r = 0; r < classes; r++) {
      for (int c = 0; c < classes; c++) {
        if (r != c && confusion.count(r, c) > most) {
          most = confusion.count(r, c);
          row = r;
          column = c;
        }
      }
    }
    return most == 0
        ? Optional.empty()
        : Optional.of(
            "The classes mixed up most on %s: %s of %s %s were detected as %s."
                .formatted(
                    dataset,
                    Figures.count(most),
                    Figures.count(confusion.objects(row)),
                    confusion.classes().get(row),
                    confusion.classes().get(column)));
  }

  /** The class that is seen most where nothing is. */
  private static Optional<String> background(String dataset, Confusion confusion) {
    int classes = confusion.classes().size();
    int worst = -1;
    for (int c = 0; c < classes; c++) {
      if (confusion.count(classes, c) > (worst < 0 ? 0 : confusion.count(classes, worst))) {
        worst = c;
      }
    }
    return worst < 0
        ? Optional.empty()
        : Optional.of(
            "On %s background was taken for %s %s times, more often than for any other class."
                .formatted(
                    dataset,
                    confusion.classes().get(worst),
                    Figures.count(confusion.count(classes, worst))));
  }
}
