package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cvready.certificate.Certificate;
import org.cvready.gate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
  @Test
  void print_sample_hasASuiteAGateAndACaseAResult() throws Exception {
    Certificate certificate = Samples.washer();
    Document document = parse(JunitReport.print(certificate));
    assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(8);
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(certificate.gates().size());
    Element root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("tests")).isEqualTo("" + certificate.gates().size());
  }

  @Test
  void print_gatesThatDidNotPass_areFailuresOfTheirType() throws Exception {
    Certificate certificate = Samples.washer();
    Document document = parse(JunitReport.print(certificate));
    NodeList failures = document.getElementsByTagName("failure");
    long failed = 0;
    long inconclusive = 0;
    for (int i = 0; i < failures.getLength(); i++) {
      String type = ((Element) failures.item(i)).getAttribute("type");
      failed += type.equals("FAIL") ? 1 : 0;
      inconclusive += type.equals("INCONCLUSIVE") ? 1 : 0;
    }
    assertThat(failed).isEqualTo(GateOrder.count(certificate.gates(), Verdict.FAIL)).isPositive();
    assertThat(inconclusive)
        .isEqualTo(GateOrder.count(certificate.gates(), Verdict.INCONCLUSIVE))
        .isPositive();
    assertThat(document.getDocumentElement().getAttribute("failures"))
        .isEqualTo("" + (failed + inconclusive));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>\"'&]]>", "\u0000\u0008\u001b[31m", "\uFFFE\uFFFF", "a\nb\tc", "\uD800"})
  void print_oddText_isWellFormed(String text) throws Exception {
    Document document = parse(JunitReport.print(Samples.named(text)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    Element testCase = (Element) document.getElementsByTagName("testcase").item(0);
    String expected = Samples.named(text).gates().get(0).scope().text();
    String legal = expected.replaceAll("[\\x00-\\x08\\x1b\\uFFFE\\uFFFF\\uD800]", "\uFFFD");
    assertThat(testCase.getAttribute("name")).isEqualTo(legal);
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
