package org.cvready.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.dataset.Dataset;
import org.cvready.imaging.MatImages;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.plan.Plan;

/** Collects what a certificate stands on: hashes, versions and the machine. */
final class ProvenanceReader {
  private ProvenanceReader() {}

  static Provenance of(OpenedPlan opened, RunOptions options, String engine) throws IOException {
    Plan plan = opened.plan();
    return new Provenance(
        hashes(plan, opened.datasets()),
        plan.seed(),
        versions(engine),
        machine(options),
        "one pass, each image decoded once for all of its conditions",
        Optional.of(command(plan, options)),
        notHashed(plan, options));
  }

  /** SHA-256 of plan, model, maps of its scores and sets, the sets in the order of the plan. */
  static SortedMap<String, String> hashes(Plan plan, List<Dataset> sets) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put("plan", Hashes.of(plan.file()));
    hashes.put(Recalibration.MODEL, Hashes.of(plan.model().file()));
    if (plan.model().recalibration().isPresent()) {
      hashes.put(Recalibration.BEFORE, Hashes.of(plan.model().recalibration().get()));
    }
    for (int i = 0; i < sets.size(); i++) {
      hashes.put("data set " + plan.datasets().get(i).name(), Hashes.of(sets.get(i)));
    }
    return hashes;
  }

  /** What repeats the run. Folders are left out: where things lie is nobody's business. */
  private static String command(Plan plan, RunOptions options) {
    StringJoiner command = new StringJoiner(" ").add("cvready certify");
    command.add(ShellWord.of(String.valueOf(plan.file().getFileName())));
    command.add("--out DIR").add("--workers " + options.workers());
    if (options.allowOutside()) {
      command.add("--allow-outside");
    }
    options.baseline().ifPresent(run -> command.add("--baseline RUN"));
    return command.toString();
  }

  private static List<String> notHashed(Plan plan, RunOptions options) {
    List<String> open = new ArrayList<>();
    open.add("libraries, the Java machine and the operating system, which are named by version");
    open.add("folders and names of the plan, the model and the annotation files");
    if (Files.isRegularFile(plan.model().file())) {
      open.add("weights that the model keeps in other files than its own");
    }
    if (!plan.model().classNames().isEmpty()) {
      open.add("the file that class names were read from; the names are in this certificate");
    }
    if (options.baseline().isPresent()) {
      open.add("the run that this one was compared with");
    }
    return open;
  }

  private static SortedMap<String, String> versions(String engine) {
    SortedMap<String, String> versions = new TreeMap<>();
    String own = ProvenanceReader.class.getPackage().getImplementationVersion();
    versions.put("cvready", own == null ? "unpackaged" : own);
    versions.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    versions.put("engine", engine);
    versions.put("opencv", MatImages.openCvVersion());
    return versions;
  }

  private static SortedMap<String, String> machine(RunOptions options) {
    SortedMap<String, String> machine = new TreeMap<>();
    Runtime runtime = Runtime.getRuntime();
    machine.put("cores", Integer.toString(runtime.availableProcessors()));
    machine.put("workers", Integer.toString(options.workers()));
    machine.put(
        "operating system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      double gibibytes = system.getTotalMemorySize() / (double) (1L << 30);
      machine.put("memory", String.format(Locale.ROOT, "%.1f GiB", gibibytes));
    }
    Processor.name().ifPresent(name -> machine.put("processor", name));
    return machine;
  }
}
