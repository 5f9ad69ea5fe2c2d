package org.cvready.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.CorruptionSet;
import org.cvready.perturb.catalogue.StreamFaults;

/** Every perturbation as a table that fits into 100 columns. */
final class PerturbationList {
  private static final int WIDTH = 100;
  private static final String GAP = "  ";

  /**
   * One line of the table, before its cause is broken to fit.
   *
   * @param name the perturbation
   * @param range key in plans, range and unit
   * @param severities the strengths of severity 1..5
   * @param cause what brings it about, and its other names
   * @param parameters a line each
   */
  private record Row(
      String name, String range, String severities, String cause, List<String> parameters) {
    static Row of(Catalogue entry) {
      String also =
          entry.aliases().isEmpty() ? "" : " (also " + String.join(", ", entry.aliases()) + ")";
      return new Row(
          entry.key(),
          range(entry.scale()),
          severities(entry.scale()),
          entry.cause() + also,
          entry.settings().parameters().stream().map(Row::parameter).toList());
    }

    static Row of(StreamFaults fault) {
      return new Row(
          fault.key(), range(fault.scale()), severities(fault.scale()), fault.cause(), List.of());
    }

    private static String range(StrengthScale scale) {
      return scale.isSeverity()
          ? "severity"
          : "%s: %s to %s %s"
              .formatted(
                  scale.key(),
                  Settings.plain(scale.minimum()),
                  Settings.plain(scale.maximum()),
                  scale.unit());
    }

    private static String severities(StrengthScale scale) {
      return IntStream.rangeClosed(1, 5)
          .mapToObj(severity -> Settings.plain(scale.ofSeverity(severity)))
          .collect(Collectors.joining(" "));
    }

    private static String parameter(Parameter parameter) {
      return "%s=%s (%s to %s%s): %s"
          .formatted(
              parameter.key(),
              Settings.plain(parameter.standard()),
              Settings.plain(parameter.minimum()),
              Settings.plain(parameter.maximum()),
              parameter.unit().isEmpty() ? "" : " " + parameter.unit(),
              parameter.meaning());
    }
  }

  private final StringBuilder text = new StringBuilder();

  private PerturbationList() {}

  /** The table, and what the sets hold. */
  static String text() {
    PerturbationList list = new PerturbationList();
    list.table(Arrays.stream(Catalogue.values()).map(Row::of).toList());
    if (StreamFaults.values().length > 0) {
      list.text.append("\nFaults of the stream, for plans alone:\n");
      list.table(Arrays.stream(StreamFaults.values()).map(Row::of).toList());
    }
    list.text.append("\nSets:\n");
    for (CorruptionSet set : List.of(CorruptionSet.COMMON, CorruptionSet.EXTRA)) {
      list.set(
          set.key(),
          set.members().stream().map(CorruptionSet.Member::name).collect(Collectors.joining(", ")));
    }
    list.set("corruptions", "common and extra");
    list.set("all", "everything in the first table");
    return list.text.toString();
  }

  private void set(String name, String members) {
    hanging(GAP + pad(name, 13), members);
  }

  /** Below each perturbation, in the second column, its cause and its parameters. */
  private void table(List<Row> rows) {
    int name = width(rows.stream().map(Row::name).toList(), "NAME");
    int range = width(rows.stream().map(Row::range).toList(), "STRENGTH");
    String indent = " ".repeat(name) + GAP;
    hanging(pad("NAME", name) + pad("STRENGTH", range), "SEVERITY 1 TO 5");
    hanging(indent, "cause; parameters with their standard values");
    for (Row row : rows) {
      hanging(pad(row.name(), name) + pad(row.range(), range), row.severities());
      hanging(indent, row.cause());
      row.parameters().forEach(line -> hanging(indent, line));
    }
  }

  private static int width(List<String> cells, String head) {
    return Math.max(head.length(), cells.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String pad(String cell, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", cell) + GAP;
  }

  /** A text after its start, its further lines below its first word. */
  private void hanging(String start, String body) {
    for (String line : broken(body, WIDTH - start.length())) {
      text.append((start + line).stripTrailing()).append('\n');
      start = " ".repeat(start.length());
    }
  }

  private static List<String> broken(String body, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : body.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
