package org.cvready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.certificate.Evidence;

/**
 * {@code evidence.json}: the evidence behind a certificate as a file that machines read.
 *
 * <p>The records of {@link Evidence} with their components as keys in snake case; what could not be
 * measured is {@code null}, an infinite number the string {@code "Infinity"} or {@code
 * "-Infinity"}. The same evidence gives the same bytes. A key of what may be absent may itself be
 * missing, as it is in files of earlier builds.
 */
public final class EvidenceJson {
  /** Name of the file in a run's folder. */
  public static final String FILE = "evidence.json";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new Jdk8Module())
          .annotationIntrospector(new RequiredComponents())
          // Questions such as Measurement.isShare() are no components of their records.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private EvidenceJson() {}

  /** Writes and reads the records of evidence, in whatever file they stand. */
  static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The evidence as JSON, ending in a line feed. */
  public static String write(Evidence evidence) {
    return json().write(evidence);
  }

  /**
   * Reads evidence back: {@code parse(write(e)).equals(e)}.
   *
   * @throws IOException where the text is not evidence of this format, saying where and why
   */
  public static Evidence parse(String json) throws IOException {
    return json().parse(json);
  }

  private static VersionedJson<Evidence> json() {
    return new VersionedJson<>("evidence", Evidence.class, Evidence.FORMAT);
  }

  /**
   * Reads the evidence of a run's folder; none where the file is not there.
   *
   * @throws IOException where it cannot be read or is not evidence, naming the file
   */
  public static Evidence read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Evidence.NONE;
    }
    String json = Files.readString(file);
    try {
      return parse(json);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
