package org.cvready.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs {@code demo}: {@code certify} on the plan of the bundled line. */
final class DemoAction implements Action<DemoCommand.Request> {
  private final Path plan;

  /**
   * A demo of a line.
   *
   * @param plan the line's plan
   */
  DemoAction(Path plan) {
    this.plan = plan;
  }

  /** Of the line that lies beside the {@code lib} folder of this program. */
  static DemoAction bundled() {
    return new DemoAction(distribution().resolve("washer-line").resolve("plan.yaml"));
  }

  private static Path distribution() {
    try {
      Path jar =
          Path.of(DemoAction.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place must be a file", e);
    }
  }

  @Override
  public ExitCode run(DemoCommand.Request request, Streams streams)
      throws IOException, InterruptedException {
    if (!Files.isRegularFile(plan)) {
      throw new BadArgumentException(
          "demo needs the bundled line, which the distribution has beside its lib folder;"
              + " there is no file "
              + plan);
    }
    return CertifyAction.run(
        new CertifyCommand.Request(
            plan, request.out(), OptionalInt.empty(), false, Optional.empty()),
        streams);
  }
}
