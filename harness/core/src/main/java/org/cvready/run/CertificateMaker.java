package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.CocoFigures;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Certificate.ModelSummary;
import org.cvready.certificate.Certificate.OperatingPointSummary;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.gate.GateResult;
import org.cvready.gate.Headline;
import org.cvready.gate.Verdict;
import org.cvready.imaging.PixelScaling;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ApMeter;
import org.cvready.metric.Decision;
import org.cvready.metric.Scope;
import org.cvready.metric.UnitDecisions;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.model.DetectorDescription;
import org.cvready.model.engine.EngineProfile;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.Responsibilities;
import org.cvready.vision.GroundTruth;

/** Puts together what a run has found into the certificate. */
final class CertificateMaker {
  private static final String NOT_STATED = "not stated";

  private final OpenedPlan opened;
  private final SeenRun seen;
  private final Tally tally;

  CertificateMaker(OpenedPlan opened, SeenRun seen, Tally tally) {
    this.opened = opened;
    this.seen = seen;
    this.tally = tally;
  }

  Certificate make(List<GateResult> gates, RunOptions options) throws IOException {
    Plan plan = opened.plan();
    DetectorDescription model = opened.detector().description();
    DecodeCheck decode = DecodeCheck.of(opened.detector().pictureDecoder(), opened.datasets());
    Verdict verdict = Verdict.worst(gates.stream().map(GateResult::verdict).toList());
    return new Certificate(
        plan.name(),
        verdict,
        Headline.of(verdict, gates.stream().map(GateResult::verdict).toList()),
        alerts(decode),
        gates,
        FigureList.of(seen),
        datasets(),
        model(model, decode),
        operatingPoint(model),
        coco(),
        seen.latency().map(LatencyMeter::summary),
        responsibilities(plan.responsibilities()),
        LimitsText.of(plan),
        ProvenanceReader.of(opened, options, model.engine()));
  }

  private List<DatasetSummary> datasets() {
    List<DatasetSummary> summaries = new ArrayList<>();
    for (SeenSet set : seen.sets()) {
      DatasetPlan plan = set.plan();
      Dataset data = set.pass().data();
      SortedMap<String, Long> objects = new TreeMap<>();
      long without = 0;
      for (Sample sample : data.samples()) {
        boolean any = false;
        for (GroundTruth truth : sample.groundTruths()) {
          if (!truth.ignored()) {
            objects.merge(data.classes().name(truth.classIndex()), 1L, Long::sum);
            any = true;
          }
        }
        without += any ? 0 : 1;
      }
      summaries.add(
          new DatasetSummary(
              plan.name(),
              plan.role().key(),
              plan.sampling().key(),
              data.samples().size(),
              objects,
              without,
              Optional.of(UnitDecisions.of(set.outcomes(Scope.CLEAN, new TreeMap<>()))),
              plan.safe().stream().sorted().map(Decision::key).toList()));
    }
    return summaries;
  }

  private List<String> alerts(DecodeCheck decode) {
    List<String> alerts = new ArrayList<>(Alerts.of(opened, seen, tally));
    decode.alert().ifPresent(alerts::add);
    return alerts;
  }

  private ModelSummary model(DetectorDescription model, DecodeCheck decode) {
    return new ModelSummary(
        opened.plan().model().file().getFileName().toString(),
        model.engine(),
        opened.plan().model().device(),
        model.decoder(),
        model.why(),
        "%d x %d, %s"
            .formatted(model.layout().width(), model.layout().height(), pixels(model.pixels())),
        model.classNames(),
        Optional.of(
            opened
                .detector()
                .profile()
                .map(EngineProfile::shares)
                .orElse("not told by this engine, or no node left to run")),
        Optional.of(decode.text()));
  }

  private static String pixels(PixelScaling pixels) {
    return "%s, %s, (sample * %s - %s) / %s, bars of %d"
        .formatted(
            pixels.resize().word(),
            pixels.bgr() ? "BGR" : "RGB",
            pixels.scale(),
            pixels.mean(),
            pixels.std(),
            pixels.padValue());
  }

  private OperatingPointSummary operatingPoint(DetectorDescription model) {
    OperatingPoint point = opened.point();
    SortedMap<String, Double> score = new TreeMap<>();
    SortedMap<String, Double> review = new TreeMap<>();
    for (int c = 0; c < point.classes(); c++) {
      score.put(opened.classes().names().name(c), point.score(c));
      review.put(opened.classes().names().name(c), point.reviewFrom(c));
    }
    return new OperatingPointSummary(score, review, model.nmsIou(), point.matchIou());
  }

  private SortedMap<String, CocoFigures> coco() {
    SortedMap<String, CocoFigures> figures = new TreeMap<>();
    for (SeenSet set : seen.sets()) {
      List<String> conditions = new ArrayList<>(List.of(Scope.CLEAN));
      conditions.addAll(set.conditions());
      for (String condition : conditions) {
        seen.apMeter(set, condition, new TreeMap<>())
            .map(ApMeter::evaluation)
            .ifPresent(
                evaluation ->
                    figures.put(set.plan().name() + "/" + condition, figures(evaluation)));
      }
    }
    return figures;
  }

  private static CocoFigures figures(CocoEvaluation of) {
    return new CocoFigures(
        of.figure(CocoFigure.AP),
        of.figure(CocoFigure.AP50),
        of.figure(CocoFigure.AP75),
        of.figure(CocoFigure.AP_SMALL),
        of.figure(CocoFigure.AP_MEDIUM),
        of.figure(CocoFigure.AP_LARGE),
        of.figure(CocoFigure.AR1),
        of.figure(CocoFigure.AR10),
        of.figure(CocoFigure.AR100),
        of.figure(CocoFigure.AR_SMALL),
        of.figure(CocoFigure.AR_MEDIUM),
        of.figure(CocoFigure.AR_LARGE));
  }

  private static SortedMap<String, String> responsibilities(Responsibilities stated) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("owner", or(stated.owner()));
    all.put("reviewed_every", or(stated.reviewedEvery()));
    all.put("act_when", or(stated.actWhen()));
    return all;
  }

  private static String or(Optional<String> stated) {
    return stated.orElse(NOT_STATED);
  }
}
