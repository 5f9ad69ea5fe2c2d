package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {
  private static final long PERIOD = 100_000_000;

  private static LineSpeedSetup setup(WarmUp warmUp) {
    return new LineSpeedSetup(
        new FixedPeriod(PERIOD),
        Cameras.ONE,
        warmUp,
        30,
        1,
        LineSpeedSetup.Waiting.USUAL,
        GeneratorLimits.DEFAULT);
  }

  /** A run in which unit after unit is decided before the next comes. */
  private static LineSpeedResult run(WarmUp warmUp, java.util.function.LongUnaryOperator service)
      throws InterruptedException {
    FakeClock clock = FakeClock.inStep();
    return new LineSpeedRun(setup(warmUp), clock)
        .run((frame, stages) -> clock.advance(service.applyAsLong(frame)));
  }

  @Test
  void run_ofStableLatency_endsItsWarmUpAtTheLeast() throws InterruptedException {
    LineSpeedResult result = run(WarmUp.atLeast(20), frame -> 8_000_000);
    // Decisions come after hand-overs, so a window may close a few arrivals later.
    WarmUp.Outcome warmUp = result.trace().warmUp();
    assertThat(warmUp).isEqualTo(new WarmUp.Outcome(warmUp.units(), true, 8_000_000, 8_000_000));
    assertThat(warmUp.units()).isBetween(20, 40);
    assertThat(result.units()).isEqualTo(30);
  }

  @Test
  void run_ofLatencyThatFalls_warmsUpUntilItIsStable() throws InterruptedException {
    LineSpeedResult result =
        run(new WarmUp(20, 60, 10), frame -> 40_000_000 / (frame < 40 ? frame + 1 : 41));
    assertThat(result.trace().warmUp().units()).isGreaterThan(20);
    assertThat(result.trace().warmUp().settled()).isTrue();
    assertThat(result.percentileNanos(100).orElseThrow()).isLessThan(2_000_000);
  }

  @Test
  void run_ofLatencyThatNeverSettles_beginsAtTheMostAndSaysSo() throws InterruptedException {
    LineSpeedResult result = run(WarmUp.atLeast(10), frame -> 1_000_000 * (frame + 1));
    assertThat(result.trace().warmUp().units()).isEqualTo(30);
    assertThat(result.trace().warmUp().settled()).isFalse();
    assertThat(result.latenciesNanos()[0]).isEqualTo(31_000_000);
  }

  @Test
  void run_withoutWarmUp_measuresTheFirstUnit() throws InterruptedException {
    LineSpeedResult result = run(WarmUp.NONE, frame -> 1_000_000 * (frame + 1));
    assertThat(result.trace().warmUp()).isEqualTo(new WarmUp.Outcome(0, true, 0, 0));
    assertThat(result.latenciesNanos()[0]).isEqualTo(1_000_000);
  }

  @Test
  void alike_ofTwoMedians_allowsATenthOrATenthOfAMillisecond() {
    assertThat(WarmUp.alike(90_000_000, 100_000_000)).isTrue();
    assertThat(WarmUp.alike(89_900_000, 100_000_000)).isFalse();
    assertThat(WarmUp.alike(0, 100_000)).isTrue();
    assertThat(WarmUp.alike(0, 100_001)).isFalse();
    assertThat(WarmUp.alike(LineSpeedResult.DROPPED, LineSpeedResult.DROPPED)).isFalse();
  }

  @Test
  void atLeast_ofFewUnits_isTen() {
    assertThat(WarmUp.atLeast(0)).isEqualTo(WarmUp.NONE);
    assertThat(WarmUp.atLeast(3)).isEqualTo(new WarmUp(10, 30, 5));
    assertThat(WarmUp.atLeast(100)).isEqualTo(new WarmUp(100, 300, 50));
    assertThatIllegalArgumentException().isThrownBy(() -> new WarmUp(3, 2, 1));
  }
}
