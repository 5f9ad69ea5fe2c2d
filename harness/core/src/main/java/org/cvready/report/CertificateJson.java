package org.cvready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.certificate.Certificate;

/**
 * {@code certificate.json}: a certificate as a file that machines read.
 *
 * <p>The same certificate gives the same bytes. Numbers carry full double precision; an infinite
 * one, such as the latency of a dropped unit, is the string {@code "Infinity"} or {@code
 * "-Infinity"}; what could not be measured is {@code null}. Parts made of timings carry {@code
 * "timed": true} or stand under the keys {@code line_speed}, {@code provenance/machine}, {@code
 * provenance/engine} and {@code provenance/command}: they differ from run to run, and {@link
 * #canonicalPart} leaves them out. The form is described by the JSON Schema that {@link #schema()}
 * returns.
 *
 * <p>The number under {@code format} changes where a key changes its meaning or goes. Within one
 * format keys are added: one that an earlier build did not write is read as not recorded, and one
 * that a later build writes is passed over. A metric that is not known is an error, since a gate
 * could stand on it.
 */
public final class CertificateJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Shortest form of a double, the same on every Java version.
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CertificateJson() {}

  /** The certificate as JSON, ending in a line feed. */
  public static String write(Certificate certificate) {
    return print(new CertificateTree(true).of(certificate));
  }

  /**
   * What two runs of one plan on the same inputs share to the byte: {@link #write} without the
   * parts made of timings. Where a gate was judged by timings, the verdict, headline and alerts are
   * such parts too.
   */
  public static String canonicalPart(Certificate certificate) {
    return print(new CertificateTree(false).of(certificate));
  }

  /**
   * Reads a certificate back: {@code parse(write(c)).equals(c)}.
   *
   * @throws IOException where the text is not a certificate of this format, saying where and why
   */
  public static Certificate parse(String json) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("certificate is not valid JSON: " + e.getMessage(), e);
    }
    return CertificateParser.certificate(new JsonCursor(root, ""));
  }

  /**
   * Reads a certificate from a file.
   *
   * @throws IOException where it cannot be read or is not a certificate, naming the file
   */
  public static Certificate read(Path file) throws IOException {
    String json = Files.readString(file);
    try {
      return parse(json);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The JSON Schema (2020-12) of the format. */
  public static String schema() {
    try (InputStream in = CertificateJson.class.getResourceAsStream("certificate.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("certificate.schema.json is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String print(JsonNode tree) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    ObjectWriter writer =
        MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
    try {
      return writer.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
