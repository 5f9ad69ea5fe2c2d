package org.cvready.run;

import java.util.Locale;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Figures;
import org.cvready.study.gallery.Focus;
import org.cvready.study.gallery.WorstPictures.Chosen;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.ClassNames;

/** What went wrong on a picture, in words. */
final class Captions {
  private final ClassNames names;
  private final OperatingPoint point;

  Captions(ClassNames names, OperatingPoint point) {
    this.names = names;
    this.point = point;
  }

  /** The name of a class. */
  String name(int classIndex) {
    return names.name(classIndex);
  }

  /** The caption of a picture. */
  String of(Chosen chosen) {
    String what =
        switch (chosen.kind()) {
          case MISS -> miss(chosen.focus());
          case FALSE_ALARM -> alarm(chosen.focus());
          case SILENT_FAILURE -> silent(chosen.focus());
          case DOUBTFUL_LABEL ->
              throw new IllegalArgumentException("a doubtful label has a caption of its own");
        };
    return switch (chosen.observation().outcome().decision()) {
      case ACCEPT -> what + "; the line lets it pass";
      case REVIEW -> what + "; the line asks a person";
      case REJECT -> what + "; the line takes it out";
    };
  }

  /** The caption of a label that may be wrong. */
  String of(Doubt doubt) {
    String label = doubt.truth().map(truth -> name(truth.classIndex())).orElse("");
    String seen =
        doubt
            .seen()
            .map(
                each ->
                    "%s seen at score %s".formatted(name(each.classIndex()), score(each.score())))
            .orElse("nothing seen");
    String agreed = "%d of %d conditions agree".formatted(doubt.agreeing(), doubt.conditions());
    return switch (doubt.fault()) {
      case MISSING -> "%s, no label there; %s".formatted(seen, agreed);
      case WRONG_CLASS, NOTHING_THERE -> "labelled %s, %s; %s".formatted(label, seen, agreed);
      case DUPLICATE -> "labelled %s twice".formatted(label);
    };
  }

  private String miss(Focus focus) {
    if (focus.classIndex() >= point.classes()) {
      return name(focus.classIndex()) + " missed: the model has no such class";
    }
    String best =
        focus.score() > 0
            ? "the best score on it is " + score(focus.score())
            : "nothing points to it at any score";
    String near =
        focus.iou().orElse(0) > 0
            ? ", a counted detection overlaps it with IoU " + score(focus.iou().getAsDouble())
            : "";
    return "%s missed: %s, counts from %s%s"
        .formatted(name(focus.classIndex()), best, from(focus), near);
  }

  private String alarm(Focus focus) {
    String near =
        focus.iou().orElse(0) > 0
            ? ", IoU %s with the nearest such object, a match needs %s"
                .formatted(score(focus.iou().getAsDouble()), Figures.plain(point.matchIou()))
            : ", no such object there";
    return "%s raised at score %s%s"
        .formatted(name(focus.classIndex()), score(focus.score()), near);
  }

  private String silent(Focus focus) {
    return focus.classIndex() < 0
        ? "nothing detected on an image from outside the model's world"
        : "highest score %s (%s) on an image from outside the model's world"
            .formatted(score(focus.score()), name(focus.classIndex()));
  }

  private String from(Focus focus) {
    return Figures.plain(point.score(focus.classIndex()));
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
