package org.cvready.imaging;

/**
 * An image file that cannot be used: its message says what is wrong with it, by which rule, and
 * which file it is.
 */
public final class UnreadableImageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String problem;

  /** For the image called {@code name}; {@code problem} reads on after its name. */
  public UnreadableImageException(String name, String problem) {
    super(Printable.of(name) + ": " + problem);
    this.problem = problem;
  }

  /** For the image called {@code name}, with what caused it. */
  public UnreadableImageException(String name, String problem, Throwable cause) {
    super(Printable.of(name) + ": " + problem, cause);
    this.problem = problem;
  }

  /** What is wrong, without the name of the file. */
  public String problem() {
    return problem;
  }
}
