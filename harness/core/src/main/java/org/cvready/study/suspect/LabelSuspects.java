package org.cvready.study.suspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Labels that several conditions agree are wrong.
 *
 * @param criteria what makes a label a suspect, a sentence each
 * @param suspects listed, set by set, the surest first
 * @param found how many there are in all, listed or not
 * @param effects gates whose value would change if every suspect were a label error
 * @param findings in words, the most important first
 */
public record LabelSuspects(
    List<String> criteria,
    List<Suspect> suspects,
    long found,
    List<GateEffect> effects,
    List<String> findings) {
  /** Copies the lists. */
  public LabelSuspects {
    criteria = List.copyOf(criteria);
    suspects = List.copyOf(suspects);
    effects = List.copyOf(effects);
    findings = List.copyOf(findings);
  }

  /** What may be wrong with a label. */
  public enum Fault {
    /** An object without a label. */
    MISSING("object without a label"),
    /** An object labelled as another class. */
    WRONG_CLASS("label of another class"),
    /** A label without an object. */
    NOTHING_THERE("label without an object"),
    /** Two labels of one object. */
    DUPLICATE("second label of one object");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }

    /** The word in files and links: {@code wrong_class}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A label that may be wrong.
   *
   * @param dataset name of the set
   * @param image its name in the set
   * @param fault what may be wrong
   * @param className what the label says; empty where there is no label
   * @param seenAs the class that the model sees; empty where it sees nothing
   * @param box left, top, width and height in source pixels: of the label, or of the detection
   *     where there is no label
   * @param score of the detection on the image as it was captured; empty where there is none
   * @param agreeing conditions that show the same
   * @param conditions conditions that were asked
   */
  public record Suspect(
      String dataset,
      String image,
      Fault fault,
      Optional<String> className,
      Optional<String> seenAs,
      List<Double> box,
      OptionalDouble score,
      int agreeing,
      int conditions) {
    /** Copies the box and checks its length. */
    public Suspect {
      box = List.copyOf(box);
      if (box.size() != 4) {
        throw new IllegalArgumentException("box must have 4 numbers, got " + box.size());
      }
    }

    /** The box in whole pixels: {@code 12, 40, 25, 18}. */
    public String boxText() {
      return box.stream()
          .map(number -> String.format(Locale.ROOT, "%.0f", number))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * What a gate would say if the suspects of its set were label errors.
   *
   * @param gate the limit in words: metric, scope, limit
   * @param before value with its counts as certified
   * @param verdictBefore as certified
   * @param after value with its counts if the labels were mended
   * @param verdictAfter if they were
   */
  public record GateEffect(
      String gate, String before, String verdictBefore, String after, String verdictAfter) {
    /** Whether the verdict itself would change. */
    public boolean turns() {
      return !verdictBefore.equals(verdictAfter);
    }
  }
}
