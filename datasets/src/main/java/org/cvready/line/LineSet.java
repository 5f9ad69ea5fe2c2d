package org.cvready.line;

import java.util.ArrayList;
import java.util.List;

/** The sets of the washer line: how many units, in what conditions, with what defects. */
public enum LineSet {
  /** Balanced defects in controlled light, to train on; not committed. */
  TRAIN("train", "train", 2_400),
  /** The same for choosing among trained models; not committed. */
  VALIDATION("validation", "valid", 320),
  /** The same for the benchmark score. */
  BENCHMARK("benchmark", "bench", 380);

  private final String folder;
  private final String stem;
  private final int size;

  LineSet(String folder, String stem, int size) {
    this.folder = folder;
    this.stem = stem;
    this.size = size;
  }

  /** Its folder below the line's, with {@code /} between parts. */
  public String folder() {
    return folder;
  }

  /** Units in it. */
  public int size() {
    return size;
  }

  /** True where it has ground truth and tags; false for a plain folder of pictures. */
  public boolean annotated() {
    return true;
  }

  /** True where the repository holds it. */
  public boolean committed() {
    return this != TRAIN && this != VALIDATION;
  }

  /** The file name of a unit, counted from 0. */
  public String fileName(int index) {
    return "%s-%04d.jpg".formatted(stem, index);
  }

  /** The conditions of a unit. */
  Conditions conditions(int index, Draw draw) {
    return Conditions.reference(draw);
  }

  /** The defects that a unit is to have: none on every fifth, else classes in turn. */
  List<DefectKind> wishes(int index) {
    if (index % 5 == 4) {
      return List.of();
    }
    DefectKind[] kinds = DefectKind.values();
    int count = 1 + index / 5 % 3;
    List<DefectKind> wishes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wishes.add(kinds[(index * 7 + i) % kinds.length]);
    }
    return wishes;
  }
}
