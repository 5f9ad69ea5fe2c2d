package org.cvready.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cvready.certificate.Dossier;

/** The forms in which a certificate can be printed. */
public enum ReportFormat {
  /** One self-contained web page. */
  HTML("report.html", HtmlReport::print),
  /** The whole certificate for machines. */
  JSON("certificate.json", dossier -> CertificateJson.write(dossier.certificate())),
  /** JUnit XML for build servers. */
  JUNIT("junit.xml", dossier -> JunitReport.print(dossier.certificate())),
  /** Markdown for a pull request. */
  MD("report.md", MarkdownReport::print);

  private final String fileName;

  @SuppressWarnings("ImmutableEnumChecker") // method references, all without state
  private final Function<Dossier, String> printer;

  ReportFormat(String fileName, Function<Dossier, String> printer) {
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

  /** The certificate, with its evidence where the form has room for it. */
  public String print(Dossier dossier) {
    return printer.apply(dossier);
  }
}
