package org.cvready.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How a run writes its numbers. */
final class JsonFiles {
  // Writing doubles takes most of the writers' time. The fast way writes the shortest number that
  // reads back as the same double, on every version of Java; Java's own before 19 sometimes longer.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private JsonFiles() {}

  /** A parser that reads a stream and closes it. */
  static JsonParser from(InputStream in) throws IOException {
    return FACTORY.createParser(in);
  }

  /** A generator that writes to a stream and closes it. */
  static JsonGenerator to(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }
}
