/**
 * The command line: verbs, their options, progress and exit codes.
 *
 * <p>Results go to standard output, everything else to standard error. A verb reads its arguments
 * into a small record and hands it to an action, so that parsing is tested without an engine. May
 * use everything.
 *
 * <pre>{@code
 * int code = Main.run(Streams.ofProcess(), "report", "out", "--format", "md");
 * }</pre>
 */
@NullMarked
package org.cvready.cli;

import org.jspecify.annotations.NullMarked;
