package org.cvready.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
import org.cvready.gate.Verdict;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.UnitDecisions;
import org.cvready.metric.interval.Interval;

/**
 * Reads a certificate from its JSON tree; the mirror of {@link CertificateTree}.
 *
 * <p>Keys that came after the first certificates of this format may be missing, and are then read
 * as not recorded; keys that this build does not know are passed over.
 */
final class CertificateParser {
  private CertificateParser() {}

  static Certificate certificate(JsonCursor root) throws IOException {
    root.require(root.node().isObject(), "an object");
    JsonCursor format = root.at("format");
    format.require(format.integer() == Certificate.FORMAT, Integer.toString(Certificate.FORMAT));
    return new Certificate(
        root.text("name"),
        verdict(root.at("verdict")),
        root.text("headline"),
        root.list("alerts", JsonCursor::text),
        root.list("gates", CertificateParser::gate),
        root.list("measurements", CertificateParser::measurement),
        root.list("datasets", CertificateParser::dataset),
        model(root.at("model")),
        operatingPoint(root.at("operating_point")),
        root.map("coco", CertificateParser::coco),
        root.optional("line_speed", CertificateParser::lineSpeed),
        root.map("responsibilities", JsonCursor::text),
        root.list("limits", JsonCursor::text),
        provenance(root.at("provenance")));
  }

  private static GateResult gate(JsonCursor gate) throws IOException {
    Optional<Long> more = gate.optional("more_trials", JsonCursor::integer);
    return new GateResult(
        gate.smallInteger("gate"),
        metric(gate.at("metric")),
        scope(gate.at("scope")),
        gate.text("limit"),
        gate.number("limit_value"),
        verdict(gate.at("verdict")),
        gate.text("reason"),
        gate.optional("measurement", CertificateParser::measurement),
        more.isPresent() ? OptionalLong.of(more.get()) : OptionalLong.empty());
  }

  private static Measurement measurement(JsonCursor measurement) throws IOException {
    Optional<Double> value = measurement.optional("value", JsonCursor::number);
    try {
      return new Measurement(
          metric(measurement.at("metric")),
          scope(measurement.at("scope")),
          value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty(),
          measurement.integer("events"),
          measurement.integer("trials"),
          measurement.integer("units"),
          interval(measurement.at("interval")),
          measurement.list("notes", JsonCursor::text));
    } catch (IllegalArgumentException e) {
      throw new IOException(measurement.path() + ": " + e.getMessage(), e);
    }
  }

  private static Scope scope(JsonCursor scope) throws IOException {
    return new Scope(
        scope.text("dataset"),
        scope.optional("class", JsonCursor::text),
        scope.map("slice", JsonCursor::text),
        scope.text("condition"),
        scope.optional("versus", JsonCursor::text));
  }

  private static Interval interval(JsonCursor interval) throws IOException {
    return new Interval(
        interval.number("lower"),
        interval.number("upper"),
        interval.number("level"),
        interval.text("method"),
        interval.optional("undecided", JsonCursor::text),
        interval.listIfThere("notes", JsonCursor::text));
  }

  private static Metric metric(JsonCursor key) throws IOException {
    Optional<Metric> metric = Metric.byKey(key.text());
    key.require(
        metric.isPresent(),
        "one of " + String.join(", ", Arrays.stream(Metric.values()).map(Metric::key).toList()));
    return metric.orElseThrow();
  }

  private static Verdict verdict(JsonCursor word) throws IOException {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(word.text())) {
        return verdict;
      }
    }
    throw new IOException(
        "%s must be PASS, FAIL or INCONCLUSIVE, got %s".formatted(word.path(), word.text()));
  }

  private static DatasetSummary dataset(JsonCursor dataset) throws IOException {
    return new DatasetSummary(
        dataset.text("name"),
        dataset.text("role"),
        dataset.text("sampling"),
        dataset.integer("images"),
        dataset.map("objects", JsonCursor::integer),
        dataset.integer("images_without"),
        dataset.ifThere("decisions", CertificateParser::decisions),
        dataset.listIfThere("safe", JsonCursor::text));
  }

  private static UnitDecisions decisions(JsonCursor decisions) throws IOException {
    try {
      return new UnitDecisions(
          decisions.integer("accept"), decisions.integer("review"), decisions.integer("reject"));
    } catch (IllegalArgumentException e) {
      throw new IOException(decisions.path() + ": " + e.getMessage(), e);
    }
  }

  private static ModelSummary model(JsonCursor model) throws IOException {
    return new ModelSummary(
        model.text("file"),
        model.text("engine"),
        model.text("device"),
        model.text("decoder"),
        model.list("choice", JsonCursor::text),
        model.text("input"),
        model.list("classes", JsonCursor::text),
        model.ifThere("nodes", JsonCursor::text),
        model.ifThere("decode", JsonCursor::text));
  }

  private static OperatingPointSummary operatingPoint(JsonCursor point) throws IOException {
    return new OperatingPointSummary(
        point.map("score", JsonCursor::number),
        point.map("review_from", JsonCursor::number),
        point.number("nms_iou"),
        point.number("match_iou"));
  }

  private static CocoFigures coco(JsonCursor coco) throws IOException {
    return new CocoFigures(
        coco.number("AP"),
        coco.number("AP50"),
        coco.number("AP75"),
        coco.number("APs"),
        coco.number("APm"),
        coco.number("APl"),
        coco.number("AR1"),
        coco.number("AR10"),
        coco.number("AR100"),
        coco.number("ARs"),
        coco.number("ARm"),
        coco.number("ARl"));
  }

  private static LineSpeedSummary lineSpeed(JsonCursor run) throws IOException {
    return new LineSpeedSummary(
        run.flag("valid"),
        run.list("reasons", JsonCursor::text),
        run.number("units_per_minute"),
        run.number("deadline_ms"),
        run.integer("warm_up_units"),
        run.integer("units"),
        run.integer("late"),
        run.integer("dropped"),
        run.smallInteger("workers"),
        run.smallInteger("queue"),
        run.integer("stall_frames"),
        run.integer("longest_late_run"),
        run.map("latency_ms", JsonCursor::number),
        run.number("generator_lateness_ms"),
        run.ifThere("detail", CertificateParser::lineDetail));
  }

  private static LineSpeedDetail lineDetail(JsonCursor detail) throws IOException {
    return new LineSpeedDetail(
        detail.text("arrivals"),
        detail.smallInteger("cameras"),
        detail.text("when_full"),
        detail.flag("warm_up_settled"),
        detail.smallInteger("deepest_queue"),
        detail.map("stage_ms", stage -> stage.map(JsonCursor::number)),
        detail.optional("capacity", CertificateParser::capacity));
  }

  private static CapacitySummary capacity(JsonCursor capacity) throws IOException {
    return new CapacitySummary(
        optionalNumber(capacity, "units_per_minute"),
        optionalNumber(capacity, "head_room"),
        capacity.number("late_limit"),
        capacity.integer("units"),
        capacity.integer("late"),
        optionalNumber(capacity, "late_upper"));
  }

  private static OptionalDouble optionalNumber(JsonCursor node, String key) throws IOException {
    return node.optional(key, JsonCursor::number)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static Provenance provenance(JsonCursor provenance) throws IOException {
    return new Provenance(
        provenance.map("sha256", JsonCursor::text),
        provenance.integer("seed"),
        provenance.map("versions", JsonCursor::text),
        provenance.map("machine", JsonCursor::text),
        provenance.text("engine"),
        provenance.ifThere("command", JsonCursor::text),
        provenance.listIfThere("not_hashed", JsonCursor::text));
  }
}
