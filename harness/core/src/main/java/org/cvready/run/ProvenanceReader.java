package org.cvready.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.certificate.Certificate.Provenance;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.Plan;

/** Collects what a certificate stands on: hashes, versions and the machine. */
final class ProvenanceReader {
  private ProvenanceReader() {}

  static Provenance of(OpenedPlan opened, RunOptions options, String engine) throws IOException {
    Plan plan = opened.plan();
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put("plan", Hashes.of(plan.file()));
    hashes.put("model", Hashes.of(plan.model().file()));
    for (int i = 0; i < plan.datasets().size(); i++) {
      DatasetPlan set = plan.datasets().get(i);
      hashes.put("data set " + set.name(), Hashes.of(opened.datasets().get(i)));
    }
    return new Provenance(
        hashes,
        plan.seed(),
        versions(engine),
        machine(options),
        "one pass, each image decoded once for all of its conditions");
  }

  private static SortedMap<String, String> versions(String engine) {
    SortedMap<String, String> versions = new TreeMap<>();
    String own = ProvenanceReader.class.getPackage().getImplementationVersion();
    versions.put("cvready", own == null ? "unpackaged" : own);
    versions.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    versions.put("engine", engine);
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
