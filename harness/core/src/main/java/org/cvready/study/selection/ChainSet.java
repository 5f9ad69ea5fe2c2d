package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.Metric;

/**
 * What a second pass does on a set.
 *
 * @param dataset its name
 * @param half whether it is the half on which the routing was not fitted
 * @param enriched whether its images were chosen by content
 * @param images how many
 * @param imagesPerUnit images that a unit on the line has on average
 * @param routed how many of them the verifier saw
 * @param modelWrong routed images that the model would decide wrongly if nobody looked
 * @param verifierWrong routed images that the verifier would decide wrongly
 * @param figures rates of model and chain: the whole set first, then classes, then slices
 * @param callouts where a part gets better and something else worse, a sentence each
 */
public record ChainSet(
    String dataset,
    boolean half,
    boolean enriched,
    long images,
    double imagesPerUnit,
    long routed,
    long modelWrong,
    long verifierWrong,
    List<ChainFigure> figures,
    List<String> callouts) {
  /** Copies the lists. */
  public ChainSet {
    figures = List.copyOf(figures);
    callouts = List.copyOf(callouts);
  }

  /** The set as sentences name it. */
  public String title() {
    return half ? "the other half of " + dataset : dataset;
  }

  /** Share of images that are routed; 0 without any. */
  public double routedShare() {
    return images == 0 ? 0 : routed / (double) images;
  }

  /** A figure of the whole set. */
  public Optional<ChainFigure> whole(Metric metric) {
    return figures.stream()
        .filter(figure -> figure.model().metric() == metric)
        .filter(figure -> figure.model().scope().className().isEmpty())
        .filter(figure -> figure.model().scope().slice().isEmpty())
        .findFirst();
  }
}
