package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void print_inAnotherLocale_isTheSame(ReportFormat format) {
    Certificate certificate = Samples.washer();
    String expected = format.print(Dossier.of(certificate));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(format.print(Dossier.of(certificate))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void byKey_ofItsKey_isItself(ReportFormat format) {
    assertThat(ReportFormat.byKey(format.key())).contains(format);
  }

  @Test
  void byKey_ofAnotherWord_isEmpty() {
    assertThat(ReportFormat.byKey("pdf")).isEmpty();
  }
}
