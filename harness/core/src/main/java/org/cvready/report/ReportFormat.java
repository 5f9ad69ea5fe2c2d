package org.cvready.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cvready.certificate.Certificate;

/** The forms in which a certificate can be printed. */
public enum ReportFormat {
  /** One self-contained web page. */
  HTML("report.html", HtmlReport::print),
  /** The whole certificate for machines. */
  JSON("certificate.json", CertificateJson::write),
  /** JUnit XML for build servers. */
  JUNIT("junit.xml", JunitReport::print),
  /** Markdown for a pull request. */
  MD("report.md", MarkdownReport::print);

  private final String fileName;

  @SuppressWarnings("ImmutableEnumChecker") // method references, all without state
  private final Function<Certificate, String> printer;

  ReportFormat(String fileName, Function<Certificate, String> printer) {
    this.fileName = fileName;
    this.printer = printer;
  }

  /** The format of this name, as the command line writes it. */
  public static Optional<ReportFormat> byKey(String key) {
    return Arrays.stream(values()).filter(format -> format.key().equals(key)).findFirst();
  }

  /** The name on the command line: {@code html}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file's name in a run's folder: {@code report.html}. */
  public String fileName() {
    return fileName;
  }

  /** The certificate in this form. */
  public String print(Certificate certificate) {
    return printer.apply(certificate);
  }
}
