package org.cvready.imaging;

import java.util.Locale;

/**
 * Text from a file as a message may show it: control characters are written as escapes, so that a
 * file name cannot steer a terminal, and long text is cut.
 */
public final class Printable {
  private static final int LONGEST = 200;

  private Printable() {}

  /** The printable form of {@code text}, of at most 200 characters and an ellipsis. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (steers(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return text.length() > LONGEST ? shown.append("...").toString() : shown.toString();
  }

  private static boolean steers(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
