package org.cvready.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cvready.perturb.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use says what the reader does. */
class PlanSchemaTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
  private static final JsonNode SCHEMA = schema();

  private static JsonNode schema() {
    try (InputStream in =
        requireNonNull(PlanReader.class.getResourceAsStream("plan.schema.json"))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> problems(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);
    return schema.validate(new YAMLMapper().readTree(yaml)).stream().map(Object::toString).toList();
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("/properties", PlanKeys.PLAN),
        arguments("/properties/model/properties", PlanKeys.MODEL),
        arguments("/properties/model/properties/input/properties", PlanKeys.INPUT),
        arguments("/properties/operating_point/properties", PlanKeys.OPERATING_POINT),
        arguments("/properties/production/properties", PlanKeys.PRODUCTION),
        arguments("/properties/production/properties/cost/properties", PlanKeys.COST),
        arguments("/properties/threshold_choice/properties", PlanKeys.THRESHOLD_CHOICE),
        arguments(
            "/properties/threshold_choice/properties/review/properties",
            PlanKeys.THRESHOLD_CHOICE_REVIEW),
        arguments("/properties/line_speed/properties", PlanKeys.LINE_SPEED),
        arguments("/properties/envelope/properties", PlanKeys.ENVELOPE),
        arguments("/properties/envelope/properties/gates/items/properties", PlanKeys.ENVELOPE_GATE),
        arguments(
            "/properties/envelope/properties/search/additionalProperties/properties",
            PlanKeys.ENVELOPE_SEARCH),
        arguments("/properties/envelope/properties/pairs/items/properties", PlanKeys.ENVELOPE_PAIR),
        arguments("/properties/envelope/properties/site/properties", PlanKeys.ENVELOPE_SITE),
        arguments("/properties/throughput/properties", PlanKeys.THROUGHPUT),
        arguments("/properties/line_speed/properties/arrivals/properties", PlanKeys.ARRIVALS),
        arguments("/properties/line_speed/properties/cameras/anyOf/1/properties", PlanKeys.CAMERAS),
        arguments("/properties/line_speed/properties/capacity/properties", PlanKeys.CAPACITY),
        arguments("/properties/guard/properties", PlanKeys.GUARD),
        arguments("/properties/guard/properties/features/properties", PlanKeys.GUARD_FEATURES),
        arguments("/properties/second_pass/properties", PlanKeys.SECOND_PASS),
        arguments("/properties/second_pass/properties/verifier/properties", PlanKeys.VERIFIER),
        arguments("/properties/recalibration/properties", PlanKeys.RECALIBRATION),
        arguments("/properties/responsibilities/properties", PlanKeys.RESPONSIBILITIES),
        arguments("/$defs/dataset/properties", PlanKeys.DATASET),
        arguments("/$defs/gate/properties", PlanKeys.GATE));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void properties_everySection_areTheReadersKeys(String pointer, List<String> keys) {
    List<String> names = new ArrayList<>();
    SCHEMA.at(pointer).fieldNames().forEachRemaining(names::add);

    assertThat(names).containsExactlyInAnyOrderElementsOf(keys);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        arguments("/properties/model/properties/engine/enum", PlanKeys.ENGINES),
        arguments("/properties/model/properties/input/properties/resize/enum", PlanKeys.RESIZES),
        arguments("/properties/model/properties/input/properties/color/enum", PlanKeys.COLORS),
        arguments("/$defs/dataset/properties/format/enum", PlanKeys.FORMATS),
        arguments("/$defs/dataset/properties/role/enum", PlanKeys.ROLES),
        arguments("/$defs/dataset/properties/sampling/enum", PlanKeys.SAMPLINGS),
        arguments("/properties/threshold_choice/properties/rule/enum", PlanKeys.CHOICE_RULES),
        arguments("/properties/threshold_choice/properties/judge_by/enum", PlanKeys.CHOICE_BASES),
        arguments(
            "/properties/line_speed/properties/arrivals/properties/kind/enum",
            PlanKeys.ARRIVAL_KINDS),
        arguments("/properties/line_speed/properties/policy/enum", PlanKeys.POLICIES),
        arguments(
            "/properties/line_speed/properties/cameras/anyOf/1/properties/watch/enum",
            PlanKeys.WATCHES),
        arguments("/properties/guard/properties/scores/items/enum", PlanKeys.STRANGE_SCORES),
        arguments("/properties/second_pass/properties/by/enum", PlanKeys.RISK_MEASURES),
        arguments("/properties/second_pass/properties/decide/enum", PlanKeys.CHAIN_RULES),
        arguments(
            "/properties/second_pass/properties/verifier/properties/kind/enum", PlanKeys.VERIFIERS),
        arguments("/$defs/decision/enum", PlanKeys.DECISIONS),
        arguments("/$defs/gate/properties/metric/enum", PlanKeys.METRICS));
  }

  @ParameterizedTest
  @MethodSource("words")
  void enum_everyList_hasTheReadersWords(String pointer, List<String> words) {
    List<String> listed = new ArrayList<>();
    SCHEMA.at(pointer).forEach(word -> listed.add(word.textValue()));

    assertThat(listed).containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void conditions_everything_isAsTheCatalogueHasIt() throws IOException {
    ObjectNode expected = new ConditionsSchema().node();
    Path updated = Path.of("target", "plan.schema.json");
    ObjectNode whole = SCHEMA.deepCopy();
    ((ObjectNode) whole.get("properties")).set("conditions", expected);
    Files.writeString(updated, MAPPER.writer(PRINTER).writeValueAsString(whole) + "\n");

    // As text: 1 and 1.0 are the same number, but not to a reader of the file.
    assertThat(SCHEMA.at("/properties/conditions").toPrettyString())
        .as("the catalogue has changed: take the schema from harness/core/" + updated)
        .isEqualTo(expected.toPrettyString());
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void validate_everyPerturbation_takesSeveritiesMagnitudesAndParameters(Catalogue entry)
      throws IOException {
    String fixed =
        entry.settings().parameters().stream()
            .map(each -> ", %s: %s".formatted(each.key(), each.minimum()))
            .collect(Collectors.joining());
    String strengths =
        entry.scale().isSeverity()
            ? "severity: all"
            : "severity: 3, %s: [%s, %s]"
                .formatted(entry.scale().key(), entry.scale().minimum(), entry.scale().maximum());

    assertThat(problems(withCondition("%s: {%s%s}".formatted(entry.key(), strengths, fixed))))
        .isEmpty();
    assertThat(problems(withCondition("%s: {sample: 5%s}".formatted(entry.key(), fixed))))
        .isNotEmpty();
  }

  /** The good plan with this condition alone. */
  private static String withCondition(String condition) {
    String before = PlanFolder.GOOD.substring(0, PlanFolder.GOOD.indexOf("conditions:"));
    String after = PlanFolder.GOOD.substring(PlanFolder.GOOD.indexOf("production:"));
    return before + "conditions: {" + condition + "}\n" + after;
  }

  @Test
  void validate_goodPlans_findsNothing() throws IOException {
    assertThat(problems(PlanFolder.GOOD)).isEmpty();
    assertThat(problems(new PlanTemplate("m.onnx", "voc", "d", List.of("a")).yaml())).isEmpty();
    assertThat(
            problems(
                PlanFolder.with(
                    "score: 0.42, review_from: 0.25", "score: {default: 0.4, dent: 0.3}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sed: 20261121|seed: 20261121",
        "plan: 2|plan: 1",
        "score: 1.5|score: 0.42",
        "role: bench|role: benchmark",
        "severity: [1, 9]|severity: [1, 3, 5]",
        "set: some|set: extra",
        "set: extra, chain: jpeg@3|set: extra",
        "set: extra|set: extra, severity: [2, 4]",
        "deadline: 100|deadline: 100 ms",
        "arrivals: {kind: often}, run: 400 s|run: 400 s",
        "cameras: 0, run: 400 s|run: 400 s",
        "policy: drop, run: 400 s|run: 400 s",
        "capacity: {late_limit: 1}, run: 400 s|run: 400 s",
        "metric: fn_rat|metric: fn_rate",
        "{metric: latency_p99}|{metric: latency_p99, at_most: 80 ms}",
        "at_least: 1 %, at_most: 2 %|at_most: 2 %"
      })
  void validate_badPlan_findsIt(String change) throws IOException {
    String[] parts = change.split("\\|", -1);

    assertThat(problems(PlanFolder.with(parts[1], parts[0]))).isNotEmpty();
  }
}
