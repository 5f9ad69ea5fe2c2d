package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.latency.Bursts;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.FullQueue;
import org.cvready.latency.JitteredPeriod;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.MergedLanes;
import org.cvready.latency.PoissonArrivals;
import org.cvready.latency.WarmUp;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.LineSpeedPlan.Arrivals;
import org.cvready.plan.LineSpeedPlan.Arrivals.Kind;
import org.cvready.plan.LineSpeedPlan.Cameras;
import org.cvready.plan.LineSpeedPlan.Cameras.Watch;
import org.cvready.plan.LineSpeedPlan.Policy;
import org.junit.jupiter.api.Test;

/** Lines of 600 units a minute, one every 100 ms, with a deadline of 250 ms. */
class LineSetupsTest {
  private static final long PERIOD = 100_000_000;

  private static LineSetups setups(Arrivals arrivals, Cameras cameras, Policy policy) {
    LineSpeedPlan plan =
        new LineSpeedPlan(
            600,
            arrivals,
            cameras,
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            OptionalInt.of(2),
            OptionalInt.empty(),
            policy,
            Optional.empty(),
            Optional.empty());
    return new LineSetups(plan, 77);
  }

  private static LineSpeedSetup planned(Arrivals arrivals, Cameras cameras) {
    return setups(arrivals, cameras, Policy.BLOCK).planned();
  }

  @Test
  void planned_ofASimpleLine_isThePlans() {
    LineSpeedSetup setup = planned(Arrivals.FIXED, Cameras.ONE);
    assertThat(setup.schedule()).isEqualTo(new FixedPeriod(PERIOD));
    assertThat(setup.measuredUnits()).isEqualTo(300);
    assertThat(setup.warmUp()).isEqualTo(WarmUp.atLeast(20));
    assertThat(setup.workers()).isEqualTo(2);
    // As many as arrive within the deadline: a frame that waits longer is late anyway.
    assertThat(setup.waiting()).isEqualTo(new LineSpeedSetup.Waiting(3, FullQueue.BLOCK));
  }

  @Test
  void planned_ofEachKindOfArrivals_hasItsSchedule() {
    assertThat(planned(new Arrivals(Kind.JITTER, 0.2, 1, Duration.ZERO), Cameras.ONE).schedule())
        .isEqualTo(new JitteredPeriod(PERIOD, 0.2, 77));
    assertThat(planned(new Arrivals(Kind.POISSON, 0, 1, Duration.ZERO), Cameras.ONE).schedule())
        .isEqualTo(new PoissonArrivals(PERIOD, 77));
    LineSpeedSetup bursts =
        planned(new Arrivals(Kind.BURST, 0, 8, Duration.ofMillis(1)), Cameras.ONE);
    assertThat(bursts.schedule()).isEqualTo(new Bursts(PERIOD, 8, 1_000_000));
    assertThat(bursts.waiting().capacity()).isEqualTo(8);
    assertThat(bursts.pace().stallUnits(Duration.ofMillis(100))).isEqualTo(8);
  }

  @Test
  void planned_ofSeveralCameras_givesEachUnitAFrameOrEachCameraALane() {
    LineSpeedSetup each =
        planned(Arrivals.FIXED, new Cameras(3, Duration.ofMillis(5), Watch.EACH_UNIT));
    assertThat(each.cameras().count()).isEqualTo(3);
    assertThat(each.waiting().capacity()).isEqualTo(9);
    LineSpeedSetup lanes =
        planned(Arrivals.FIXED, new Cameras(3, Duration.ofMillis(5), Watch.OWN_LANE));
    assertThat(lanes.cameras().count()).isEqualTo(1);
    assertThat(lanes.schedule()).isInstanceOf(MergedLanes.class);
    assertThat(lanes.schedule().meanPeriodNanos()).isEqualTo(PERIOD);
    assertThat(lanes.schedule().arrivals(4)).containsExactly(0, 5_000_000, 10_000_000, 3 * PERIOD);
  }

  @Test
  void at_anotherSpeed_keepsAllButTheSpeed() {
    LineSetups setups =
        setups(
            new Arrivals(Kind.BURST, 0, 2, Duration.ofMillis(90)), Cameras.ONE, Policy.DROP_OLDEST);
    LineSpeedSetup faster = setups.at(6_000, Duration.ofSeconds(2));
    assertThat(faster.schedule()).isEqualTo(new Bursts(PERIOD / 10, 2, PERIOD / 10));
    assertThat(faster.measuredUnits()).isEqualTo(200);
    assertThat(faster.warmUp().adapts()).isFalse();
    assertThat(faster.waiting()).isEqualTo(new LineSpeedSetup.Waiting(25, FullQueue.DROP_OLDEST));
  }
}
