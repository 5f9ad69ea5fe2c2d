package org.cvready.cli;

import java.io.IOException;
import java.util.List;
import org.cvready.run.PlanCheck;

/** Runs {@code check}. */
final class CheckAction {
  private CheckAction() {}

  static ExitCode run(CheckCommand.Request request, Streams streams) throws IOException {
    PlanCheck.Findings findings;
    try (StageProgress progress = new StageProgress(streams)) {
      findings = PlanCheck.check(request.plan(), request.allowOutside(), progress);
    }
    StringBuilder text = new StringBuilder();
    section(text, "Data sets", findings.sets());
    section(text, "Errors", findings.errors());
    section(text, "Warnings", findings.warnings());
    section(text, "Leakage: the same images in two roles", findings.leakage());
    section(text, "Shopping list: limits that this data cannot decide", findings.shoppingList());
    text.append(
        findings.clean()
            ? "Nothing found that stands in the way of a verdict.\n"
            : "%d errors, %d leaks, %d limits that cannot be decided.\n"
                .formatted(
                    findings.errors().size(),
                    findings.leakage().size(),
                    findings.shoppingList().size()));
    streams.print(text.toString());
    if (!findings.errors().isEmpty()) {
      return ExitCode.BAD_DATA;
    }
    return findings.clean() ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(title).append('\n');
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
      text.append('\n');
    }
  }
}
