package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;

/**
 * A site that never was, with tags, a brightness for each image, and misses as a rate tells them.
 *
 * <p>Images come in clusters of a lot each; with {@code shared}, that share of the objects fails or
 * is found as its lot does and the others each for themselves.
 */
final class SyntheticSite {
  static final double SCORE = 0.5;

  private final SplittableRandom random;
  private final int images;
  private final int lotSize;
  private final double shared;

  SyntheticSite(long seed, int images, int lotSize, double shared) {
    this.random = new SplittableRandom(seed);
    this.images = images;
    this.lotSize = lotSize;
    this.shared = shared;
  }

  /** One object on its image. */
  record Thing(String shift, String camera, double brightness, int classIndex, float area) {}

  /** The chance that an object is missed. */
  interface MissRate {
    double of(Thing thing);
  }

  SliceQuestion question(MissRate misses) {
    List<ImageOutcome> seen = new ArrayList<>();
    List<OptionalDouble> brightness = new ArrayList<>();
    double lot = 0;
    for (int i = 0; i < images; i++) {
      lot = i % lotSize == 0 ? random.nextDouble() : lot;
      double light = 40 + 160 * random.nextDouble();
      brightness.add(OptionalDouble.of(light));
      seen.add(image(i, light, lot, misses));
    }
    Map<String, List<String>> declared = new LinkedHashMap<>();
    declared.put("shift", List.of("day", "night"));
    declared.put("camera", List.of("1", "2", "3"));
    ImageFeature feature =
        new ImageFeature(
            "brightness", "levels", Optional.of("darkest"), Optional.of("brightest"), brightness);
    return new SliceQuestion(
        "line",
        seen,
        List.of(SCORE, SCORE),
        List.of("scratch", "dent"),
        declared,
        List.of(feature));
  }

  private ImageOutcome image(int i, double light, double lot, MissRate misses) {
    String shift = random.nextBoolean() ? "day" : "night";
    String camera = Integer.toString(1 + random.nextInt(3));
    int count = random.nextInt(4);
    List<ObjectOutcome> objects = new ArrayList<>();
    for (int o = 0; o < count; o++) {
      Thing thing =
          new Thing(
              shift, camera, light, random.nextInt(2), 20 + 400 * (float) random.nextDouble());
      double luck = random.nextDouble() < shared ? lot : random.nextDouble();
      boolean missed = luck < misses.of(thing);
      objects.add(new ObjectOutcome(thing.classIndex(), thing.area(), missed ? 0.1 : 0.9));
    }
    boolean falseAlarm = random.nextInt(20) == 0;
    boolean found = objects.stream().anyMatch(object -> object.score() >= SCORE);
    return new ImageOutcome(
        "i" + i,
        "lot" + i / lotSize,
        "i" + i,
        new TreeMap<>(Map.of("shift", shift, "camera", camera)),
        found || falseAlarm ? Decision.REJECT : Decision.ACCEPT,
        0,
        classes(objects),
        objects);
  }

  /** Another run on the same images, whose misses are told by another rate. */
  Baseline baseline(SliceQuestion question, MissRate misses) {
    List<Optional<Baseline.Seen>> seen = new ArrayList<>();
    for (int i = 0; i < question.images().size(); i++) {
      ImageOutcome image = question.images().get(i);
      Map<Integer, Integer> missed = new HashMap<>();
      boolean found = false;
      for (ObjectOutcome object : image.objects()) {
        Thing thing =
            new Thing(
                image.tags().getOrDefault("shift", ""),
                image.tags().getOrDefault("camera", ""),
                question.features().get(0).values().get(i).orElseThrow(),
                object.classIndex(),
                object.area());
        boolean lost = random.nextDouble() < misses.of(thing);
        missed.merge(object.classIndex(), lost ? 1 : 0, Integer::sum);
        found |= !lost;
      }
      seen.add(Optional.of(new Baseline.Seen(found ? Decision.REJECT : Decision.ACCEPT, missed)));
    }
    return new Baseline(
        "another model", new TreeMap<>(Map.of("line", new Baseline.Images(seen, 0))));
  }

  static List<ClassOutcome> classes(List<ObjectOutcome> objects) {
    List<ClassOutcome> classes = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      int all = 0;
      int missed = 0;
      for (ObjectOutcome object : objects) {
        all += object.classIndex() == c ? 1 : 0;
        missed += object.classIndex() == c && object.score() < SCORE ? 1 : 0;
      }
      if (all > 0) {
        classes.add(new ClassOutcome(c, all, 0, missed, 0, all > missed, 0.9));
      }
    }
    return classes;
  }
}
