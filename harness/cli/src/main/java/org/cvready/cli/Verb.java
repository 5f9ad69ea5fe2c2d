package org.cvready.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * One verb of the command line: reads its arguments into a record and hands it to its action.
 *
 * @param <R> the arguments as a record
 */
abstract class Verb<R> implements Callable<Integer> {
  private final Action<R> action;
  private final Streams streams;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  Verb(Action<R> action, Streams streams) {
    this.action = action;
    this.streams = streams;
  }

  /** The arguments, checked as far as they can be without reading anything. */
  abstract R request();

  @Override
  public final Integer call() throws Exception {
    return action.run(request(), streams).code();
  }
}
