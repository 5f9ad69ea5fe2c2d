package org.cvready.run;

/** Is told how far a run has come; called by one thread at a time. */
public interface RunProgress {
  /**
   * A stage begins; the one before it has ended.
   *
   * @param name in words: {@code images}, {@code line speed}
   * @param total steps that it will take
   */
  void stage(String name, long total);

  /** So many steps of the stage are done. */
  void at(long done);

  /** Everything is done. */
  void end();

  /** Tells nobody. */
  static RunProgress silent() {
    return new RunProgress() {
      @Override
      public void stage(String name, long total) {}

      @Override
      public void at(long done) {}

      @Override
      public void end() {}
    };
  }
}
