package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.cvready.latency.LineSpeedSetup.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineSpeedRunTest {
  private static final long PERIOD = 10;

  private static LineSpeedSetup setup(int warmUp, int measured, int queue) {
    return new LineSpeedSetup(
        new FixedPeriod(PERIOD),
        Cameras.ONE,
        WarmUp.exactly(warmUp),
        measured,
        1,
        new Waiting(queue, FullQueue.DROP_NEWEST),
        GeneratorLimits.DEFAULT);
  }

  @AfterEach
  void noThreadOfARunIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("line-"));
  }

  /** A clock that lets a unit arrive only after all before it were decided. */
  private static FakeClock inStep() {
    return FakeClock.inStep();
  }

  @Test
  void run_ofFastUnits_measuresTheirTime() throws InterruptedException {
    FakeClock clock = inStep();
    LineSpeedResult result =
        new LineSpeedRun(setup(0, 5, 1), clock).run((unit, stages) -> clock.advance(unit + 1));
    assertThat(result.latenciesNanos()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.valid()).isTrue();
    assertThat(result.dropped()).isZero();
  }

  @Test
  void run_withWarmUp_leavesItsUnitsOut() throws InterruptedException {
    FakeClock clock = inStep();
    LineSpeedResult result =
        new LineSpeedRun(setup(3, 2, 1), clock)
            .run((unit, stages) -> clock.advance(unit < 3 ? 9 : 2));
    assertThat(result.units()).isEqualTo(2);
    assertThat(result.latenciesNanos()).containsExactly(2, 2);
  }

  @Test
  void run_behindAStall_countsLatencyFromTheScheduledArrival() throws InterruptedException {
    FakeClock clock = new FakeClock();
    CountDownLatch allArrived = new CountDownLatch(4);
    LineSpeedResult result =
        new LineSpeedRun(setup(0, 4, 4), clock)
            .run(
                (unit, stages) -> {
                  await(allArrived);
                  clock.advance(5);
                },
                unit -> allArrived.countDown());
    // All are scheduled at 0, 10, 20 and 30 and decided at 35, 40, 45 and 50.
    assertThat(result.latenciesNanos()).containsExactly(35, 30, 25, 20);
    assertThat(result.valid()).isTrue();
  }

  @Test
  void run_withFullQueue_dropsTheNewest() throws InterruptedException {
    CountDownLatch firstTaken = new CountDownLatch(1);
    FakeClock clock =
        new FakeClock(
            (self, sleep) -> {
              if (sleep > 0) {
                firstTaken.await();
              }
            });
    CountDownLatch allArrived = new CountDownLatch(7);
    LineSpeedResult result =
        new LineSpeedRun(setup(0, 7, 2), clock)
            .run(
                (unit, stages) -> {
                  firstTaken.countDown();
                  await(allArrived);
                },
                unit -> allArrived.countDown());
    long infinite = LineSpeedResult.DROPPED;
    assertThat(result.latenciesNanos())
        .containsExactly(60, 50, 40, infinite, infinite, infinite, infinite);
    assertThat(result.dropped()).isEqualTo(4);
  }

  /** Seven units that arrive while the first is in work, and a queue for two. */
  private static LineSpeedResult sevenBehindOne(FullQueue policy) throws InterruptedException {
    CountDownLatch firstTaken = new CountDownLatch(1);
    FakeClock clock =
        new FakeClock(
            (self, sleep) -> {
              if (sleep > 0) {
                firstTaken.await();
              }
            });
    CountDownLatch allArrived = new CountDownLatch(7);
    LineSpeedSetup setup = setup(0, 7, 2).with(1, new Waiting(2, policy));
    return new LineSpeedRun(setup, clock)
        .run(
            (unit, stages) -> {
              firstTaken.countDown();
              await(allArrived);
            },
            unit -> allArrived.countDown());
  }

  @Test
  void run_withFullQueueThatDropsTheOldest_keepsTheLast() throws InterruptedException {
    LineSpeedResult result = sevenBehindOne(FullQueue.DROP_OLDEST);
    long infinite = LineSpeedResult.DROPPED;
    assertThat(result.latenciesNanos())
        .containsExactly(60, infinite, infinite, infinite, infinite, 10, 0);
    assertThat(result.trace().droppedFrames()).isEqualTo(4);
    assertThat(result.trace().queue()).extracting(QueuePart::deepest).contains(2);
  }

  @Test
  void run_withFullQueueThatBlocks_dropsNoneAndChargesTheWaitToTheUnits()
      throws InterruptedException {
    FakeClock clock = new FakeClock();
    CountDownLatch threeArrived = new CountDownLatch(3);
    LineSpeedSetup setup = setup(0, 8, 2).with(1, new Waiting(2, FullQueue.BLOCK));
    LineSpeedResult result =
        new LineSpeedRun(setup, clock)
            .run(
                (unit, stages) -> {
                  if (unit == 0) {
                    await(threeArrived);
                    clock.advance(1_000);
                  }
                },
                unit -> threeArrived.countDown());
    assertThat(result.dropped()).isZero();
    // All but the last few were due during the 1,000 that the first took, whenever they were handed
    // over: each waited since its own arrival.
    assertThat(result.latenciesNanos()[0]).isGreaterThanOrEqualTo(1_000);
    for (int unit = 1; unit < 8; unit++) {
      assertThat(result.latenciesNanos()[unit]).isGreaterThanOrEqualTo(1_000 - 10L * unit);
    }
    // The hand-overs were late because of the queue, which is no fault of the load.
    assertThat(result.trace().blockedFrames()).isLessThanOrEqualTo(7);
  }

  @Test
  void run_withSeveralCameras_decidesAUnitWithItsLastFrame() throws InterruptedException {
    LineSpeedSetup setup = setup(0, 3, 1).with(new Cameras(2, Duration.ofNanos(4)));
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    LineSpeedResult result =
        new LineSpeedRun(setup.with(1, new Waiting(6, FullQueue.DROP_NEWEST)), new FakeClock())
            .run((frame, stages) -> seen.add(frame));
    assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(result.units()).isEqualTo(3);
    // The second frame of a unit arrives 4 after the first, from which the latency counts.
    assertThat(LongStream.of(result.latenciesNanos())).allMatch(latency -> latency >= 4);
  }

  @Test
  void run_whereOneFrameOfAUnitIsDropped_countsTheUnitAsDropped() throws InterruptedException {
    CountDownLatch firstTaken = new CountDownLatch(1);
    FakeClock clock =
        new FakeClock(
            (self, sleep) -> {
              if (sleep > 0) {
                firstTaken.await();
              }
            });
    CountDownLatch allArrived = new CountDownLatch(6);
    LineSpeedResult result =
        new LineSpeedRun(setup(0, 3, 2).with(new Cameras(2, Duration.ofNanos(4))), clock)
            .run(
                (frame, stages) -> {
                  firstTaken.countDown();
                  await(allArrived);
                },
                arrived -> allArrived.countDown());
    // Frames 0, 1 and 2 find room; 3 belongs to the unit of 2, and 4 and 5 are a unit.
    assertThat(result.latenciesNanos()[0]).isEqualTo(24);
    assertThat(result.latenciesNanos()[1]).isEqualTo(LineSpeedResult.DROPPED);
    assertThat(result.latenciesNanos()[2]).isEqualTo(LineSpeedResult.DROPPED);
    assertThat(result.trace().droppedFrames()).isEqualTo(3);
  }

  @Test
  void run_withStages_takesThemDownForMeasuredFramesAlone() throws InterruptedException {
    FakeClock clock = inStep();
    FrameProcessor processor =
        new FrameProcessor() {
          @Override
          public List<String> stages() {
            return List.of("look", "think");
          }

          @Override
          public void process(long frame, StageRecorder stages) {
            stages.record(0, frame < 2 ? 900 : 3);
            stages.record(1, frame);
            clock.advance(1);
          }
        };
    LineSpeedResult result = new LineSpeedRun(setup(2, 3, 1), clock).run(processor);
    List<StageTimes> stages = result.trace().stages();
    assertThat(stages).extracting(StageTimes::name).containsExactly("wait", "look", "think");
    assertThat(stages).extracting(StageTimes::frames).containsExactly(3L, 3L, 3L);
    assertThat(stages).extracting(StageTimes::maxNanos).containsExactly(0L, 3L, 4L);
    assertThat(stages.get(2).meanNanos()).isEqualTo(3);
  }

  @Test
  void run_whereTheLoadIsLate_isInvalidAndStillCountsFromTheSchedule() throws InterruptedException {
    FakeClock clock = inStep();
    LineSpeedResult result =
        new LineSpeedRun(setup(0, 3, 1), clock).run((unit, stages) -> clock.advance(30));
    assertThat(result.latenciesNanos()).containsExactly(30, 50, 70);
    assertThat(result.valid()).isFalse();
    assertThat(result.invalidReasons())
        .hasSize(2)
        .allMatch(reason -> reason.startsWith("the load could not keep its schedule"));
  }

  @Test
  void run_withSeveralWorkers_decidesEveryUnitOnce() throws InterruptedException {
    LineSpeedSetup setup = setup(0, 200, 200).with(4, new Waiting(200, FullQueue.DROP_NEWEST));
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    LineSpeedResult result =
        new LineSpeedRun(setup, new FakeClock())
            .run((unit, stages) -> assertThat(seen.add(unit)).as("unit %d", unit).isTrue());
    assertThat(seen).hasSize(200);
    assertThat(result.dropped()).isZero();
  }

  @Test
  void run_whereAUnitThrows_stopsWithThatError() {
    IllegalArgumentException fault = new IllegalArgumentException("unit 3 is broken");
    LineSpeedRun run = new LineSpeedRun(setup(0, 1_000, 1), inStep());
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                run.run(
                    (unit, stages) -> {
                      seen.add(unit);
                      if (unit == 3) {
                        throw fault;
                      }
                    }))
        .isSameAs(fault);
    assertThat(seen).hasSize(4);
  }

  @Test
  void run_whereTheListenerThrows_stopsWithThatError() {
    LineSpeedRun run = new LineSpeedRun(setup(0, 10, 10), new FakeClock());
    IntConsumer broken =
        unit -> {
          throw new IllegalStateException("listener");
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> run.run((unit, stages) -> {}, broken))
        .withMessage("listener");
  }

  @Test
  void run_whereAWorkerIsInterruptedFromOutside_doesNotPassForARun() {
    LineSpeedRun run = new LineSpeedRun(setup(0, 10, 10), new FakeClock());
    assertThatIllegalStateException()
        .isThrownBy(() -> run.run((unit, stages) -> Thread.currentThread().interrupt()))
        .withMessage("line-worker-1 was interrupted");
  }

  @Test
  void run_whereTheCallerIsInterrupted_endsAllThreadsFirst() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Class<?>> thrown = new AtomicReference<>(Object.class);
    Thread caller =
        new Thread(
            () -> {
              try {
                new LineSpeedRun(setup(0, 10, 1), new FakeClock())
                    .run(
                        (unit, stages) -> {
                          started.countDown();
                          await(never);
                        });
              } catch (InterruptedException e) {
                thrown.set(e.getClass());
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();
    assertThat(thrown.get()).isEqualTo(InterruptedException.class);
  }

  // The one test on the machine's clock: it asserts no time, for the machine may be busy.
  @Test
  void run_onTheSystemClock_accountsForEveryUnit() throws InterruptedException {
    LineSpeedSetup setup =
        LineSpeedSetup.of(
                FixedPeriod.perMinute(60_000), Duration.ofMillis(5), Duration.ofMillis(50))
            .with(2, new Waiting(8, FullQueue.DROP_NEWEST));
    LineSpeedResult result = new LineSpeedRun(setup, NanoClock.system()).run((unit, stages) -> {});
    assertThat(result.units()).isEqualTo(50);
    assertThat(result.dropped() + result.histogram().getTotalCount()).isEqualTo(50);
    assertThat(result.valid()).isEqualTo(result.invalidReasons().isEmpty());
    assertThat(result.generatorNanos(99)).isPresent();
  }

  /** Waits on a worker thread; an interruption ends the unit as it would end real work. */
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
