package org.cvready.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cvready.run.CertificateAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify-certificate}: tells whether a certificate still belongs to what it names. */
@Command(
    name = "verify-certificate",
    description = {
      "Hash a run's files, its plan, its model and its data again, and tell of each whether it",
      "still is what was certified."
    },
    footer = {
      "",
      "Example:",
      "  cvready verify-certificate out --plan plan.yaml",
      "  exit code: 0 all belongs together, 1 something changed or is missing,",
      "  65 there is no certificate that can be read"
    })
final class VerifyCommand extends Verb<VerifyCommand.Request> {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * What to compare.
   *
   * @param question which run, and where its plan is
   * @param fingerprint that the run must have, in lower case; empty for any
   */
  record Request(CertificateAudit.Question question, Optional<String> fingerprint) {}

  @Parameters(paramLabel = "DIR", description = "Folder of the run: certify's --out.")
  private Path folder = Path.of("");

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Where the plan is now; default: its name in DIR, above DIR or in this folder.")
  private @Nullable Path plan;

  @Option(
      names = "--allow-outside",
      description = "Let the plan name files outside its own folder.")
  private boolean allowOutside;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256",
      description = "The fingerprint that was noted when the certificate was handed over.")
  private @Nullable String fingerprint;

  VerifyCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    Optional<String> noted =
        Optional.ofNullable(fingerprint).map(text -> text.toLowerCase(Locale.ROOT));
    if (noted.isPresent() && !SHA256.matcher(noted.get()).matches()) {
      throw new BadArgumentException(
          "--fingerprint must be 64 hexadecimal digits, got '%s'".formatted(fingerprint));
    }
    return new Request(
        new CertificateAudit.Question(folder, Optional.ofNullable(plan), allowOutside), noted);
  }
}
