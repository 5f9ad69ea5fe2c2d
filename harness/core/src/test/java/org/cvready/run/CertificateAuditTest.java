package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cvready.certificate.Audit;
import org.cvready.certificate.Audit.Item;
import org.cvready.certificate.Audit.Status;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.ModelSummary;
import org.cvready.certificate.Certificate.OperatingPointSummary;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.gate.Verdict;
import org.cvready.plan.Plan;
import org.cvready.report.CertificateJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that lies beside its plan, with two sets, one of them with tags. */
class CertificateAuditTest {
  private static final String SETS =
      """
      datasets:
        line: {format: coco, path: line/annotations.json, tags: tags.csv, role: on_site}
        bench: {format: coco, path: bench/annotations.json, role: benchmark}
      gates: [{metric: fn_rate, dataset: line, at_most: 5 %}]
      """;

  @TempDir private Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void certify() throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("line", List.of("a", "b"))
            .coco("bench", List.of("ab"))
            .text("tags.csv", "file,shift\n000.png,day\n001.png,night\n");
    Plan plan = site.plan(SETS);
    SortedMap<String, String> hashes = ProvenanceReader.hashes(plan, SmallSite.read(plan));
    run = folder.resolve("out");
    try (OutputFolder out = OutputFolder.begin(run)) {
      Files.writeString(out.file("certificate.json"), CertificateJson.write(certificate(hashes)));
      Files.writeString(out.file("report.html"), "<p>page</p>\n");
      Files.createDirectories(out.file("pictures"));
      Files.writeString(out.file("pictures/001.jpg"), "picture");
      out.list("plan.yaml");
      out.finish();
    }
  }

  private static Certificate certificate(SortedMap<String, String> hashes) {
    return new Certificate(
        "line",
        Verdict.PASS,
        "Certified: all 1 checks pass.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ModelSummary("detector.onnx", "", "cpu", "", List.of(), "", List.of()),
        new OperatingPointSummary(new TreeMap<>(), new TreeMap<>(), 0.5, 0.5),
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        new Provenance(
            hashes,
            7,
            new TreeMap<>(),
            new TreeMap<>(),
            "",
            Optional.of("cvready certify"),
            List.of()));
  }

  private Audit audit() throws IOException {
    return CertificateAudit.of(
        new CertificateAudit.Question(run, Optional.empty(), false), RunProgress.silent());
  }

  private static SortedMap<String, Status> differences(Audit audit) {
    return Stream.concat(audit.outputs().stream(), audit.inputs().stream())
        .filter(item -> item.status() != Status.OK)
        .collect(Collectors.toMap(Item::name, Item::status, (a, b) -> a, TreeMap::new));
  }

  @Test
  void of_anUntouchedRun_findsEverythingAsItWas() throws IOException {
    Audit audit = audit();
    assertThat(audit.certificate()).isEqualTo("line. Certified: all 1 checks pass.");
    assertThat(audit.outputs())
        .extracting(Item::name)
        .containsExactly("certificate.json", "pictures/001.jpg", "report.html");
    assertThat(audit.inputs())
        .extracting(Item::name)
        .containsExactly("data set bench", "data set line", "model", "plan");
    assertThat(audit.differences()).isZero();
    assertThat(audit.fingerprint()).isEqualTo(Hashes.of(run.resolve("manifest.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "out/certificate.json, certificate.json",
    "out/report.html, report.html",
    "out/pictures/001.jpg, pictures/001.jpg",
    "detector.onnx, model",
    "plan.yaml, plan",
    "tags.csv, data set line",
    "line/001.png, data set line",
    "bench/annotations.json, data set bench"
  })
  void of_oneByteMore_namesThatPartAlone(String file, String part) throws IOException {
    Files.writeString(folder.resolve(file), "\n", StandardOpenOption.APPEND);
    assertThat(differences(audit())).containsExactlyEntriesOf(statuses(part, Status.CHANGED));
  }

  @Test
  void of_oneOtherByteInTheCertificate_namesIt() throws IOException {
    Path file = run.resolve("certificate.json");
    Files.writeString(file, Files.readString(file).replace("all 1 checks", "all 9 checks"));
    assertThat(differences(audit()))
        .containsExactlyEntriesOf(statuses("certificate.json", Status.CHANGED));
  }

  @ParameterizedTest
  @CsvSource({
    "out/report.html, report.html",
    "detector.onnx, model",
    "bench/annotations.json, data set bench"
  })
  void of_aFileThatIsGone_namesThatPartAlone(String file, String part) throws IOException {
    Files.delete(folder.resolve(file));
    assertThat(differences(audit())).containsExactlyEntriesOf(statuses(part, Status.MISSING));
  }

  @Test
  void of_anImageThatIsGone_saysThatTheSetChanged() throws IOException {
    Files.delete(folder.resolve("line/001.png"));
    assertThat(differences(audit()))
        .containsExactlyEntriesOf(statuses("data set line", Status.CHANGED));
  }

  private static SortedMap<String, Status> statuses(String part, Status status) {
    return new TreeMap<>(Map.of(part, status));
  }

  @Test
  void of_aSetThatThePlanNoLongerHas_isMissing() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, Files.readString(plan).replace("  bench:", "  other:"));
    SortedMap<String, Status> expected = statuses("plan", Status.CHANGED);
    expected.put("data set bench", Status.MISSING);
    assertThat(differences(audit())).containsExactlyEntriesOf(expected);
  }

  @Test
  void of_aPlanThatIsGone_leavesInputsUnchecked() throws IOException {
    Files.delete(folder.resolve("plan.yaml"));
    assertThat(differences(audit()))
        .containsEntry("plan", Status.MISSING)
        .containsEntry("model", Status.UNCHECKED)
        .containsEntry("data set line", Status.UNCHECKED)
        .hasSize(4);
  }

  @Test
  void of_runAndInputsThatMoved_findsThemByThePlan() throws IOException {
    Path moved = Files.createDirectories(folder.resolve("archive/inputs"));
    for (String name : List.of("plan.yaml", "detector.onnx", "tags.csv", "line", "bench")) {
      Files.move(folder.resolve(name), moved.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    Audit audit =
        CertificateAudit.of(
            new CertificateAudit.Question(run, Optional.of(moved.resolve("plan.yaml")), false),
            RunProgress.silent());
    assertThat(audit.differences()).isZero();
  }

  @Test
  void of_inputsOutsideThePlansFolder_areLookedAtOnlyWhereAllowed() throws IOException {
    Path moved = Files.createDirectories(folder.resolve("plans"));
    String text = Files.readString(folder.resolve("plan.yaml"));
    Path plan =
        Files.writeString(moved.resolve("plan.yaml"), text.replace(": line/", ": ../line/"));
    Files.move(folder.resolve("detector.onnx"), moved.resolve("detector.onnx"));
    Files.move(folder.resolve("tags.csv"), moved.resolve("tags.csv"));
    CertificateAudit.Question question =
        new CertificateAudit.Question(run, Optional.of(plan), false);
    assertThat(differences(CertificateAudit.of(question, RunProgress.silent())))
        .containsEntry("data set line", Status.UNCHECKED)
        .doesNotContainKey("model");
  }

  @Test
  void of_aRunWithoutManifest_saysSo() throws IOException {
    Files.delete(run.resolve("manifest.json"));
    Audit audit =
        CertificateAudit.of(
            new CertificateAudit.Question(run, Optional.of(folder.resolve("plan.yaml")), false),
            RunProgress.silent());
    assertThat(differences(audit))
        .containsExactlyEntriesOf(statuses("manifest.json", Status.MISSING));
  }

  @Test
  void of_aManifestThatLeavesTheCertificateOut_doesNotVouchForIt() throws IOException {
    Path file = run.resolve("manifest.json");
    Files.writeString(file, Files.readString(file).replace("certificate.json", "report.html2"));
    assertThat(differences(audit()))
        .containsEntry("certificate.json", Status.UNCHECKED)
        .containsEntry("report.html2", Status.MISSING);
  }

  @Test
  void of_aManifestThatPointsElsewhere_looksAtNothingThere() throws IOException {
    Path file = run.resolve("manifest.json");
    Files.writeString(file, Files.readString(file).replace("report.html", "../plan.yaml"));
    assertThat(differences(audit())).containsEntry("../plan.yaml", Status.UNCHECKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate.json", "manifest.json"})
  void of_aFileThatIsNotOurs_saysWhich(String name) throws IOException {
    Files.writeString(run.resolve(name), "{\"format\": 1");
    assertThatThrownBy(this::audit)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(run.resolve(name) + ": ");
  }

  @Test
  void of_noRun_saysWhatIsMissing() {
    run = folder.resolve("nothing");
    assertThatThrownBy(this::audit)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no finished run in ");
  }
}
