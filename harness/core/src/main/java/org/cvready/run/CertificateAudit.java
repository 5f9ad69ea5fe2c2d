package org.cvready.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.certificate.Audit;
import org.cvready.certificate.Audit.Item;
import org.cvready.certificate.Audit.Status;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Manifest;
import org.cvready.dataset.UnreadableDatasetException;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.PathRule;
import org.cvready.plan.PlanInputs;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.PlanReader;
import org.cvready.report.CertificateJson;
import org.cvready.report.ManifestJson;
import org.cvready.report.ReportFormat;

/**
 * Finds out whether a certificate, the files written with it, and the model, plan and data that it
 * names are still what they were.
 *
 * <p>Hashes alone are compared: that a hash was not replaced together with its file is for whoever
 * noted the audit's fingerprint elsewhere.
 */
public final class CertificateAudit {
  private static final String PLAN = "plan";
  private static final String MODEL = "model";
  private static final String SET = "data set ";

  private final Question question;
  private final RunProgress progress;

  /**
   * What is to be found out.
   *
   * @param run folder of the run
   * @param plan where the plan is now; empty to look for its name in the run's folder, the folder
   *     above it and the current one
   * @param allowOutside whether the plan may name files outside its folder
   */
  public record Question(Path run, Optional<Path> plan, boolean allowOutside) {}

  private CertificateAudit(Question question, RunProgress progress) {
    this.question = question;
    this.progress = progress;
  }

  /**
   * Compares everything.
   *
   * @throws IOException where there is no certificate, or it or its manifest cannot be read
   */
  public static Audit of(Question question, RunProgress progress) throws IOException {
    return new CertificateAudit(question, progress).audit();
  }

  private Audit audit() throws IOException {
    Path file = question.run().resolve(ReportFormat.JSON.fileName());
    if (!Files.exists(file)) {
      throw new IOException("no finished run in %s: %s is missing".formatted(question.run(), file));
    }
    Certificate certificate = CertificateJson.read(file);
    Path list = question.run().resolve(Manifest.FILE);
    Optional<Manifest> manifest = Optional.empty();
    String fingerprint = "none, since there is no " + Manifest.FILE;
    if (Files.exists(list)) {
      manifest = Optional.of(readManifest(list));
      fingerprint = Hashes.of(list);
    }
    progress.stage("hashing", 1);
    List<Item> outputs = manifest.map(this::outputs).orElseGet(CertificateAudit::noManifest);
    List<Item> inputs = inputs(certificate.provenance().sha256(), manifest.map(Manifest::plan));
    progress.end();
    String answer = certificate.name() + ". " + certificate.headline();
    return new Audit(answer, outputs, inputs, fingerprint);
  }

  private static Manifest readManifest(Path file) throws IOException {
    try {
      return ManifestJson.parse(Files.readString(file));
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Item> noManifest() {
    return List.of(
        new Item(
            Manifest.FILE,
            Status.MISSING,
            "nothing tells whether the files of the run are as it wrote them"));
  }

  private List<Item> outputs(Manifest manifest) {
    List<Item> items = new ArrayList<>();
    String certificate = ReportFormat.JSON.fileName();
    if (!manifest.sha256().containsKey(certificate)) {
      items.add(new Item(certificate, Status.UNCHECKED, Manifest.FILE + " does not list it"));
    }
    manifest.sha256().forEach((name, hash) -> items.add(output(name, hash)));
    return items;
  }

  private Item output(String name, String hash) {
    Path folder = question.run().toAbsolutePath().normalize();
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder)) {
        return new Item(name, Status.UNCHECKED, "must lie in the run's folder");
      }
      return Files.isRegularFile(file) ? compared(name, hash, Hashes.of(file)) : missing(name);
    } catch (IOException | InvalidPathException e) {
      return new Item(name, Status.UNCHECKED, "cannot be read: " + e.getMessage());
    }
  }

  private static Item missing(String name) {
    return new Item(name, Status.MISSING, "it is not there");
  }

  private static Item compared(String name, String was, String is) {
    return was.equals(is)
        ? Item.ok(name)
        : new Item(name, Status.CHANGED, "its SHA-256 is %s, was %s".formatted(is, was));
  }

  private List<Item> inputs(Map<String, String> hashes, Optional<String> planName)
      throws IOException {
    Optional<Path> plan = plan(planName);
    List<Item> items = new ArrayList<>();
    if (plan.isEmpty()) {
      hashes.forEach((name, hash) -> items.add(withoutPlan(name, planName)));
      return items;
    }
    PathRule rule = RunOptions.rule(question.allowOutside());
    PlanInputs inputs = PlanReader.inputs(plan.get(), rule);
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      items.add(input(entry.getKey(), entry.getValue(), plan.get(), inputs));
    }
    return items;
  }

  private static Item withoutPlan(String name, Optional<String> planName) {
    return name.equals(PLAN)
        ? new Item(
            name,
            Status.MISSING,
            "%s is neither with the run nor here; say where it is by --plan"
                .formatted(planName.orElse("its file")))
        : new Item(name, Status.UNCHECKED, "the plan, which says where it is, was not found");
  }

  private Optional<Path> plan(Optional<String> name) {
    if (question.plan().isPresent()) {
      return question.plan().filter(Files::isRegularFile);
    }
    Path run = question.run().toAbsolutePath().normalize();
    return name.flatMap(
        file ->
            List.of(run.resolve(file), run.resolveSibling(file), Path.of(file).toAbsolutePath())
                .stream()
                .filter(Files::isRegularFile)
                .findFirst());
  }

  private Item input(String name, String hash, Path plan, PlanInputs inputs) throws IOException {
    if (name.equals(PLAN)) {
      return compared(name, hash, Hashes.of(plan));
    }
    if (name.equals(MODEL)) {
      return inputs.model().isPresent()
          ? compared(name, hash, Hashes.of(inputs.model().get()))
          : unusable(name, inputs.problemsOf("model"));
    }
    if (name.equals(Recalibration.BEFORE)) {
      return inputs.recalibration().isPresent()
          ? compared(name, hash, Hashes.of(inputs.recalibration().get()))
          : unusable(name, inputs.problemsOf("model"));
    }
    if (!name.startsWith(SET)) {
      return new Item(name, Status.UNCHECKED, "this version does not know what it is");
    }
    String set = name.substring(SET.length());
    if (!inputs.datasets().containsKey(set)) {
      return new Item(name, Status.MISSING, "the plan has no such set");
    }
    Optional<DatasetPlan> found = inputs.datasets().getOrDefault(set, Optional.empty());
    return found.isPresent()
        ? dataset(name, hash, found.get())
        : unusable(name, inputs.problemsOf("datasets." + set));
  }

  private Item dataset(String name, String hash, DatasetPlan set) throws IOException {
    try {
      PathRule rule = RunOptions.rule(question.allowOutside());
      return compared(name, hash, Hashes.of(OpenedPlan.read(set, rule)));
    } catch (UnreadableDatasetException | UncheckedIOException e) {
      return new Item(name, Status.CHANGED, "it cannot be read any more: " + e.getMessage());
    }
  }

  private static Item unusable(String name, List<PlanProblem> problems) {
    boolean gone = problems.stream().anyMatch(problem -> problem.message().contains("not exist"));
    String why = problems.isEmpty() ? "the plan does not say where it is" : problems.get(0).text();
    return new Item(name, gone ? Status.MISSING : Status.UNCHECKED, why);
  }
}
