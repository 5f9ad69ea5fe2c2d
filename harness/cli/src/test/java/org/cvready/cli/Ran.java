package org.cvready.cli;

import java.util.Arrays;

/**
 * One run of the program, in this process.
 *
 * @param code the exit code
 * @param out all of standard output
 * @param err all of standard error
 */
record Ran(int code, String out, String err) {
  /** Runs the program; arguments are taken as text. */
  static Ran cvready(Object... arguments) {
    Captured captured = new Captured();
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(captured.streams(false), texts);
    return new Ran(code, captured.out(), captured.err());
  }

  /** The one line that says what went wrong, without its beginning. */
  String error() {
    String start = "cvready: error: ";
    return String.join(
        "\n",
        err.lines()
            .filter(line -> line.startsWith(start))
            .map(line -> line.substring(start.length()))
            .toList());
  }
}
