package org.cvready.study.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cvready.metric.Figures;
import org.cvready.study.Observation;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.LabelSuspects.GateEffect;
import org.cvready.study.suspect.LabelSuspects.Suspect;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** Puts what a {@link SuspectFinder} has found into a list and into words. */
public final class SuspectList {
  private static final int MOST_LISTED = 200;

  /** As many suspects of one class, and this share of a set's, are no slips of a labeller. */
  private static final int MANY = 20;

  private static final double NEARLY_ALL = 0.8;

  private final List<String> datasets;
  private final List<String> classNames;
  private final double silence;

  /**
   * A list.
   *
   * @param datasets names by set
   * @param classNames by class index
   * @param silence of the finder
   */
  public SuspectList(List<String> datasets, List<String> classNames, double silence) {
    this.datasets = List.copyOf(datasets);
    this.classNames = List.copyOf(classNames);
    this.silence = silence;
  }

  /**
   * The suspects.
   *
   * @param images with doubts
   * @param effects on the gates
   * @param unasked sets whose labels were not asked about
   */
  public LabelSuspects of(
      List<SuspectImage> images, List<GateEffect> effects, List<String> unasked) {
    List<Suspect> suspects = new ArrayList<>();
    for (SuspectImage image : images) {
      for (Doubt doubt : image.doubts()) {
        suspects.add(suspect(image, doubt));
      }
    }
    suspects.sort(
        Comparator.comparingInt((Suspect each) -> datasets.indexOf(each.dataset()))
            .thenComparing(Suspect::fault)
            .thenComparingDouble(each -> -(double) each.agreeing() / each.conditions())
            .thenComparingDouble(each -> -each.score().orElse(0))
            .thenComparing(Suspect::image));
    return new LabelSuspects(
        criteria(),
        suspects.stream().limit(MOST_LISTED).toList(),
        suspects.size(),
        effects,
        findings(suspects, effects, unasked));
  }

  private Suspect suspect(SuspectImage image, Doubt doubt) {
    Observation clean = image.observations().get(0);
    Box box =
        doubt
            .truth()
            .map(GroundTruth::box)
            .or(() -> doubt.seen().map(Detection::box))
            .orElseThrow();
    return new Suspect(
        datasets.get(image.set()),
        clean.sample().name(),
        doubt.fault(),
        doubt.truth().map(truth -> classNames.get(truth.classIndex())),
        doubt.seen().map(seen -> classNames.get(seen.classIndex())),
        List.of(box.x(), box.y(), box.width(), box.height()),
        doubt.seen().isPresent()
            ? OptionalDouble.of(doubt.seen().get().score())
            : OptionalDouble.empty(),
        doubt.agreeing(),
        doubt.conditions());
  }

  private List<String> criteria() {
    return List.of(
        "Object without a label: a detection that counts, with a score of at least %s, overlaps no label (IoU below %s), and is there again, as the same class and in the same place (IoU at least %s), under two thirds of the conditions that show the image and at least %d."
            .formatted(
                Figures.plain(ImageDoubts.CONFIDENT),
                Figures.plain(ImageDoubts.APART),
                Figures.plain(ImageDoubts.SAME_PLACE),
                ImageDoubts.LEAST_CONDITIONS),
        "Label of another class: such a detection of one other class lies on the label (IoU at least %s), nothing that counts has the label's own class, and as many conditions agree."
            .formatted(Figures.plain(ImageDoubts.SAME_PLACE)),
        "Label without an object: on the image as captured and under every condition nothing of any class scores %s or more on it (IoU at least %s), although it is at least as large as half of the objects of its class that were found, and of those that large nine of ten or more were found."
            .formatted(
                String.format(Locale.ROOT, "%.3g", silence), Figures.plain(ImageDoubts.APART)),
        "Second label of one object: two labels of one class overlap with an IoU of at least %s."
            .formatted(Figures.plain(ImageDoubts.ONE_OBJECT)));
  }

  private List<String> findings(
      List<Suspect> suspects, List<GateEffect> effects, List<String> unasked) {
    List<String> findings = new ArrayList<>();
    for (String dataset : datasets) {
      Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
      suspects.stream()
          .filter(each -> each.dataset().equals(dataset))
          .forEach(each -> counts.merge(each.fault(), 1, Integer::sum));
      counts.forEach(
          (fault, count) ->
              findings.add(
                  "%s: %s %s where the model disagrees with the labels and keeps to it under other conditions (%s)."
                      .formatted(
                          dataset,
                          Figures.count(count),
                          count == 1 ? "place" : "places",
                          fault.words())));
      ofOneClass(suspects.stream().filter(each -> each.dataset().equals(dataset)).toList())
          .ifPresent(findings::add);
    }
    if (suspects.isEmpty()) {
      findings.add(
          "No label is a suspect by these criteria, which does not say that all are right.");
    } else {
      effects(effects, findings);
      findings.add("A model can be wrong again and again: only a person can tell.");
    }
    if (!unasked.isEmpty()) {
      findings.add(
          "Not asked: %s, whose labelled images were shown under fewer than %d conditions."
              .formatted(String.join(", ", unasked), ImageDoubts.LEAST_CONDITIONS));
    }
    return findings;
  }

  /** So many of one kind tell of the model rather than of the labels. */
  private static Optional<String> ofOneClass(List<Suspect> ofSet) {
    Map<String, Integer> bySeen = new TreeMap<>();
    ofSet.forEach(each -> each.seenAs().ifPresent(name -> bySeen.merge(name, 1, Integer::sum)));
    return bySeen.entrySet().stream()
        .filter(entry -> entry.getValue() >= MANY && entry.getValue() >= NEARLY_ALL * ofSet.size())
        .findFirst()
        .map(
            entry ->
                "%s: %s of them are seen as %s. So many of one class tell of a fault of the model on this set rather than of the labels."
                    .formatted(
                        ofSet.get(0).dataset(), Figures.count(entry.getValue()), entry.getKey()));
  }

  private static void effects(List<GateEffect> effects, List<String> findings) {
    List<GateEffect> turned = effects.stream().filter(GateEffect::turns).toList();
    if (turned.isEmpty()) {
      findings.add(
          "If all of them were label errors, the values of %s gates would change and no verdict."
              .formatted(Figures.count(effects.size())));
    }
    for (GateEffect effect : turned) {
      findings.add(
          "If all of them were label errors, %s would be %s instead of %s: %s instead of %s."
              .formatted(
                  effect.gate(),
                  effect.verdictAfter(),
                  effect.verdictBefore(),
                  effect.after(),
                  effect.before()));
    }
  }
}
