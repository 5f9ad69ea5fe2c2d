package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.gate.EvidenceRules;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.report.EvidenceJson;
import org.cvready.report.ReportFormat;
import org.cvready.report.RunFolder;
import org.cvready.study.envelope.EnvelopeFindings;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.SilentKind;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.gallery.WorstPictures;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.study.slice.Baseline;
import org.cvready.study.suspect.SuspectFinder;
import org.cvready.study.suspect.SuspectImage;
import org.cvready.study.throughput.ThroughputFindings;

/**
 * The main job: from a plan to a certificate and the files it stands on.
 *
 * <p>Writes {@code certificate.json}, {@code evidence.json}, {@code report.html}, {@code
 * report.md}, {@code junit.xml}, {@code predictions.json} and {@code ground_truth.json} (COCO, one
 * entry for each set), {@code observations.jsonl.gz}, {@code timings.jsonl}, {@code profile.json},
 * the folder {@code pictures}, {@code recalibration.json} and {@code throughput.jmh.json} where the
 * plan asks for them, and {@code manifest.json} with the hashes of all of them.
 */
public final class Certification {
  private final RunOptions options;
  private final RunProgress progress;

  private Certification(RunOptions options, RunProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Certifies.
   *
   * @param plan the plan's file
   * @param options where to write, how many threads
   * @param progress is told how far it has come
   * @throws org.cvready.plan.BadPlanException where the plan is wrong; it lists everything
   * @throws org.cvready.dataset.UnreadableDatasetException where a set is
   * @throws org.cvready.model.engine.UnusableModelException where the model is
   * @throws BadBaselineException where the run to compare with does not fit
   */
  public static Certificate run(Path plan, RunOptions options, RunProgress progress)
      throws IOException, InterruptedException {
    return new Certification(options, progress).certify(PlanReader.read(plan, options.paths()));
  }

  private Certificate certify(Plan plan) throws IOException, InterruptedException {
    progress.stage("reading model and data", 1);
    try (OpenedPlan unguarded = OpenedPlan.open(plan, options.paths());
        SecondPassRun secondPass = SecondPassRun.open(unguarded);
        OutputFolder out = OutputFolder.begin(options.out())) {
      Optional<Baseline> baseline = baseline(unguarded);
      SplitRule.check(plan, unguarded.datasets());
      Optional<Throughput> throughput = Throughput.asked(unguarded);
      OpenedPlan opened = GuardRun.fitted(unguarded, options.workers(), progress);
      List<SeenSet> sets = RecordedPass.sets(opened);
      Optional<LatencyMeter> latency;
      Optional<EnvelopeFindings> envelope;
      WorstPictures worst = new WorstPictures(opened.point());
      SuspectFinder suspects = SuspectEvidence.finder(opened.point(), sets);
      try (SeenWriter writer = new SeenWriter(sets, out, worst, suspects)) {
        throughput.ifPresent(asked -> writer.alsoTell(asked.images()));
        RecordedPass.show(opened, writer, options.workers(), progress);
        writer.finish();
        CounterfactualRun.run(opened, sets, options.workers(), progress);
        envelope = new EnvelopeRun(opened, sets, options.workers()).run(progress);
        latency = LineSpeed.measure(opened, progress);
        if (latency.isPresent()) {
          writer.timings().writeLineSpeed(latency.get().latenciesNanos());
        }
      }
      Optional<ThroughputFindings> speed = Throughput.findings(throughput, progress, out);
      GroundTruthFile.write(sets, out.file("ground_truth.json"));
      SeenRun seen = new SeenRun(opened.classes(), sets, latency, plan.seed());
      Optional<SecondPassFindings> second =
          secondPass.run(opened, seen, options.workers(), progress);
      progress.stage("judging", 1);
      Certificate certificate = certificate(opened, seen);
      Evidence evidence = EvidenceMaker.of(opened, seen, certificate, baseline);
      evidence = evidence.withStrange(SelectionEvidence.add(opened, seen, evidence, second));
      evidence =
          speed.map(evidence.speed()::withThroughput).map(evidence::withSpeed).orElse(evidence);
      List<SuspectImage> doubtful = suspects.suspects();
      evidence =
          evidence
              .withLabelSuspects(new SuspectEvidence(opened, seen).of(doubtful, suspects.silence()))
              .withGallery(
                  GalleryMaker.complete(
                      gallery(opened, seen, worst, doubtful, out), silentKinds(evidence)));
      if (envelope.isPresent()) {
        evidence = evidence.withStrange(evidence.strange().withEnvelope(envelope.get()));
      }
      write(certificate, evidence, out);
      out.list(String.valueOf(plan.file().getFileName()));
      out.finish();
      progress.end();
      return certificate;
    }
  }

  /** Read before the pass, so that a baseline that does not fit costs no time. */
  private Optional<Baseline> baseline(OpenedPlan opened) throws IOException {
    return options.baseline().isPresent()
        ? Optional.of(
            BaselineReader.read(
                opened.plan(), opened.datasets(), opened.classes(), options.baseline().get()))
        : Optional.empty();
  }

  private Certificate certificate(OpenedPlan opened, SeenRun seen) throws IOException {
    Tally tally = Tally.of(seen.sets());
    List<GateResult> gates =
        new ArrayList<>(EvidenceRules.broken(opened.plan(), tally.objects(), tally.found()));
    gates.addAll(new Judge(seen).judge(opened.plan().gates()));
    return new CertificateMaker(opened, seen, tally).make(gates, options);
  }

  private static List<SilentKind> silentKinds(Evidence evidence) {
    return evidence.strange().failSafe().map(FailSafeFindings::kinds).orElse(List.of());
  }

  private static Gallery gallery(
      OpenedPlan opened,
      SeenRun seen,
      WorstPictures worst,
      List<SuspectImage> doubtful,
      OutputFolder out)
      throws IOException {
    Path folder = out.file(GalleryPicture.FOLDER);
    return GalleryMaker.make(
        new PictureMaker(opened, seen.sets(), folder),
        worst.chosen(GalleryMaker.unsafeUnits(seen.sets())),
        DoubtPictures.of(doubtful),
        folder);
  }

  private static void write(Certificate certificate, Evidence evidence, OutputFolder out)
      throws IOException {
    Files.writeString(out.file(EvidenceJson.FILE), EvidenceJson.write(evidence));
    EvidenceFiles.write(evidence.strange(), out);
    Dossier dossier = RunFolder.dossier(out.file(""), certificate, evidence);
    for (ReportFormat format : ReportFormat.values()) {
      Files.writeString(out.file(format.fileName()), format.print(dossier));
    }
  }
}
