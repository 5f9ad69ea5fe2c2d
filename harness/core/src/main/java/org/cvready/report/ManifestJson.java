package org.cvready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.cvready.certificate.Manifest;

/** {@code manifest.json}: the hashes of what a run has written. */
public final class ManifestJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestJson() {}

  /** The manifest as JSON, ending in a line feed. */
  public static String write(Manifest manifest) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("format", Manifest.FORMAT);
    tree.put("plan", manifest.plan());
    ObjectNode hashes = tree.putObject("sha256");
    manifest.sha256().forEach(hashes::put);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a manifest back: {@code parse(write(m)).equals(m)}.
   *
   * @throws IOException where the text is not a manifest of this format, saying where and why
   */
  public static Manifest parse(String json) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("manifest is not valid JSON: " + e.getMessage(), e);
    }
    JsonCursor manifest = new JsonCursor(root, "");
    if (manifest.integer("format") != Manifest.FORMAT) {
      throw new IOException(
          "format of the manifest must be %d, got %d"
              .formatted(Manifest.FORMAT, manifest.integer("format")));
    }
    return new Manifest(manifest.text("plan"), manifest.map("sha256", JsonCursor::text));
  }
}
