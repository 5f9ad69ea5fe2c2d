package org.cvready.certificate;

import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate, its files and what it stands on still belong together.
 *
 * @param certificate what was certified and how it ended, in words
 * @param outputs files that the run wrote
 * @param inputs plan, model and data sets
 * @param fingerprint SHA-256 of the list of the outputs; who has noted it elsewhere can tell that
 *     the list itself was not replaced
 */
public record Audit(String certificate, List<Item> outputs, List<Item> inputs, String fingerprint) {
  /** Copies the lists. */
  public Audit {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
  }

  /** What became of a part. */
  public enum Status {
    /** The same bytes. */
    OK,
    /** Other bytes. */
    CHANGED,
    /** Not there. */
    MISSING,
    /** Could not be looked at. */
    UNCHECKED;

    /** In words: {@code ok}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One part.
   *
   * @param name a file's path in the run's folder, or {@code plan}, {@code model}, {@code data set
   *     NAME}
   * @param status what became of it
   * @param detail why, in words; empty where it is as it was
   */
  public record Item(String name, Status status, String detail) {
    /** A part that is as it was. */
    public static Item ok(String name) {
      return new Item(name, Status.OK, "");
    }
  }

  /** How many parts are not as they were, or could not be looked at. */
  public long differences() {
    return outputs.stream().filter(item -> item.status() != Status.OK).count()
        + inputs.stream().filter(item -> item.status() != Status.OK).count();
  }
}
