package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a clock that only sleeping, spinning and looking at it move. */
class SleepThenSpinTest {
  private static final long SPIN = 200_000;
  private static final long STEP = 40;

  private long now = 5_000_000;
  private long slept;
  private long spun;

  /** A sleeper that sleeps for as long as it says for a wish. */
  private SleepThenSpin waiting(LongUnaryOperator really) {
    return new SleepThenSpin(
        () -> now,
        wish -> {
          long time = really.applyAsLong(wish);
          slept += time;
          now += time;
        },
        () -> {
          spun += STEP;
          now += STEP;
        },
        SPIN);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void until_withASleeperLateByLessThanTheSpin_endsOnTheMoment(long seed)
      throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    SleepThenSpin waiting = waiting(wish -> wish + random.nextLong(0, SPIN));
    for (int i = 0; i < 100; i++) {
      long moment = now + random.nextLong(0, 50_000_000);
      long before = spun;
      waiting.until(moment);
      assertThat(now).isBetween(moment, moment + STEP);
      assertThat(spun - before).isLessThanOrEqualTo(SPIN + STEP);
    }
    assertThat(slept).isGreaterThan(spun);
  }

  @Test
  void until_withASleeperThatWakesEarly_sleepsAgain() throws InterruptedException {
    SleepThenSpin waiting = waiting(wish -> Math.max(1, wish / 3));
    long moment = now + 30_000_000;
    waiting.until(moment);
    assertThat(now).isBetween(moment, moment + STEP);
    assertThat(spun).isLessThanOrEqualTo(SPIN + STEP);
  }

  @Test
  void until_aMomentThatHasPassed_returnsAtOnce() throws InterruptedException {
    waiting(wish -> wish).until(now);
    waiting(wish -> wish).until(now - 1);
    assertThat(slept + spun).isZero();
  }

  @Test
  void until_ofAnInterruptedThread_throwsBeforeItWaits() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> waiting(wish -> wish).until(now + 1_000_000));
    assertThat(slept + spun).isZero();
    assertThat(Thread.interrupted()).isFalse();
  }

  // The machine's own clock: no time is asserted but that the moment has come.
  @Test
  void sleepUntil_onThisMachine_isNeverEarly() throws InterruptedException {
    NanoClock clock = NanoClock.system();
    for (int i = 0; i < 20; i++) {
      long moment = clock.nanoTime() + 300_000;
      clock.sleepUntil(moment);
      assertThat(clock.nanoTime() - moment).isNotNegative();
    }
  }
}
