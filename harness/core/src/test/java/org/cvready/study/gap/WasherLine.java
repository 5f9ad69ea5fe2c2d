package org.cvready.study.gap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.ReadingOptions;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.cvready.perturb.Condition;
import org.cvready.testing.SharedMaterial;

/** The bundled line's benchmark, cut in two so that one half can play a site. */
final class WasherLine {
  static final Path FOLDER = SharedMaterial.projectRoot().resolve("datasets/washer-line");
  static final long SEED = 20261122;

  private WasherLine() {}

  /** Every other image of the benchmark, from the first or the second on. */
  static Dataset half(int from, int most) {
    Dataset all =
        new DatasetLocation(
                DatasetFormat.of("coco").orElseThrow(),
                FOLDER.resolve("benchmark/annotations.json"),
                ReadingOptions.defaults())
            .read("benchmark");
    List<Sample> samples = new ArrayList<>();
    for (int i = from; i < all.samples().size() && samples.size() < most; i += 2) {
      samples.add(all.samples().get(i));
    }
    Map<String, Long> classes = new LinkedHashMap<>();
    for (int c = 0; c < all.classes().size(); c++) {
      classes.put(all.classes().name(c), all.categoryId(c));
    }
    return Dataset.labelled(from == 0 ? "benchmark" : "site", classes, samples, List.of());
  }

  /** The look of images, each put through a condition first. */
  static List<ImageMeasures> measures(List<Sample> samples, Optional<Condition> condition) {
    return samples.parallelStream()
        .map(
            sample ->
                ImageMeasures.of(
                    condition
                        .map(all -> all.apply(sample.image(), SEED, sample.stem()).image())
                        .orElseGet(sample::image)))
        .toList();
  }

  /** A set of which nothing is known but its images. */
  static GapSet looks(String name, List<Sample> samples, Optional<Condition> condition) {
    List<ImageOutcome> outcomes =
        samples.stream().map(sample -> Lines.image(sample.name(), sample.name())).toList();
    return new GapSet(name, true, outcomes, measures(samples, condition));
  }
}
