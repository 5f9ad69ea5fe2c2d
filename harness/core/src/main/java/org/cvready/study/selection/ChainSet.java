package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * What a second pass does on a set.
 *
 * @param dataset its name
 * @param condition how its images were shown
 * @param half whether it is the half on which the routing was not fitted
 * @param enriched whether its images were chosen by content
 * @param images how many
 * @param imagesPerUnit images that a unit on the line has on average
 * @param routed how many of them the verifier saw
 * @param modelWrong routed images that the model would decide wrongly if nobody looked
 * @param verifierWrong routed images that the verifier would decide wrongly
 * @param figures rates of model and chain: the whole set first, then classes, then slices; under
 *     conditions of the whole set alone
 * @param callouts where a part gets better and something else worse, a sentence each
 */
public record ChainSet(
    String dataset,
    String condition,
    boolean half,
    boolean enriched,
    long images,
    double imagesPerUnit,
    long routed,
    long modelWrong,
    long verifierWrong,
    List<ChainFigure> figures,
    List<String> callouts) {
  /** What a set is called of which half was fitted on. */
  static final String OTHER_HALF = "the other half of ";

  /** Copies the lists. */
  public ChainSet {
    figures = List.copyOf(figures);
    callouts = List.copyOf(callouts);
  }

  /** The set as sentences name it. */
  public String title() {
    String set = half ? OTHER_HALF + dataset : dataset;
    return condition.equals(Scope.CLEAN) ? set : set + " under " + condition;
  }

  /** The same with what is to be called out. */
  ChainSet withCallouts(List<String> newCallouts) {
    return new ChainSet(
        dataset,
        condition,
        half,
        enriched,
        images,
        imagesPerUnit,
        routed,
        modelWrong,
        verifierWrong,
        figures,
        newCallouts);
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
