package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void parse_whatWriteWrote_isTheSameCertificate() throws IOException {
    Certificate certificate = Samples.washer();
    assertThat(CertificateJson.parse(CertificateJson.write(certificate))).isEqualTo(certificate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a \"quoted\" / name", "<script>", "\u0000\u001f\n", "\uD83D\uDE00 é"})
  void parse_withOddText_isTheSameCertificate(String text) throws IOException {
    Certificate certificate = Samples.named(text);
    assertThat(CertificateJson.parse(CertificateJson.write(certificate))).isEqualTo(certificate);
  }

  @Test
  void write_theSample_isTheCommittedFile() throws IOException {
    // The file was written by this method; it shows when the format changes by accident.
    try (var in = CertificateJsonTest.class.getResourceAsStream("sample-certificate.json")) {
      assertThat(in).isNotNull();
      String committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(CertificateJson.write(Samples.washer())).isEqualTo(committed);
    }
  }

  @Test
  void write_everyCertificate_keepsTheSchema() throws IOException {
    assertThat(violations(CertificateJson.write(Samples.washer()))).isEmpty();
    assertThat(violations(CertificateJson.write(Samples.named("<&>\"")))).isEmpty();
  }

  @Test
  void schema_ofATreeWithOneFault_reports() throws IOException {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(CertificateJson.write(Samples.washer()));
    for (String key : names(tree)) {
      ObjectNode without = tree.deepCopy();
      without.remove(key);
      assertThat(violations(without.toString())).as("without " + key).isNotEmpty();
    }
    assertThat(violations(tree.deepCopy().put("verdict", "MAYBE").toString())).isNotEmpty();
    assertThat(violations(tree.deepCopy().put("format", 2).toString())).isNotEmpty();
    assertThat(violations(tree.deepCopy().put("extra", 2).toString())).isNotEmpty();
  }

  @Test
  void schema_metrics_areThoseOfTheEnum() throws IOException {
    JsonNode names = MAPPER.readTree(CertificateJson.schema()).at("/$defs/metric/enum");
    List<String> keys = Arrays.stream(Metric.values()).map(Metric::key).toList();
    assertThat(MAPPER.convertValue(names, String[].class)).containsExactlyElementsOf(keys);
  }

  @Test
  void canonicalPart_ofRunsThatDifferInTimings_isTheSame() throws IOException {
    Certificate one = Samples.washer();
    Certificate other = withOtherTimings(one);
    assertThat(CertificateJson.write(other)).isNotEqualTo(CertificateJson.write(one));
    assertThat(CertificateJson.canonicalPart(other)).isEqualTo(CertificateJson.canonicalPart(one));
    ArrayNode gates = (ArrayNode) MAPPER.readTree(CertificateJson.canonicalPart(one)).get("gates");
    assertThat(gates)
        .hasSize(one.gates().size() - 2)
        .noneMatch(gate -> gate.get("timed").asBoolean());
  }

  @Test
  void parse_ofAnotherFormat_saysWhich() {
    String json =
        CertificateJson.write(Samples.washer()).replace("\"format\" : 1", "\"format\" : 2");
    assertThatThrownBy(() -> CertificateJson.parse(json))
        .isInstanceOf(IOException.class)
        .hasMessage("/format must be 1, got 2");
  }

  @Test
  void parse_withoutAnyOneKey_saysWhere() throws IOException {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(CertificateJson.write(Samples.washer()));
    for (String key : names(tree)) {
      ObjectNode without = tree.deepCopy();
      without.remove(key);
      assertThatThrownBy(() -> CertificateJson.parse(without.toString()))
          .isInstanceOf(IOException.class)
          .hasMessage("/" + key + " is missing");
    }
  }

  @Test
  void parse_ofAnEarlierBuildsCertificate_leavesOpenWhatItDidNotRecord() throws IOException {
    Certificate today = Samples.washer();
    String older = OlderCertificate.of(CertificateJson.write(today));
    assertThat(older)
        .doesNotContain("\"nodes", "\"decode\"", "\"decisions", "\"command", "\"detail");
    Certificate read = CertificateJson.parse(older);
    assertThat(read.model().nodes()).isEmpty();
    assertThat(read.model().decode()).isEmpty();
    assertThat(read.provenance().command()).isEmpty();
    assertThat(read.provenance().notHashed()).isEmpty();
    assertThat(read.lineSpeed().orElseThrow().detail()).isEmpty();
    assertThat(read.datasets()).allMatch(set -> set.decisions().isEmpty() && set.safe().isEmpty());
    // What it did record is all there, and it can be written and read again.
    assertThat(read.gates()).hasSameSizeAs(today.gates());
    assertThat(read.verdict()).isEqualTo(today.verdict());
    assertThat(read.model().file()).isEqualTo(today.model().file());
    assertThat(CertificateJson.parse(CertificateJson.write(read))).isEqualTo(read);
    assertThat(violations(older)).isEmpty();
    assertThat(violations(CertificateJson.write(read))).isEmpty();
  }

  @Test
  void parse_ofALaterBuildsCertificate_passesOverKeysThatItDoesNotKnow() throws IOException {
    Certificate today = Samples.washer();
    ObjectNode tree = (ObjectNode) MAPPER.readTree(CertificateJson.write(today));
    tree.put("weather", "fair");
    ((ObjectNode) tree.get("model")).put("weights", 3_000_000);
    ((ObjectNode) tree.at("/gates/0")).putObject("history").put("runs", 4);
    assertThat(CertificateJson.parse(tree.toString())).isEqualTo(today);
  }

  @Test
  void parse_ofABadValue_saysWhere() {
    String json = CertificateJson.write(Samples.washer());
    assertThatThrownBy(
            () -> CertificateJson.parse(json.replaceFirst("\"gate\" : 1", "\"gate\" : \"x\"")))
        .hasMessage("/gates/0/gate must be a whole number, got \"x\"");
    assertThatThrownBy(() -> CertificateJson.parse(json.replaceFirst("\"fn_rate\"", "\"fn\"")))
        .hasMessageStartingWith("/gates/0/metric must be one of fn_rate, recall,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"format\":1,\"format\":1}", "\u0000"})
  void parse_ofWhatIsNoCertificate_isAnIoException(String json) {
    assertThatThrownBy(() -> CertificateJson.parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void read_ofABrokenFile_namesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("certificate.json"), "{}");
    assertThatThrownBy(() -> CertificateJson.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": /format is missing");
  }

  private static List<String> names(ObjectNode tree) {
    List<String> names = new java.util.ArrayList<>();
    tree.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> violations(String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(CertificateJson.schema());
    return schema.validate(MAPPER.readTree(json)).stream().map(Object::toString).toList();
  }

  private static Certificate withOtherTimings(Certificate c) {
    LineSpeedSummary run = c.lineSpeed().orElseThrow();
    LineSpeedSummary other =
        new LineSpeedSummary(
            false,
            List.of("the generator was late"),
            run.unitsPerMinute(),
            run.deadlineMillis(),
            run.warmUpUnits(),
            run.units(),
            7,
            0,
            3,
            2,
            5,
            1,
            new TreeMap<>(),
            9,
            Optional.empty());
    Provenance from = c.provenance();
    return new Certificate(
        c.name(),
        c.verdict(),
        "Another headline, since a latency gate speaks in it.",
        c.alerts(),
        c.gates().stream().filter(g -> g.metric() != Metric.LATE_FRAMES).toList(),
        c.measurements().stream().filter(m -> m.metric() != Metric.LATENCY_P99).toList(),
        c.datasets(),
        c.model(),
        c.operatingPoint(),
        c.coco(),
        Optional.of(other),
        c.responsibilities(),
        c.limits(),
        new Provenance(
            from.sha256(),
            from.seed(),
            from.versions(),
            new TreeMap<>(),
            "3 workers",
            Optional.of("cvready certify plan.yaml --out DIR --workers 3"),
            from.notHashed()));
  }
}
