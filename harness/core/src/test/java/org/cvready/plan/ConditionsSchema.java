package org.cvready.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.CorruptionSet;
import org.cvready.perturb.catalogue.StreamFaults;

/** The schema's part on conditions, as the catalogue has it. */
final class ConditionsSchema {
  private final ObjectMapper mapper = new ObjectMapper();

  /** What must stand at {@code /properties/conditions}. */
  ObjectNode node() {
    ObjectNode conditions =
        mapper
            .createObjectNode()
            .put(
                "description",
                "What the images are put through, by perturbation or by a name of your own for a"
                    + " set or a chain")
            .put("type", "object");
    ObjectNode properties = conditions.putObject("properties");
    for (Catalogue entry : Catalogue.values()) {
      List<String> names = new ArrayList<>(List.of(entry.key()));
      names.addAll(entry.aliases());
      for (String name : names) {
        String text =
            name.equals(entry.key()) ? sentence(entry.cause()) : "The same as " + entry.key();
        properties.set(name, entry(text, entry.scale(), entry.settings()));
      }
    }
    for (StreamFaults fault : StreamFaults.values()) {
      properties.set(fault.key(), entry(sentence(fault.cause()), fault.scale(), Settings.NONE));
    }
    conditions.set("additionalProperties", setOrChain());
    return conditions;
  }

  private static String sentence(String cause) {
    return cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1);
  }

  private ObjectNode entry(String description, StrengthScale scale, Settings settings) {
    ObjectNode entry = object(description);
    ObjectNode properties = entry.putObject("properties");
    properties.set("severity", reference("severity"));
    if (!scale.isSeverity()) {
      properties.set(scale.key(), magnitudes(scale));
    }
    for (Parameter parameter : settings.parameters()) {
      String unit = parameter.unit().isEmpty() ? "" : ", in " + parameter.unit();
      properties.set(
          parameter.key(),
          number(parameter.minimum(), parameter.maximum())
              .put("description", parameter.meaning() + unit)
              .put("default", parameter.standard()));
    }
    limits(properties);
    if (scale.isSeverity()) {
      entry.putArray("required").add("severity");
      return entry;
    }
    ArrayNode either = entry.putArray("anyOf");
    either.addObject().putArray("required").add("severity");
    either.addObject().putArray("required").add(scale.key());
    return entry;
  }

  private ObjectNode magnitudes(StrengthScale scale) {
    ObjectNode one = number(scale.minimum(), scale.maximum());
    if (scale.wholeNumbers()) {
      one.put("multipleOf", 1);
    }
    ObjectNode magnitudes =
        mapper
            .createObjectNode()
            .put(
                "description",
                "Strengths in %s, each in [%s, %s]"
                    .formatted(
                        scale.unit(),
                        Settings.plain(scale.minimum()),
                        Settings.plain(scale.maximum())));
    ArrayNode either = magnitudes.putArray("anyOf");
    either.add(one);
    ObjectNode several =
        mapper.createObjectNode().put("type", "array").put("minItems", 1).put("uniqueItems", true);
    several.set("items", one.deepCopy());
    either.add(several);
    return magnitudes;
  }

  private ObjectNode setOrChain() {
    ObjectNode other = object("A set of corruptions, or a chain");
    ObjectNode properties = other.putObject("properties");
    ObjectNode set = properties.putObject("set").put("description", "Perturbations used together");
    CorruptionSet.keys().forEach(set.putArray("enum")::add);
    properties.set("severity", reference("severity"));
    ObjectNode chain =
        properties
            .putObject("chain")
            .put(
                "description",
                "Steps in the order scene, optics, sensor, digital, each name@strength");
    ArrayNode either = chain.putArray("anyOf");
    either.addObject().put("type", "string");
    ObjectNode several = either.addObject().put("type", "array").put("minItems", 1);
    several.putObject("items").put("type", "string");
    limits(properties);
    ArrayNode kinds = other.putArray("oneOf");
    ObjectNode withSet = kinds.addObject();
    withSet.putArray("required").add("set").add("severity");
    withSet.putObject("properties").put("chain", false);
    ObjectNode withChain = kinds.addObject();
    withChain.putArray("required").add("chain");
    withChain.putObject("properties").put("set", false).put("severity", false);
    return other;
  }

  private ObjectNode object(String description) {
    return mapper
        .createObjectNode()
        .put("description", description)
        .put("type", "object")
        .put("additionalProperties", false);
  }

  private ObjectNode number(double minimum, double maximum) {
    ObjectNode number = mapper.createObjectNode().put("type", "number");
    put(number, "minimum", minimum);
    put(number, "maximum", maximum);
    return number;
  }

  /** Without a needless decimal point, as people write it. */
  private static void put(ObjectNode node, String key, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      node.put(key, (int) value);
      return;
    }
    node.put(key, value);
  }

  private void limits(ObjectNode properties) {
    properties.set("apply_to", reference("applyTo"));
    properties.set("sample", reference("sample"));
  }

  private ObjectNode reference(String name) {
    return mapper.createObjectNode().put("$ref", "#/$defs/" + name);
  }
}
