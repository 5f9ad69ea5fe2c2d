package org.cvready.study.throughput;

/**
 * How the model is run.
 *
 * @param threads that each show it pictures, at least 1
 * @param intraOp threads that work on one operator, at least 1
 * @param batch pictures in a run, at least 1
 */
public record Setting(int threads, int intraOp, int batch) {
  /** Checks the numbers. */
  public Setting {
    if (threads < 1 || intraOp < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "threads, intra-op threads and batch must be at least 1, got %d, %d and %d"
              .formatted(threads, intraOp, batch));
    }
  }

  /** The setting in words: {@code 2 threads, 1 intra-op thread, batch 4}. */
  public String words() {
    return "%d thread%s, %d intra-op thread%s, batch %d"
        .formatted(threads, threads == 1 ? "" : "s", intraOp, intraOp == 1 ? "" : "s", batch);
  }

  /** Only what differs from another setting: {@code 2 threads in place of 1}. */
  public String against(Setting other) {
    StringBuilder words = new StringBuilder();
    change(words, "thread", threads, other.threads);
    change(words, "intra-op thread", intraOp, other.intraOp);
    if (batch != other.batch) {
      words.append(words.isEmpty() ? "" : " and ");
      words.append("batches of %d in place of %d".formatted(batch, other.batch));
    }
    return words.isEmpty() ? "the same setting" : words.toString();
  }

  private static void change(StringBuilder words, String what, int now, int before) {
    if (now != before) {
      words.append(words.isEmpty() ? "" : " and ");
      words.append("%d %s%s in place of %d".formatted(now, what, now == 1 ? "" : "s", before));
    }
  }
}
