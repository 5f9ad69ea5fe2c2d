package org.cvready.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Certificate.ModelSummary;
import org.cvready.certificate.Certificate.OperatingPointSummary;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.dataset.Dataset;
import org.cvready.gate.Verdict;
import org.cvready.metric.Decision;
import org.cvready.metric.UnitDecisions;
import org.cvready.plan.Plan;
import org.cvready.report.CertificateJson;
import org.cvready.report.OlderCertificate;
import org.cvready.study.slice.Baseline;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two images, one with two objects of a and one of b, one with nothing. */
class BaselineReaderTest {
  private static final String LINES =
      """
      {"set":"line3","image":"000.png","condition":"clean","decision":"reject","detections":[[1,0.9,1,2,3,4]],"counts":[[1,2,0,1,0],[0,1,0,0,1]]}
      {"set":"line3","image":"000.png","condition":"glare@3","decision":"accept","detections":[],"counts":[[1,2,0,2,0],[0,1,0,1,0]]}
      {"set":"line3","image":"001.png","condition":"clean","decision":"review","detections":[],"counts":[]}
      {"set":"other","image":"001.png","condition":"clean","decision":"accept","detections":[],"counts":[]}
      """;

  @TempDir private Path folder;
  private Plan plan;
  private List<Dataset> data;
  private Classes classes;
  private Path run;

  @BeforeEach
  void lay() throws IOException {
    SmallSite site = new SmallSite(folder).coco("line3", List.of("aab", ""));
    plan =
        site.plan(
            """
            datasets: {line3: {format: coco, path: line3/annotations.json, role: on_site}}
            gates: [{metric: fn_rate, dataset: line3, at_most: 5 %}]
            """);
    data = SmallSite.aligned(plan, "a", "b");
    classes = Classes.of(ClassNames.of("a", "b"), data, plan);
    run = Files.createDirectory(folder.resolve("run"));
    certificate(List.of("b", "a"), Hashes.of(data.get(0)));
    journal(LINES);
  }

  /** The baseline's model has its classes in the order b, a. */
  private void certificate(List<String> names, String hash) throws IOException {
    Certificate made =
        new Certificate(
            "earlier",
            Verdict.PASS,
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new DatasetSummary(
                    "line3",
                    "on_site",
                    "natural",
                    2,
                    new TreeMap<>(),
                    1,
                    Optional.of(new UnitDecisions(0, 1, 1)),
                    List.of())),
            new ModelSummary("m.onnx", "", "cpu", "", List.of(), "320 x 320", names),
            new OperatingPointSummary(
                new TreeMap<>(Map.of("a", 0.4, "b", 0.4)), new TreeMap<>(), 0.65, 0.5),
            new TreeMap<>(),
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            new Provenance(
                new TreeMap<>(Map.of("data set line3", hash, "model", "0123456789abcdef")),
                1,
                new TreeMap<>(),
                new TreeMap<>(),
                "",
                Optional.of(""),
                List.of()));
    Files.writeString(run.resolve("certificate.json"), CertificateJson.write(made));
  }

  private void journal(String lines) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(run.resolve("observations.jsonl.gz")))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Baseline read() throws IOException {
    return BaselineReader.read(plan, data, classes, run);
  }

  @Test
  void read_modelOfAnotherClassOrder_findsClassesByName() throws IOException {
    Baseline baseline = read();
    assertThat(baseline.words())
        .isEqualTo("the baseline (m.onnx at score 0.4, 320 x 320, model 0123456789ab)");
    assertThat(baseline.sets()).containsOnlyKeys("line3");
    assertThat(requireNonNull(baseline.sets().get("line3")).seen())
        .containsExactly(
            Optional.of(new Baseline.Seen(Decision.REJECT, Map.of(0, 1, 1, 0))),
            Optional.of(new Baseline.Seen(Decision.REVIEW, Map.of())));
  }

  @Test
  void read_aRunOfAnEarlierBuild_isAsGood() throws IOException {
    Baseline today = read();
    Path file = run.resolve("certificate.json");
    String older = OlderCertificate.of(Files.readString(file));
    assertThat(older).doesNotContain("\"nodes\"", "\"decode\"");
    Files.writeString(file, older);
    assertThat(read()).isEqualTo(today);
  }

  @Test
  void read_imagesOfOneRunOnly_areLeftUnpaired() throws IOException {
    journal(LINES.replace("001.png", "999.png"));
    Baseline.Images images = requireNonNull(read().sets().get("line3"));
    assertThat(images.seen().get(1)).isEmpty();
    assertThat(images.others()).isEqualTo(1);
  }

  @Test
  void read_otherFilesUnderTheName_isRefused() throws IOException {
    certificate(List.of("a", "b"), "f00");
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageContaining("data set 'line3' must hold the same files, got SHA-256 f00");
  }

  @Test
  void read_modelOfOtherClasses_isRefused() throws IOException {
    certificate(List.of("a", "c"), Hashes.of(data.get(0)));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageContaining(
            "must know the same classes, got [a, c] in the baseline and [a, b] here");
  }

  @Test
  void read_otherObjectsOnAnImage_isRefused() throws IOException {
    certificate(List.of("a", "b"), Hashes.of(data.get(0)));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageContaining(
            "image 000.png of data set 'line3' must have the same objects, got {a=1, b=2} in the"
                + " baseline and {a=2, b=1} here");
  }

  @Test
  void read_noSetInCommon_isRefused() throws IOException {
    Certificate made = CertificateJson.read(run.resolve("certificate.json"));
    String renamed = CertificateJson.write(made).replace("\"line3\"", "\"line4\"");
    Files.writeString(run.resolve("certificate.json"), renamed);
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageContaining("must have run a labelled data set of this plan, got [line4]");
  }

  @Test
  void read_folderThatIsNoRun_isRefused() {
    assertThatThrownBy(() -> BaselineReader.read(plan, data, classes, folder.resolve("line3")))
        .isInstanceOf(BadBaselineException.class)
        .hasMessageStartingWith("baseline must be the folder of a finished run, with");
  }

  @Test
  void read_certificateOfAnotherFormat_isRefused() throws IOException {
    Files.writeString(run.resolve("certificate.json"), "{}");
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageStartingWith(
            "baseline certificate cannot be read, so its run must be made again");
  }

  @Test
  void read_journalThatEndsEarly_isRefused() throws IOException {
    Path file = run.resolve("observations.jsonl.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadBaselineException.class)
        .hasMessageContaining("cannot be read");
    Files.writeString(file, LINES);
    assertThatThrownBy(this::read).isInstanceOf(BadBaselineException.class);
  }
}
