package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.ImageOutcome;

/**
 * One labelled set, to be sliced.
 *
 * @param dataset its name
 * @param images what happened on its images as they were captured
 * @param operatingScores score from which a detection counts, by class index of the model
 * @param classNames of model, data and plan together, by class index
 * @param declared tags by whose values results are sliced, with their values, in the order of the
 *     plan
 * @param features measured on the images, each with a value for each image
 */
public record SliceQuestion(
    String dataset,
    List<ImageOutcome> images,
    List<Double> operatingScores,
    List<String> classNames,
    Map<String, List<String>> declared,
    List<ImageFeature> features) {
  /** Copies the collections and checks that every feature covers the images. */
  public SliceQuestion {
    images = List.copyOf(images);
    operatingScores = List.copyOf(operatingScores);
    classNames = List.copyOf(classNames);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    declared.forEach((tag, values) -> copy.put(tag, List.copyOf(values)));
    declared = Collections.unmodifiableMap(copy);
    features = List.copyOf(features);
    for (ImageFeature feature : features) {
      if (feature.values().size() != images.size()) {
        throw new IllegalArgumentException(
            "%s must have a value for each image, got %d for %d"
                .formatted(feature.name(), feature.values().size(), images.size()));
      }
    }
  }

  /** The same images with what happens to them at other operating scores. */
  public SliceQuestion with(List<ImageOutcome> newImages, List<Double> newOperatingScores) {
    return new SliceQuestion(
        dataset, newImages, newOperatingScores, classNames, declared, features);
  }

  /** Names of the declared tags, in the order of the plan. */
  List<String> tags() {
    return new ArrayList<>(declared.keySet());
  }
}
