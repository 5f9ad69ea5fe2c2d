package org.cvready.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Outcomes of images that never were. */
public final class Outcomes {
  private static final List<Decision> DECISIONS = List.of(Decision.values());

  private Outcomes() {}

  /** A class with so many objects, misses and false positives, none of them ignored. */
  public static ClassOutcome seen(int classIndex, int objects, int misses, int falsePositives) {
    boolean raised = objects > misses || falsePositives > 0;
    return new ClassOutcome(
        classIndex, objects, 0, misses, falsePositives, raised, raised ? 0.9 : 0);
  }

  /** A class of which only ignored objects are there. */
  public static ClassOutcome crowd(int classIndex) {
    return new ClassOutcome(classIndex, 0, 2, 0, 0, false, 0);
  }

  /** An image that is its own cluster and unit; it is rejected where any class was raised. */
  public static ImageOutcome image(String name, ClassOutcome... classes) {
    boolean raised = List.of(classes).stream().anyMatch(ClassOutcome::raised);
    return image(name, raised ? Decision.REJECT : Decision.ACCEPT, classes);
  }

  /** An image that is its own cluster and unit. */
  public static ImageOutcome image(String name, Decision decision, ClassOutcome... classes) {
    return new ImageOutcome(
        name,
        name,
        name,
        new TreeMap<>(),
        decision,
        decision == Decision.REJECT ? 1 : Double.NEGATIVE_INFINITY,
        List.of(classes));
  }

  /** The same image in a cluster and a unit. */
  public static ImageOutcome in(String cluster, String unit, ImageOutcome image) {
    return new ImageOutcome(
        image.image(),
        cluster,
        unit,
        image.tags(),
        image.decision(),
        image.margin(),
        image.classes());
  }

  /** The same image with a tag. */
  public static ImageOutcome tagged(String tag, String value, ImageOutcome image) {
    return new ImageOutcome(
        image.image(),
        image.cluster(),
        image.unit(),
        new TreeMap<>(Map.of(tag, value)),
        image.decision(),
        image.margin(),
        image.classes());
  }

  /** So many images with one object each, the first few of which are missed. */
  public static List<ImageOutcome> singles(int images, int missed) {
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      all.add(image("i" + i, seen(0, 1, i < missed ? 1 : 0, 0)));
    }
    return all;
  }

  /** Images of two classes, some crowded, in clusters of about three and units of about two. */
  static List<ImageOutcome> random(long seed, int images) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      List<ClassOutcome> classes = new ArrayList<>();
      for (int c = 0; c < 2; c++) {
        int objects = random.nextInt(4);
        if (random.nextInt(8) == 0) {
          classes.add(crowd(c));
        } else if (random.nextInt(3) > 0) {
          classes.add(seen(c, objects, random.nextInt(objects + 1), random.nextInt(2)));
        }
      }
      Decision decision = DECISIONS.get(random.nextInt(DECISIONS.size()));
      ImageOutcome image = image("i" + i, decision, classes.toArray(ClassOutcome[]::new));
      all.add(in("c" + i / 6, "u" + i / 2, image));
    }
    return all;
  }
}
