/**
 * Prints a certificate and its evidence: JSON, a web page, JUnit XML, Markdown and a few lines for
 * a terminal.
 *
 * <p>Nothing is computed here: every figure, verdict and sentence comes from the certificate or the
 * evidence, also those that the page shows as its slider moves. Names of files, classes, tags and
 * conditions are untrusted text and are escaped for each format. May use {@code certificate},
 * {@code gate}, {@code study} and {@code metric}, Jackson and jte.
 *
 * <pre>{@code
 * Dossier dossier = RunFolder.read(folder);
 * AtomicFiles.write(folder.resolve("report.html"), ReportFormat.HTML.print(dossier));
 * }</pre>
 */
@NullMarked
package org.cvready.report;

import org.jspecify.annotations.NullMarked;
