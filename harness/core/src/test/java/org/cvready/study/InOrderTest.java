package org.cvready.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InOrderTest {
  @ParameterizedTest(name = "{0} threads, {1} held back")
  @CsvSource({"1, 1", "2, 1", "4, 3", "8, 16", "16, 5"})
  void put_fromManyThreads_handsOnInOrderAndHoldsBackABoundedNumber(int threads, int capacity)
      throws Exception {
    int work = 5_000;
    List<Long> handedOn = new ArrayList<>();
    AtomicLong taken = new AtomicLong();
    AtomicLong done = new AtomicLong();
    AtomicLong most = new AtomicLong();
    InOrder<Long> results =
        new InOrder<>(
            capacity,
            result -> {
              handedOn.add(result);
              done.incrementAndGet();
            });
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      SplittableRandom random = new SplittableRandom(t);
      running.add(
          pool.submit(
              () -> {
                for (; ; ) {
                  results.permit();
                  long index = taken.getAndIncrement();
                  if (index >= work) {
                    results.unused();
                    return null;
                  }
                  most.accumulateAndGet(index - done.get(), Math::max);
                  if (random.nextInt(50) == 0) {
                    LockSupport.parkNanos(1_000);
                  }
                  results.put(index, index);
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(handedOn).isEqualTo(LongStream.range(0, work).boxed().toList());
    // A place is free a moment before its result has been handed on.
    assertThat(most.get()).isLessThanOrEqualTo(capacity);
  }

  @Test
  void put_sinkFails_tellsTheWorkerThatHandedOn() {
    InOrder<String> results =
        new InOrder<>(
            4,
            result -> {
              throw new IOException("disk full at " + result);
            });
    assertThatThrownBy(() -> results.put(0, "a"))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full at a");
  }
}
