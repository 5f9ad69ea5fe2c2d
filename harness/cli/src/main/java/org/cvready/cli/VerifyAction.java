package org.cvready.cli;

import java.io.IOException;
import java.util.List;
import org.cvready.certificate.Audit;
import org.cvready.certificate.Audit.Item;
import org.cvready.run.CertificateAudit;

/** Runs {@code verify-certificate}. */
final class VerifyAction {
  private VerifyAction() {}

  static ExitCode run(VerifyCommand.Request request, Streams streams) throws IOException {
    Audit audit;
    try (StageProgress progress = new StageProgress(streams)) {
      audit = CertificateAudit.of(request.question(), progress);
    }
    boolean sameList = request.fingerprint().map(audit.fingerprint()::equals).orElse(true);
    StringBuilder text = new StringBuilder();
    text.append(audit.certificate()).append('\n');
    section(text, "Written by the run", audit.outputs());
    section(text, "What it stands on", audit.inputs());
    text.append("\nFingerprint: ").append(audit.fingerprint()).append('\n');
    if (!sameList) {
      text.append("It is not the one that was noted: the list of the run's files was replaced.\n");
    }
    long differences = audit.differences() + (sameList ? 0 : 1);
    text.append(
        differences == 0
            ? "Certificate, plan, model and data belong together.\n"
            : "%d of %d parts are not what was certified.\n"
                .formatted(
                    differences,
                    audit.outputs().size() + audit.inputs().size() + (sameList ? 0 : 1)));
    streams.print(text.toString());
    return differences == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void section(StringBuilder text, String title, List<Item> items) {
    text.append('\n').append(title).append('\n');
    for (Item item : items) {
      String detail = item.detail().isEmpty() ? "" : ": " + item.detail();
      text.append("  %-9s  %s%s\n".formatted(item.status().key(), item.name(), detail));
    }
  }
}
