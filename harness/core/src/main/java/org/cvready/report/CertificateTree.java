package org.cvready.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.CocoFigures;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.Certificate.ModelSummary;
import org.cvready.certificate.Certificate.OperatingPointSummary;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.certificate.LineSpeedDetail;
import org.cvready.certificate.LineSpeedDetail.CapacitySummary;
import org.cvready.gate.GateResult;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.UnitDecisions;
import org.cvready.metric.interval.Interval;

/** Builds the JSON tree of a certificate, with its keys in a fixed order. */
final class CertificateTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean withTimings;

  /**
   * @param withTimings false to leave out whatever was made of timings
   */
  CertificateTree(boolean withTimings) {
    this.withTimings = withTimings;
  }

  static boolean isTimed(Metric metric) {
    return metric.level() == Metric.Level.LATENCY;
  }

  ObjectNode of(Certificate certificate) {
    ObjectNode tree = JSON.objectNode();
    tree.put("format", Certificate.FORMAT);
    tree.put("name", certificate.name());
    if (withTimings || certificate.gates().stream().noneMatch(gate -> isTimed(gate.metric()))) {
      tree.put("verdict", certificate.verdict().name());
      tree.put("headline", certificate.headline());
      tree.set("alerts", texts(certificate.alerts()));
    }
    ArrayNode gates = tree.putArray("gates");
    certificate.gates().stream()
        .filter(gate -> kept(gate.metric()))
        .map(this::gate)
        .forEach(gates::add);
    ArrayNode measurements = tree.putArray("measurements");
    certificate.measurements().stream()
        .filter(measurement -> kept(measurement.metric()))
        .map(this::measurement)
        .forEach(measurements::add);
    ArrayNode datasets = tree.putArray("datasets");
    certificate.datasets().stream().map(this::dataset).forEach(datasets::add);
    tree.set("model", model(certificate.model()));
    tree.set("operating_point", operatingPoint(certificate.operatingPoint()));
    ObjectNode coco = tree.putObject("coco");
    certificate.coco().forEach((key, figures) -> coco.set(key, coco(figures)));
    if (withTimings) {
      Optional<LineSpeedSummary> lineSpeed = certificate.lineSpeed();
      tree.set("line_speed", lineSpeed.map(this::lineSpeed).orElse(null));
    }
    tree.set("responsibilities", textMap(certificate.responsibilities()));
    tree.set("limits", texts(certificate.limits()));
    tree.set("provenance", provenance(certificate.provenance()));
    return tree;
  }

  private boolean kept(Metric metric) {
    return withTimings || !isTimed(metric);
  }

  private ObjectNode gate(GateResult gate) {
    ObjectNode node = JSON.objectNode();
    node.put("gate", gate.gate());
    node.put("metric", gate.metric().key());
    node.put("timed", isTimed(gate.metric()));
    node.set("scope", scope(gate.scope()));
    node.put("limit", gate.limit());
    number(node, "limit_value", gate.limitValue());
    node.put("verdict", gate.verdict().name());
    node.put("reason", gate.reason());
    node.set("measurement", gate.measurement().map(this::measurement).orElse(null));
    if (gate.moreTrials().isPresent()) {
      return node.put("more_trials", gate.moreTrials().getAsLong());
    }
    return node.putNull("more_trials");
  }

  private ObjectNode measurement(Measurement measurement) {
    ObjectNode node = JSON.objectNode();
    node.put("metric", measurement.metric().key());
    node.put("timed", isTimed(measurement.metric()));
    node.set("scope", scope(measurement.scope()));
    if (measurement.value().isPresent()) {
      number(node, "value", measurement.value().getAsDouble());
    } else {
      node.putNull("value");
    }
    node.put("events", measurement.events());
    node.put("trials", measurement.trials());
    node.put("trials_are", measurement.metric().level().trials());
    node.put("units", measurement.units());
    node.set("interval", interval(measurement.interval()));
    node.set("notes", texts(measurement.notes()));
    return node;
  }

  private ObjectNode scope(Scope scope) {
    ObjectNode node = JSON.objectNode();
    node.put("dataset", scope.dataset());
    node.put("class", scope.className().orElse(null));
    node.set("slice", textMap(scope.slice()));
    node.put("condition", scope.condition());
    node.put("versus", scope.versus().orElse(null));
    return node;
  }

  private ObjectNode interval(Interval interval) {
    ObjectNode node = JSON.objectNode();
    number(node, "lower", interval.lower());
    number(node, "upper", interval.upper());
    number(node, "level", interval.level());
    node.put("method", interval.method());
    node.put("undecided", interval.undecided().orElse(null));
    node.set("notes", texts(interval.notes()));
    return node;
  }

  private ObjectNode dataset(DatasetSummary dataset) {
    ObjectNode node = JSON.objectNode();
    node.put("name", dataset.name());
    node.put("role", dataset.role());
    node.put("sampling", dataset.sampling());
    node.put("images", dataset.images());
    ObjectNode objects = node.putObject("objects");
    dataset.objects().forEach(objects::put);
    node.put("images_without", dataset.imagesWithout());
    node.set("decisions", dataset.decisions().map(CertificateTree::decisions).orElse(null));
    node.set("safe", texts(dataset.safe()));
    return node;
  }

  private static ObjectNode decisions(UnitDecisions decisions) {
    ObjectNode node = JSON.objectNode();
    node.put("accept", decisions.accept());
    node.put("review", decisions.review());
    node.put("reject", decisions.reject());
    return node;
  }

  private ObjectNode model(ModelSummary model) {
    ObjectNode node = JSON.objectNode();
    node.put("file", model.file());
    node.put("engine", model.engine());
    node.put("device", model.device());
    node.put("decoder", model.decoder());
    node.set("choice", texts(model.choice()));
    node.put("input", model.input());
    node.set("classes", texts(model.classes()));
    node.put("nodes", model.nodes().orElse(null));
    node.put("decode", model.decode().orElse(null));
    return node;
  }

  private ObjectNode operatingPoint(OperatingPointSummary point) {
    ObjectNode node = JSON.objectNode();
    node.set("score", numberMap(point.score()));
    node.set("review_from", numberMap(point.reviewFrom()));
    number(node, "nms_iou", point.nmsIou());
    number(node, "match_iou", point.matchIou());
    return node;
  }

  private ObjectNode coco(CocoFigures figures) {
    ObjectNode node = JSON.objectNode();
    CocoKeys.of(figures).forEach((key, value) -> number(node, key, value));
    return node;
  }

  private ObjectNode lineSpeed(LineSpeedSummary run) {
    ObjectNode node = JSON.objectNode();
    node.put("timed", true);
    node.put("valid", run.valid());
    node.set("reasons", texts(run.reasons()));
    number(node, "units_per_minute", run.unitsPerMinute());
    number(node, "deadline_ms", run.deadlineMillis());
    node.put("warm_up_units", run.warmUpUnits());
    node.put("units", run.units());
    node.put("late", run.late());
    node.put("dropped", run.dropped());
    node.put("workers", run.workers());
    node.put("queue", run.queue());
    node.put("stall_frames", run.stallFrames());
    node.put("longest_late_run", run.longestLateRun());
    node.set("latency_ms", numberMap(run.latencyMillis()));
    number(node, "generator_lateness_ms", run.generatorLatenessMillis());
    node.set("detail", run.detail().map(this::lineDetail).orElse(null));
    return node;
  }

  private ObjectNode lineDetail(LineSpeedDetail detail) {
    ObjectNode node = JSON.objectNode();
    node.put("arrivals", detail.arrivals());
    node.put("cameras", detail.cameras());
    node.put("when_full", detail.whenFull());
    node.put("warm_up_settled", detail.warmUpSettled());
    node.put("deepest_queue", detail.deepestQueue());
    ObjectNode stages = node.putObject("stage_ms");
    detail.stageMillis().forEach((stage, figures) -> stages.set(stage, numberMap(figures)));
    node.set("capacity", detail.capacity().map(CertificateTree::capacity).orElse(null));
    return node;
  }

  private static ObjectNode capacity(CapacitySummary capacity) {
    ObjectNode node = JSON.objectNode();
    optional(node, "units_per_minute", capacity.unitsPerMinute());
    optional(node, "head_room", capacity.headRoom());
    number(node, "late_limit", capacity.lateLimit());
    node.put("units", capacity.units());
    node.put("late", capacity.late());
    optional(node, "late_upper", capacity.lateUpper());
    return node;
  }

  private ObjectNode provenance(Provenance provenance) {
    ObjectNode node = JSON.objectNode();
    node.set("sha256", textMap(provenance.sha256()));
    node.put("seed", provenance.seed());
    node.set("versions", textMap(provenance.versions()));
    if (withTimings) {
      node.set("machine", textMap(provenance.machine()));
      node.put("engine", provenance.engine());
      node.put("command", provenance.command().orElse(null));
    }
    node.set("not_hashed", texts(provenance.notHashed()));
    return node;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode textMap(Map<String, String> map) {
    ObjectNode node = JSON.objectNode();
    map.forEach(node::put);
    return node;
  }

  private static ObjectNode numberMap(SortedMap<String, Double> map) {
    ObjectNode node = JSON.objectNode();
    map.forEach((key, value) -> number(node, key, value));
    return node;
  }

  private static void optional(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      number(node, key, value.getAsDouble());
    } else {
      node.putNull(key);
    }
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(key + " must be a number, got NaN");
    }
    if (Double.isInfinite(value)) {
      node.put(key, Double.toString(value));
      return;
    }
    node.put(key, value);
  }
}
