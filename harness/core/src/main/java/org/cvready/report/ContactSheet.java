package org.cvready.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of what the conditions of a plan do to its images, as one web page that needs nothing
 * else and prints on paper.
 *
 * @param title name of the plan
 * @param about what holds for all of it, in words
 * @param strips images in the order of the plan
 */
public record ContactSheet(String title, String about, List<Strip> strips) {
  /** Copies the list. */
  public ContactSheet {
    strips = List.copyOf(strips);
  }

  /**
   * One image under all of its conditions.
   *
   * @param dataset name of its set
   * @param about the image in words: its file, its size
   * @param classes of its objects
   * @param tiles the image as captured first
   */
  public record Strip(String dataset, String about, List<Colour> classes, List<Tile> tiles) {
    /** Copies the lists. */
    public Strip {
      classes = List.copyOf(classes);
      tiles = List.copyOf(tiles);
    }
  }

  /**
   * A class and its colour.
   *
   * @param className the class
   * @param number of the colour, in [0, {@link #COLOURS})
   */
  public record Colour(String className, int number) {}

  /** How many colours classes have before they come again. */
  public static final int COLOURS = 7;

  /**
   * The image under one condition.
   *
   * @param condition its id
   * @param magnitude what a severity means, such as {@code -1.5 EV}; empty where the id says it
   * @param cause what brings it about; empty for the image as captured
   * @param note what else to know; often empty
   * @param picture what the model gets to see; empty where nothing arrives
   */
  public record Tile(
      String condition, String magnitude, String cause, String note, Optional<Picture> picture) {}

  /**
   * Pixels with boxes.
   *
   * @param jpeg the file in Base64
   * @param width of the image that the boxes are in, pixels
   * @param height of the image that the boxes are in, pixels
   * @param marks objects where they lie
   */
  public record Picture(String jpeg, int width, int height, List<Mark> marks) {
    private static final int MOST_LABELLED = 6;

    /** Copies the list. */
    public Picture {
      marks = List.copyOf(marks);
    }

    /** Whether names fit beside the boxes; the colours tell the classes otherwise. */
    boolean labelled() {
      return marks.size() <= MOST_LABELLED;
    }

    /** Height of the letters, pixels of the image: the same on every tile. */
    int letters() {
      return Math.max(1, Math.round(width / 22f));
    }
  }

  /**
   * One object.
   *
   * @param x left edge, pixels
   * @param y upper edge, pixels
   * @param width pixels
   * @param height pixels
   * @param colour its class
   * @param excused true where it need not be found
   */
  public record Mark(int x, int y, int width, int height, Colour colour, boolean excused) {
    /** The classes of style of its outline. */
    String style() {
      return "box c" + colour.number() + (excused ? " dashed" : "");
    }

    /** Where its name stands: above it, or inside where there is no room. */
    int nameAt(int letters) {
      return y > letters ? y - letters / 4 : y + letters;
    }
  }

  /** How many pictures there are. */
  public long pictures() {
    return strips.stream().mapToLong(strip -> strip.tiles().size()).sum();
  }

  /** The page as an HTML document. */
  public String html() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, ContactSheet.class.getClassLoader(), "org.cvready.report");
    StringOutput out = new StringOutput(1 << 20);
    engine.render("sheet.jte", this, out);
    return out.toString();
  }
}
