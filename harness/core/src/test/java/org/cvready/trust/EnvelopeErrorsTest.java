package org.cvready.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.cvready.study.envelope.LimitRule;
import org.cvready.trust.EnvelopeErrors.Shares;
import org.cvready.trust.EnvelopeErrors.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeErrorsTest {
  private static final int REPLICATIONS = 400;
  private static final LimitRule RULE = new LimitRule(0.1, 0.05, 20, false);

  static Stream<Arguments> onTheLimit() {
    SizeLaw mixed = SizeLaw.mixed();
    return Stream.of(
        Arguments.of("single", new Site(200, SizeLaw.of(1), Misses.alike(0.1, 0), RULE)),
        Arguments.of("fives", new Site(150, SizeLaw.of(5), Misses.alike(0.1, 0.2), RULE)),
        Arguments.of("whole", new Site(150, SizeLaw.of(5), Misses.alike(0.1, 1), RULE)),
        Arguments.of("growing", new Site(150, mixed, Misses.growing(0.1, 0.5, mixed), RULE)));
  }

  /** .05 and three Monte-Carlo standard errors of .011: the tables have more replications. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("onTheLimit")
  void tests_rateOnTheLimit_areSeldomWrong(String name, Site site) {
    Shares shares = EnvelopeErrors.tests(site, REPLICATIONS, 20261122);

    assertThat(shares.passes()).as(name).isLessThan(0.083);
    assertThat(shares.fails()).as(name).isLessThan(0.083);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("onTheLimit")
  void tests_rateFarFromTheLimit_areDecidedEarly(String name, Site site) {
    LimitRule generous = new LimitRule(0.4, 0.05, 20, false);
    LimitRule narrow = new LimitRule(0.02, 0.05, 20, false);

    Shares good =
        EnvelopeErrors.tests(new Site(site.units(), site.sizes(), site.misses(), generous), 50, 1);
    Shares bad =
        EnvelopeErrors.tests(new Site(site.units(), site.sizes(), site.misses(), narrow), 50, 2);

    assertThat(good.passes()).as(name).isGreaterThan(0.9);
    assertThat(good.cost()).as(name).isLessThan(0.7);
    assertThat(bad.passes()).as(name).isZero();
    assertThat(bad.cost()).as(name).isLessThan(0.7);
  }
}
