package org.cvready.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on the bundled line. */
@Command(
    name = "demo",
    description =
        "Certify the bundled detector of the bundled washer line, which takes about two minutes.",
    footer = {
      "",
      "Example:",
      "  cvready demo --out demo",
      "  exit code: that of the verdict, see cvready certify --help"
    })
final class DemoCommand extends Verb<DemoCommand.Request> {
  /**
   * What to write.
   *
   * @param out folder to write
   */
  record Request(Path out) {}

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cvready-out",
      description = "Folder to write; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  DemoCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(out);
  }
}
