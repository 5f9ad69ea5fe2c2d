/**
 * Prints a certificate: JSON, a web page, JUnit XML, Markdown and a few lines for a terminal.
 *
 * <p>Nothing is computed here: every figure, verdict and sentence comes from the certificate. Names
 * of files, classes, tags and conditions are untrusted text and are escaped for each format. May
 * use {@code certificate}, {@code gate} and {@code metric}, Jackson and jte.
 *
 * <pre>{@code
 * Certificate certificate = CertificateJson.read(folder.resolve("certificate.json"));
 * AtomicFiles.write(folder.resolve("report.html"), ReportFormat.HTML.print(certificate));
 * }</pre>
 */
@NullMarked
package org.cvready.report;

import org.jspecify.annotations.NullMarked;
