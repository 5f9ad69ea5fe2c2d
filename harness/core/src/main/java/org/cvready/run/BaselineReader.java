package org.cvready.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.metric.Decision;
import org.cvready.metric.Figures;
import org.cvready.metric.Scope;
import org.cvready.plan.Plan;
import org.cvready.report.CertificateJson;
import org.cvready.report.ReportFormat;
import org.cvready.study.slice.Baseline;
import org.cvready.vision.GroundTruth;

/**
 * Reads a finished run as the baseline of another: what it did with each image as it was captured.
 *
 * <p>Refused where it is not comparable: sets of one name must hold the same files, and the model
 * must know the same classes, in any order.
 */
final class BaselineReader {
  private final Plan plan;
  private final List<Dataset> datasets;
  private final Classes classes;
  private final Path folder;
  private final Certificate certificate;
  private final Map<String, SetReader> sets = new LinkedHashMap<>();

  private BaselineReader(Plan plan, List<Dataset> datasets, Classes classes, Path folder)
      throws IOException {
    this.plan = plan;
    this.datasets = datasets;
    this.classes = classes;
    this.folder = folder;
    Path file = folder.resolve(ReportFormat.JSON.fileName());
    if (!Files.exists(file) || !Files.exists(folder.resolve(Journal.FILE))) {
      throw new BadBaselineException(
          "baseline must be the folder of a finished run, with %s and %s, got %s"
              .formatted(ReportFormat.JSON.fileName(), Journal.FILE, folder));
    }
    this.certificate = certificate(file);
  }

  private static Certificate certificate(Path file) throws IOException {
    try {
      return CertificateJson.read(file);
    } catch (IOException e) {
      throw new BadBaselineException(
          "baseline certificate cannot be read, so its run must be made again: " + e.getMessage(),
          e);
    }
  }

  /**
   * Reads a run.
   *
   * @param plan that is to be compared with it
   * @param datasets of the plan, their classes among all classes
   * @param classes of model, data and plan together
   * @param folder of the run
   * @throws BadBaselineException where it is no run, or not comparable, saying why
   */
  static Baseline read(Plan plan, List<Dataset> datasets, Classes classes, Path folder)
      throws IOException {
    BaselineReader reader = new BaselineReader(plan, datasets, classes, folder);
    reader.requireSameClasses();
    reader.findSets();
    reader.readJournal();
    SortedMap<String, Baseline.Images> sets = new TreeMap<>();
    reader.sets.forEach((name, set) -> sets.put(name, set.images()));
    return new Baseline(reader.words(), sets);
  }

  private void requireSameClasses() {
    Set<String> here = new HashSet<>(classes.names().names());
    here.removeAll(classes.unknownToModel());
    Set<String> there = new HashSet<>(certificate.model().classes());
    if (!here.equals(there)) {
      throw bad(
          "its model must know the same classes, got %s in the baseline and %s here"
              .formatted(sorted(there), sorted(here)));
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private void findSets() throws IOException {
    for (int i = 0; i < datasets.size(); i++) {
      String name = plan.datasets().get(i).name();
      boolean known =
          certificate.datasets().stream().map(DatasetSummary::name).anyMatch(name::equals);
      if (!known || !datasets.get(i).isLabelled()) {
        continue;
      }
      String here = Hashes.of(datasets.get(i));
      String there = certificate.provenance().sha256().getOrDefault("data set " + name, "nothing");
      if (!here.equals(there)) {
        throw bad(
            "data set '%s' must hold the same files, got SHA-256 %s in the baseline and %s here"
                .formatted(name, there, here));
      }
      sets.put(name, new SetReader(name, datasets.get(i).samples()));
    }
    if (sets.isEmpty()) {
      throw bad(
          "it must have run a labelled data set of this plan, got %s"
              .formatted(certificate.datasets().stream().map(DatasetSummary::name).toList()));
    }
  }

  private BadBaselineException bad(String what) {
    return new BadBaselineException("baseline " + folder + " cannot be compared: " + what);
  }

  /** What a reader of a report needs to tell the two runs apart. */
  private String words() {
    Set<Double> scores = new HashSet<>(certificate.operatingPoint().score().values());
    String at =
        scores.size() == 1 ? "score " + Figures.plain(scores.iterator().next()) : "scores by class";
    String model = certificate.provenance().sha256().getOrDefault("model", "");
    return "the baseline (%s at %s, %s, model %s)"
        .formatted(
            certificate.model().file(),
            at,
            certificate.model().input().split(",", -1)[0],
            model.substring(0, Math.min(12, model.length())));
  }

  private void readJournal() throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
        JsonParser json = JsonFiles.from(new GZIPInputStream(file, 1 << 16))) {
      while (json.nextToken() != null) {
        Line line = Line.read(json);
        SetReader set = sets.get(line.set);
        if (set != null && line.condition.equals(Scope.CLEAN)) {
          set.add(line);
        }
      }
    } catch (JacksonException | ZipException | EOFException e) {
      throw new BadBaselineException(
          "baseline journal %s cannot be read: %s".formatted(journal, e.getMessage()), e);
    }
  }

  /** One line of a journal, without its detections. */
  private static final class Line {
    private String set = "";
    private String image = "";
    private String condition = "";
    private String decision = "";
    private final List<int[]> counts = new ArrayList<>();

    private static Line read(JsonParser json) throws IOException {
      Line line = new Line();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        switch (key) {
          case "set" -> line.set = json.getText();
          case "image" -> line.image = json.getText();
          case "condition" -> line.condition = json.getText();
          case "decision" -> line.decision = json.getText();
          case "counts" -> line.readCounts(json);
          default -> json.skipChildren();
        }
      }
      return line;
    }

    private void readCounts(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.START_ARRAY) {
        int[] numbers = new int[5];
        int next = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (next < numbers.length) {
            numbers[next] = json.getIntValue();
          }
          next++;
        }
        counts.add(numbers);
      }
    }
  }

  /** Takes the lines of one set. */
  private final class SetReader {
    private final String name;
    private final List<Sample> samples;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Optional<Baseline.Seen>> seen;
    private long others;

    private SetReader(String name, List<Sample> samples) {
      this.name = name;
      this.samples = samples;
      this.seen = new ArrayList<>(samples.size());
      for (int i = 0; i < samples.size(); i++) {
        positions.put(samples.get(i).name(), i);
        seen.add(Optional.empty());
      }
    }

    private void add(Line line) {
      Integer position = positions.get(line.image);
      if (position == null) {
        others++;
        return;
      }
      Map<Integer, Integer> objects = new HashMap<>();
      Map<Integer, Integer> misses = new HashMap<>();
      for (int[] counts : line.counts) {
        int here = classHere(counts[0]);
        if (counts[1] > 0) {
          objects.put(here, counts[1]);
          misses.put(here, counts[3]);
        }
      }
      requireSameTruth(samples.get(position), objects);
      seen.set(position, Optional.of(new Baseline.Seen(decision(line), misses)));
    }

    /** Where another class order or class map was used, the objects of an image differ. */
    private void requireSameTruth(Sample sample, Map<Integer, Integer> objects) {
      Map<Integer, Integer> expected = new HashMap<>();
      for (GroundTruth truth : sample.groundTruths()) {
        if (!truth.ignored()) {
          expected.merge(truth.classIndex(), 1, Integer::sum);
        }
      }
      if (!expected.equals(objects)) {
        throw bad(
            "image %s of data set '%s' must have the same objects, got %s in the baseline and %s here"
                .formatted(sample.name(), name, named(objects), named(expected)));
      }
    }

    private Map<String, Integer> named(Map<Integer, Integer> objects) {
      Map<String, Integer> named = new TreeMap<>();
      objects.forEach((index, count) -> named.put(classes.names().name(index), count));
      return named;
    }

    private Baseline.Images images() {
      return new Baseline.Images(seen, others);
    }
  }

  /** The index here of a class that the baseline has at another place. */
  private int classHere(int there) {
    List<String> model = certificate.model().classes();
    if (there < model.size()) {
      return classes.names().indexOf(model.get(there)).orElseThrow();
    }
    if (there >= classes.names().size()) {
      throw bad("its data and plan must name the same classes, got one more");
    }
    return there; // Models know the same classes; those of data and plan come after them.
  }

  private Decision decision(Line line) {
    return Arrays.stream(Decision.values())
        .filter(decision -> decision.key().equals(line.decision))
        .findFirst()
        .orElseThrow(
            () -> bad("its journal has the unknown decision '%s'".formatted(line.decision)));
  }
}
