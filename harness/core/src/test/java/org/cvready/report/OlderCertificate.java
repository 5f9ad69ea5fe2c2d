package org.cvready.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A certificate as the first builds of this format wrote it: without the keys that came later. */
public final class OlderCertificate {
  private OlderCertificate() {}

  /** The JSON of a certificate of today without what earlier builds did not record. */
  public static String of(String json) {
    try {
      ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json);
      without(tree.get("model"), "nodes", "decode");
      without(tree.get("provenance"), "command", "not_hashed");
      without(tree.get("line_speed"), "detail");
      tree.get("datasets").forEach(set -> without(set, "decisions", "safe"));
      tree.findValues("interval").forEach(interval -> without(interval, "notes"));
      return tree.toPrettyString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void without(JsonNode node, String... keys) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of(keys));
    }
  }
}
