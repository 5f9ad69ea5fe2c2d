package org.cvready.line;

import java.util.ArrayList;
import java.util.List;

/** The sets of the washer line: how many units, in what conditions, with what defects. */
public enum LineSet {
  /** Balanced defects in controlled light, to train on; not committed. */
  TRAIN("train", "train", 2_400, Scene.WASHER),
  /** The same for choosing among trained models; not committed. */
  VALIDATION("validation", "valid", 320, Scene.WASHER),
  /** The same for the benchmark score. */
  BENCHMARK("benchmark", "bench", 380, Scene.WASHER),
  /** Site A's stream as it comes. */
  SITE_A_NATURAL("site-a/natural", "a-stream", 600, Scene.WASHER),
  /** Defective parts kept at site A. */
  SITE_A_ENRICHED("site-a/enriched", "a-kept", 480, Scene.WASHER),
  /** Site B's stream as it comes. */
  SITE_B_NATURAL("site-b/natural", "b-stream", 300, Scene.WASHER),
  /** Defective parts kept at site B; few. */
  SITE_B_ENRICHED("site-b/enriched", "b-kept", 100, Scene.WASHER),
  /** Cracks and temper colours, which no detector was trained on. */
  FOREIGN_UNSEEN_DEFECT("foreign/unseen-defect", "unseen", 48, Scene.UNSEEN_DEFECT),
  /** A bolt, a nut, plastic, swarf, a tie or a seal with the part. */
  FOREIGN_OBJECT("foreign/foreign-object", "object", 48, Scene.FOREIGN_OBJECT),
  /** No part. */
  FOREIGN_EMPTY_BELT("foreign/empty-belt", "empty", 40, Scene.EMPTY_BELT),
  /** A nut, gear, bearing ring or square washer in the part's place. */
  FOREIGN_OTHER_PART("foreign/other-part", "other", 48, Scene.OTHER_PART),
  /** Captures that a camera, cable or grabber has spoilt. */
  FOREIGN_CORRUPTED("foreign/corrupted", "corrupt", 48, Scene.CORRUPTED);

  /** Defective units of a natural stream: site A 2 %, site B 2.5 %. */
  private static final double DEFECTIVE_A = 0.020;

  private static final double DEFECTIVE_B = 0.025;

  /** Shares of the classes among the defective units of a stream, summed up. */
  private static final double[] CLASS_SHARES = {0.40, 0.65, 0.85, 1.0};

  /** What is in the pictures of a set. */
  enum Scene {
    /** A washer, with the defects of the set. */
    WASHER,
    /** A washer with a defect of no class. */
    UNSEEN_DEFECT,
    /** A washer and something else. */
    FOREIGN_OBJECT,
    /** The belt. */
    EMPTY_BELT,
    /** Something else. */
    OTHER_PART,
    /** A washer, spoilt. */
    CORRUPTED
  }

  private final String folder;
  private final String stem;
  private final int size;
  private final Scene scene;

  LineSet(String folder, String stem, int size, Scene scene) {
    this.folder = folder;
    this.stem = stem;
    this.size = size;
    this.scene = scene;
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
    return scene == Scene.WASHER;
  }

  /** True where the repository holds it. */
  public boolean committed() {
    return this != TRAIN && this != VALIDATION;
  }

  /** The file name of a unit, counted from 0. */
  public String fileName(int index) {
    return "%s-%04d.jpg".formatted(stem, index);
  }

  Scene scene() {
    return scene;
  }

  /** The conditions of a unit; hours pass evenly through a set, and cameras take turns. */
  Conditions conditions(int index, Draw draw) {
    int hour = index % 24;
    return switch (this) {
      case TRAIN, VALIDATION, BENCHMARK -> Conditions.reference(draw);
      case SITE_B_NATURAL, SITE_B_ENRICHED -> Site.siteB(hour, draw);
      case SITE_A_NATURAL, SITE_A_ENRICHED -> Site.siteA(hour, 1 + index / 24 % 2, draw);
      default -> Site.siteA(hour, 1, draw);
    };
  }

  /** The defects that a unit is to have. */
  List<DefectKind> wishes(int index, Draw draw) {
    return switch (this) {
      case TRAIN, VALIDATION, BENCHMARK ->
          index % 5 == 4 ? List.of() : inTurn(index * 7, 1 + index / 5 % 3);
      case SITE_A_NATURAL -> now(draw.chance(DEFECTIVE_A), draw);
      case SITE_B_NATURAL -> now(draw.chance(DEFECTIVE_B), draw);
      case SITE_A_ENRICHED, SITE_B_ENRICHED -> kept(index);
      default -> List.of();
    };
  }

  /** One to three defects of a kept part: 1, 2, 2, 3, 3 and 3 in turn. */
  private static List<DefectKind> kept(int index) {
    int[] counts = {1, 2, 2, 3, 3, 3};
    int before = 0;
    for (int i = 0; i < index % counts.length; i++) {
      before += counts[i];
    }
    return inTurn(index / counts.length * 14 + before, counts[index % counts.length]);
  }

  private static List<DefectKind> now(boolean defective, Draw draw) {
    if (!defective) {
      return List.of();
    }
    double place = draw.between(0, 1);
    int kind = 0;
    while (place >= CLASS_SHARES[kind]) {
      kind++;
    }
    return inTurn(kind, 1);
  }

  private static List<DefectKind> inTurn(int first, int count) {
    DefectKind[] kinds = DefectKind.values();
    List<DefectKind> wishes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wishes.add(kinds[(first + i) % kinds.length]);
    }
    return wishes;
  }
}
