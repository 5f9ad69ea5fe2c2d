package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static final Scope SITE = Scope.of("line3");

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 %",
    "0.0029, 0.29 %",
    "1, 100.00 %",
    "0.0005, 0.050 %",
    "0.00000123, 1.2e-04 %",
    "0.5, 50.00 %"
  })
  void percent_ofAShare_keepsWhatMatters(double share, String text) {
    assertThat(Figures.percent(share)).isEqualTo(text);
  }

  @Test
  void of_everyUnit_namesIt() {
    assertThat(Figures.of(Metric.MAP, SITE, 0.7426)).isEqualTo("0.743");
    assertThat(Figures.of(Metric.FP_PER_IMAGE, SITE, 0.031)).isEqualTo("0.031");
    assertThat(Figures.of(Metric.LATENCY_P99, SITE, 61.25)).isEqualTo("61.3 ms");
    assertThat(Figures.of(Metric.LATENCY_P99, SITE, Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Figures.of(Metric.FN_RATE, SITE.withVersus("b"), 0.012)).isEqualTo("+1.20 pp");
    assertThat(Figures.of(Metric.FN_RATE, SITE.withVersus("b"), -0.012)).isEqualTo("-1.20 pp");
    assertThat(Figures.of(Metric.MAP, SITE.withVersus("b"), 0.05)).isEqualTo("+0.050");
  }
}
