package org.cvready.model.decode;

import org.cvready.model.engine.OutputTensor;

/**
 * A two-dimensional look at one output {@code [1, A, B]} or {@code [A, B]}: one line per box, one
 * field per number of it, whichever of the two comes first in memory.
 */
final class Grid {
  private final OutputTensor output;
  private final int lineStep;
  private final int fieldStep;
  private final int lines;

  private Grid(OutputTensor output, int lines, int lineStep, int fieldStep) {
    this.output = output;
    this.lines = lines;
    this.lineStep = lineStep;
    this.fieldStep = fieldStep;
  }

  /** True for {@code [1, A, B]} and {@code [A, B]}. */
  static boolean fits(OutputTensor output) {
    return output.rank() == 2 || (output.rank() == 3 && output.size(0) == 1);
  }

  /** Lines come first: {@code [1, lines, fields]}. */
  static Grid ofLines(OutputTensor output) {
    int fields = output.size(output.rank() - 1);
    return new Grid(output, output.size(output.rank() - 2), fields, 1);
  }

  /** Fields come first: {@code [1, fields, lines]}. */
  static Grid ofFields(OutputTensor output) {
    int lines = output.size(output.rank() - 1);
    return new Grid(output, lines, 1, lines);
  }

  OutputTensor output() {
    return output;
  }

  int lines() {
    return lines;
  }

  boolean hasLinesFirst() {
    return fieldStep == 1;
  }

  /** Where in {@code output().values()} a number stands. */
  int index(int line, int field) {
    return line * lineStep + field * fieldStep;
  }

  float at(int line, int field) {
    return output.values()[index(line, field)];
  }
}
