package org.cvready.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one script of the page, which shows and hides what certify has worked out. */
final class PageScript {
  private PageScript() {}

  /** Its text. */
  static String text() {
    try (InputStream in = PageScript.class.getResourceAsStream("report.js")) {
      if (in == null) {
        throw new IllegalStateException("report.js is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The source that a page's Content-Security-Policy must name to let this text run, and no other:
   * its SHA-256 (W3C Content Security Policy Level 3, section 2.3.1).
   */
  static String source(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * JSON as it may stand in a script element: nothing in it can end the element or begin another,
   * and no sign in it ends a line of a script.
   */
  static String inert(String json) {
    StringBuilder out = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '<', '>', '&', '\u2028', '\u2029' -> out.append("\\u%04x".formatted((int) c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
