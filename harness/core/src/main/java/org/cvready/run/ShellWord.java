package org.cvready.run;

import java.util.regex.Pattern;

/** A text as one word of a POSIX command line. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=+,:][A-Za-z0-9_./=+,:-]*");

  private ShellWord() {}

  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
