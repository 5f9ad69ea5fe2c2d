package org.cvready.cli;

/**
 * What a verb does once its arguments are read.
 *
 * @param <R> the arguments as a record
 */
@FunctionalInterface
interface Action<R> {
  /** Does it, printing results to {@code streams}. */
  ExitCode run(R request, Streams streams) throws Exception;
}
