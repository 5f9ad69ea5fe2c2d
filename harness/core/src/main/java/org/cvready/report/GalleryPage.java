package org.cvready.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.cvready.metric.Figures;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.gallery.PictureKind;
import org.cvready.study.gallery.PictureMark;

/**
 * The gallery as a page shows it.
 *
 * @param findings how the pictures were chosen, in words
 * @param pictures what went worst, in the order of the gallery
 * @param doubts labels that may be wrong
 */
public record GalleryPage(List<String> findings, List<Shown> pictures, List<Shown> doubts) {
  private static final int MOST_LABELS = 6;

  /**
   * One picture.
   *
   * @param about what is on it
   * @param jpeg its file in Base64; empty where it is missing
   */
  public record Shown(GalleryPicture about, Optional<String> jpeg) {
    /** The picture in words; what went wrong stands below it. */
    public String alt() {
      return "%s on %s of %s".formatted(about.kind().words(), about.image(), about.dataset());
    }

    /** Height of letters on it, pixels of the picture: a share of its width. */
    public int letters() {
      return letters(about);
    }

    private static int letters(GalleryPicture about) {
      return Math.max(6, (int) Math.rint(about.width() / 19.0));
    }

    /** All boxes. */
    public List<Box> boxes() {
      return about.marks().stream().map(mark -> new Box(mark, about)).toList();
    }

    /**
     * The boxes whose names fit beside them; where there are many, those that went wrong, and where
     * none did, as on images without labels, those with the highest scores.
     */
    public List<Box> labels() {
      List<Box> boxes = boxes();
      if (boxes.size() <= MOST_LABELS) {
        return boxes;
      }
      List<Box> wrong = boxes.stream().filter(Box::isWrong).limit(MOST_LABELS).toList();
      return wrong.isEmpty()
          ? boxes.stream()
              .sorted(Comparator.comparingDouble(Box::score).reversed())
              .limit(MOST_LABELS)
              .toList()
          : wrong;
    }
  }

  /**
   * One box.
   *
   * @param mark the box
   * @param on the picture
   */
  public record Box(PictureMark mark, GalleryPicture on) {
    boolean isWrong() {
      return mark.kind() == PictureMark.Kind.MISSED || mark.kind() == PictureMark.Kind.FALSE_ALARM;
    }

    double score() {
      return mark.score().orElse(0);
    }

    /** Left edge. */
    public String x() {
      return Axis.brief(mark.x());
    }

    /** Top edge. */
    public String y() {
      return Axis.brief(mark.y());
    }

    /** Width. */
    public String width() {
      return Axis.brief(mark.width());
    }

    /** Height. */
    public String height() {
      return Axis.brief(mark.height());
    }

    /** The part of the names of its styles. */
    public String style() {
      return GalleryPage.style(mark.kind());
    }

    /** What is written at it: the class, and the score of a detection. */
    public String label() {
      return mark.score().isPresent()
          ? mark.className() + String.format(Locale.ROOT, " %.2f", mark.score().getAsDouble())
          : mark.className();
    }

    /** Where it is written from: the left edge, or the right one in the right part of a picture. */
    public String labelX() {
      return isRight() ? Axis.brief(Math.rint(mark.x() + mark.width())) : x();
    }

    /** Which end of the writing that is. */
    public String anchor() {
      return isRight() ? "end" : "start";
    }

    private boolean isRight() {
      return 2 * mark.x() + mark.width() > on.width();
    }

    /** Where that stands: a label above its box, a detection below its own, both in the picture. */
    public String labelY() {
      double letters = Shown.letters(on);
      double baseline =
          mark.score().isPresent()
              ? Math.min(mark.y() + mark.height() + letters, on.height() - letters / 4)
              : Math.max(mark.y() - letters / 4, letters);
      return Axis.brief(Math.rint(baseline));
    }
  }

  /**
   * One way to choose among the pictures.
   *
   * @param key name of the attribute by which the page filters
   * @param label in words
   * @param options what there is
   */
  public record Choice(String key, String label, List<Option> options) {}

  /**
   * One value to choose.
   *
   * @param value of the attribute
   * @param text in words
   */
  public record Option(String value, String text) {}

  static GalleryPage of(Gallery gallery, SortedMap<Integer, String> files) {
    List<Shown> pictures = new ArrayList<>();
    List<Shown> doubts = new ArrayList<>();
    for (GalleryPicture picture : gallery.pictures()) {
      (picture.kind() == PictureKind.DOUBTFUL_LABEL ? doubts : pictures)
          .add(new Shown(picture, Optional.ofNullable(files.get(picture.number()))));
    }
    return new GalleryPage(gallery.findings(), pictures, doubts);
  }

  /** The ways to choose; one with a single value is left out. */
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    choices.add(
        new Choice(
            "kind",
            "show",
            Arrays.stream(PictureKind.values())
                .filter(kind -> pictures.stream().anyMatch(s -> s.about().kind() == kind))
                .map(kind -> new Option(kind.name(), kind.words()))
                .toList()));
    choices.add(choice("set", "set", GalleryPicture::dataset));
    choices.add(choice("class", "class", GalleryPicture::className));
    choices.add(choice("condition", "condition", GalleryPicture::condition));
    return choices.stream().filter(choice -> choice.options().size() > 1).toList();
  }

  private Choice choice(String key, String label, Function<GalleryPicture, String> of) {
    return new Choice(
        key,
        label,
        pictures.stream()
            .map(shown -> of.apply(shown.about()))
            .filter(value -> !value.isEmpty())
            .distinct()
            .sorted()
            .map(value -> new Option(value, value))
            .toList());
  }

  /** The kinds of boxes that occur. */
  public List<PictureMark.Kind> kinds() {
    return Arrays.stream(PictureMark.Kind.values())
        .filter(
            kind ->
                pictures.stream()
                    .flatMap(shown -> shown.about().marks().stream())
                    .anyMatch(mark -> mark.kind() == kind))
        .toList();
  }

  /** How many pictures there are, in words. */
  public String total() {
    return Figures.count(pictures.size()) + " pictures";
  }

  /** The part of the names of styles for a kind of box. */
  public static String style(PictureMark.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The style of a kind's name. */
  public static String tone(PictureKind kind) {
    return kind == PictureKind.FALSE_ALARM || kind == PictureKind.DOUBTFUL_LABEL ? "open" : "fail";
  }
}
