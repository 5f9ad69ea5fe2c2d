package org.cvready.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.cvready.certificate.Dossier;

/**
 * A certificate as one web page that needs nothing else: no network, no other file.
 *
 * <p>The page is printed from a template that was compiled with the program. All text from outside
 * is escaped by the template engine, and the page forbids itself to load or run anything.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The certificate and its evidence as an HTML document. */
  public static String print(Dossier dossier) {
    // Not held in a constant: only this verb should pay for starting the engine.
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), "org.cvready.report");
    StringOutput out = new StringOutput(1 << 16);
    String script = PageScript.text();
    engine.render(
        "report.jte",
        Map.of(
            "page", Page.of(dossier), "script", script, "scriptSource", PageScript.source(script)),
        out);
    return out.toString();
  }
}
