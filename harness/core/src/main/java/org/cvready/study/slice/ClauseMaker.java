package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.slice.Cut.Share;

/** Finds what can be said of the images and objects of a set. */
final class ClauseMaker {
  /** A tag of more values than this names images rather than kinds of images. */
  private static final int MOST_TAG_VALUES = 30;

  static final String CLASS = "class";

  private static final String SIZE = "size";
  static final String NUMBER_OF_OBJECTS = "objects on the image";

  private final SliceQuestion question;
  private final SetColumns set;

  ClauseMaker(SliceQuestion question, SetColumns set) {
    this.question = question;
    this.set = set;
  }

  /** One for each value of each declared tag, tag by tag. */
  List<List<Clause>> declared() {
    List<List<Clause>> tags = new ArrayList<>();
    question.declared().forEach((tag, values) -> tags.add(ofTag(tag, values)));
    return tags;
  }

  private List<Clause> ofTag(String tag, Iterable<String> values) {
    List<Clause> clauses = new ArrayList<>();
    for (String value : values) {
      BitSet images = new BitSet(set.images());
      for (int i = 0; i < set.images(); i++) {
        images.set(i, value.equals(set.image(i).tags().get(tag)));
      }
      String text = tag + "=" + value;
      clauses.add(Clause.ofImages(set, new Clause.Text(tag, text, text), images));
    }
    return clauses;
  }

  /**
   * The ends of what was measured and of what is labelled, each as small as the counter still finds
   * support for.
   */
  List<Clause> automatic(TrialCounter counter, Support support) {
    List<Clause> clauses = new ArrayList<>();
    for (ImageFeature feature : question.features()) {
      if (feature.lowest().isPresent()) {
        smallestSupported(counter, support, share -> end(feature, share, true))
            .ifPresent(clauses::add);
      }
      if (feature.highest().isPresent()) {
        smallestSupported(counter, support, share -> end(feature, share, false))
            .ifPresent(clauses::add);
      }
    }
    smallestSupported(counter, support, share -> size(share, true)).ifPresent(clauses::add);
    size(Share.THIRD, true)
        .filter(third -> clauses.stream().noneMatch(known -> known.words().equals(third.words())))
        .ifPresent(clauses::add);
    crowded().ifPresent(clauses::add);
    clauses.add(single());
    return clauses.stream().filter(clause -> supported(counter, support, clause)).toList();
  }

  /** An end of some values at a share of them. */
  private interface End {
    Optional<Clause> at(Share share);
  }

  private static Optional<Clause> smallestSupported(
      TrialCounter counter, Support support, End end) {
    for (Share share : Share.values()) {
      Optional<Clause> clause = end.at(share).filter(made -> supported(counter, support, made));
      if (clause.isPresent()) {
        return clause;
      }
    }
    return Optional.empty();
  }

  private static boolean supported(TrialCounter counter, Support support, Clause clause) {
    return counter
        .rowsOf(clause)
        .filter(
            rows -> {
              BitSet rest = counter.all();
              rest.andNot(rows);
              return support.holds(counter.count(rows)) && support.holds(counter.count(rest));
            })
        .isPresent();
  }

  /** Whatever a search may join: tags, classes, ends of values. */
  List<Clause> searchable() {
    List<Clause> clauses = new ArrayList<>();
    tagValues().forEach((tag, values) -> clauses.addAll(ofTag(tag, values)));
    for (ImageFeature feature : question.features()) {
      for (Share share : List.of(Share.FIFTH, Share.THIRD)) {
        end(feature, share, true).ifPresent(clauses::add);
        end(feature, share, false).ifPresent(clauses::add);
      }
    }
    clauses.addAll(classes());
    for (Share share : List.of(Share.FIFTH, Share.THIRD)) {
      size(share, true).ifPresent(clauses::add);
    }
    size(Share.THIRD, false).ifPresent(clauses::add);
    crowded().ifPresent(clauses::add);
    clauses.add(single());
    return clauses;
  }

  private SortedMap<String, SortedSet<String>> tagValues() {
    SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
    for (int i = 0; i < set.images(); i++) {
      ImageOutcome image = set.image(i);
      for (Map.Entry<String, String> tag : image.tags().entrySet()) {
        tags.computeIfAbsent(tag.getKey(), key -> new TreeSet<>()).add(tag.getValue());
      }
    }
    tags.values().removeIf(values -> values.size() > MOST_TAG_VALUES);
    return tags;
  }

  /** One for each class that is there. */
  List<Clause> classes() {
    List<Clause> clauses = new ArrayList<>();
    for (int c = 0; c < question.classNames().size(); c++) {
      BitSet objects = new BitSet(set.objects());
      BitSet images = new BitSet(set.images());
      for (int o = 0; o < set.objects(); o++) {
        if (set.classOfObject(o) == c) {
          objects.set(o);
          images.set(set.imageOfObject(o));
        }
      }
      if (!objects.isEmpty()) {
        String text = "class " + question.classNames().get(c);
        clauses.add(new Clause(CLASS, text, text, Optional.of(images), objects));
      }
    }
    return clauses;
  }

  private Optional<Clause> end(ImageFeature feature, Share share, boolean lowest) {
    double[] values = new double[set.images()];
    BitSet known = new BitSet(set.images());
    for (int i = 0; i < values.length; i++) {
      OptionalDouble value = feature.values().get(i);
      known.set(i, value.isPresent());
      values[i] = value.orElse(0);
    }
    Optional<String> name = lowest ? feature.lowest() : feature.highest();
    String words =
        name.map(extreme -> "%s %s of the images".formatted(extreme, share.word()))
            .orElse(
                "%s of the images with the %s %s"
                    .formatted(
                        share.word(),
                        lowest ? "lowest" : "highest",
                        feature.name().replace('_', ' ')));
    return Cut.of(values, known, share, lowest)
        .map(
            cut ->
                Clause.ofImages(
                    set,
                    new Clause.Text(
                        feature.name(),
                        words,
                        "%s %s%s"
                            .formatted(
                                feature.name(),
                                cut.text(values, known),
                                feature.unit().isEmpty() ? "" : " " + feature.unit())),
                    cut.members()));
  }

  private Optional<Clause> size(Share share, boolean lowest) {
    double[] areas = Cut.values(set.objects(), set::areaOfObject);
    BitSet known = Cut.all(areas);
    return Cut.of(areas, known, share, lowest)
        .map(
            cut ->
                new Clause(
                    SIZE,
                    "%s %s of the objects".formatted(lowest ? "smallest" : "largest", share.word()),
                    "object area %s square pixels".formatted(cut.text(areas, known)),
                    Optional.empty(),
                    cut.members()));
  }

  /** Images with more objects than four out of five images with any. */
  private Optional<Clause> crowded() {
    int most = 0;
    int with = 0;
    for (int i = 0; i < set.images(); i++) {
      most = Math.max(most, set.objectsOn(i));
      with += set.objectsOn(i) > 0 ? 1 : 0;
    }
    for (int least = 2; least <= most; least++) {
      BitSet images = new BitSet(set.images());
      for (int i = 0; i < set.images(); i++) {
        images.set(i, set.objectsOn(i) >= least);
      }
      if (5 * images.cardinality() <= with) {
        String text = "at least %d objects on the image".formatted(least);
        return Optional.of(
            Clause.ofImages(
                set, new Clause.Text(NUMBER_OF_OBJECTS, "crowded images", text), images));
      }
    }
    return Optional.empty();
  }

  private Clause single() {
    BitSet images = new BitSet(set.images());
    for (int i = 0; i < set.images(); i++) {
      images.set(i, set.objectsOn(i) == 1);
    }
    return Clause.ofImages(
        set,
        new Clause.Text(NUMBER_OF_OBJECTS, "images with one object", "1 object on the image"),
        images);
  }
}
