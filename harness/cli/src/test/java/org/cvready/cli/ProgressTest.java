package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final Captured captured = new Captured();
  private final AtomicLong clock = new AtomicLong(-7 * SECOND);

  @Test
  void step_withoutATerminal_printsALineNowAndThen() {
    try (Progress progress = progress(false, 1_000)) {
      for (int i = 0; i < 1_000; i++) {
        clock.addAndGet(SECOND / 10);
        progress.step(1);
      }
    }
    assertThat(captured.err().lines())
        .containsExactly(
            "50 of 1,000 images, 5 %, about 1 min 35 s left",
            "350 of 1,000 images, 35 %, about 1 min 5 s left",
            "650 of 1,000 images, 65 %, about 35 s left",
            "950 of 1,000 images, 95 %, about 5 s left",
            "1,000 of 1,000 images, 100 %, took 1 min 40 s");
    assertThat(captured.err()).doesNotContain("\u001b").doesNotContain("\r");
  }

  @Test
  void step_ofShortWorkWithoutATerminal_printsNothing() {
    try (Progress progress = progress(false, 10)) {
      progress.step(10);
    }
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void step_onATerminal_drawsABarAtMostFiveTimesASecond() {
    try (Progress progress = progress(true, 100)) {
      for (int i = 0; i < 100; i++) {
        clock.addAndGet(SECOND / 50);
        progress.step(1);
      }
    }
    List<String> drawn = List.of(captured.err().split("\r"));
    assertThat(drawn).hasSizeBetween(8, 13);
    assertThat(drawn.get(drawn.size() - 1))
        .startsWith("[########################] 100 of 100 images, 100 %, took 2 s");
  }

  @Test
  void step_fromManyThreads_losesNone() {
    try (Progress progress = progress(true, 10_000)) {
      IntStream.range(0, 10_000).parallel().forEach(i -> progress.step(1));
      clock.addAndGet(SECOND);
    }
    assertThat(captured.err()).contains("10,000 of 10,000 images, 100 %");
  }

  @Test
  void close_ofNothingToDo_isComplete() {
    progress(true, 0).close();
    assertThat(captured.err()).contains("0 of 0 images, 100 %");
  }

  private Progress progress(boolean terminal, long total) {
    return Progress.of(captured.streams(terminal), clock::get, "images", total);
  }
}
