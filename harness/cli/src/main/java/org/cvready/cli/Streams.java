package org.cvready.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a verb writes: results to {@code out} as UTF-8 whatever the locale, the rest to {@code
 * err}.
 *
 * @param out standard output, unbuffered
 * @param err standard error
 * @param terminal true where a person watches {@code err}
 */
public record Streams(OutputStream out, PrintStream err, boolean terminal) {

  /** The streams of this process. */
  public static Streams ofProcess() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // Java cannot tell whether standard error is a terminal; the launcher can.
    return new Streams(out, System.err, Boolean.getBoolean("cvready.terminal"));
  }

  /** Prints a result. A reader that has gone away, as {@code head} does, is no error. */
  public void print(String text) throws IOException {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (!reason.contains("pipe")) {
        throw e;
      }
    }
  }
}
