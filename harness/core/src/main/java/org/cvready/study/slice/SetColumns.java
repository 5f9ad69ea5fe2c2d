package org.cvready.study.slice;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;

/** The images and objects of one set in columns, so that many slices of it can be counted. */
final class SetColumns {
  private final List<ImageOutcome> images;
  private final int[] clusterOf;
  private final int[] unitOf;
  private final int clusters;
  private final int units;
  private final int[] firstObject;
  private final int[] imageOfObject;
  private final int[] classOfObject;
  private final float[] areaOfObject;
  private final BitSet missed = new BitSet();
  private final BitSet present = new BitSet();
  private final BitSet unclear = new BitSet();

  SetColumns(SliceQuestion question) {
    this.images = question.images();
    Map<String, Integer> clusterNumbers = new HashMap<>();
    Map<String, Integer> unitNumbers = new HashMap<>();
    this.clusterOf = new int[images.size()];
    this.unitOf = new int[images.size()];
    this.firstObject = new int[images.size() + 1];
    int total = images.stream().mapToInt(image -> image.objects().size()).sum();
    this.imageOfObject = new int[total];
    this.classOfObject = new int[total];
    this.areaOfObject = new float[total];
    int next = 0;
    for (int i = 0; i < images.size(); i++) {
      ImageOutcome image = images.get(i);
      clusterOf[i] = number(clusterNumbers, image.cluster());
      unitOf[i] = number(unitNumbers, image.unit());
      present.set(i, image.classes().stream().anyMatch(ClassOutcome::present));
      unclear.set(i, image.classes().stream().anyMatch(ClassOutcome::unclear));
      firstObject[i] = next;
      for (ObjectOutcome object : image.objects()) {
        imageOfObject[next] = i;
        classOfObject[next] = object.classIndex();
        areaOfObject[next] = object.area();
        missed.set(next, isMissed(object, question.operatingScores()));
        next++;
      }
    }
    firstObject[images.size()] = next;
    this.clusters = clusterNumbers.size();
    this.units = unitNumbers.size();
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return numbers.computeIfAbsent(name, key -> numbers.size());
  }

  /** A score of 0 says that no detection finds the object at any score. */
  private static boolean isMissed(ObjectOutcome object, List<Double> scores) {
    return object.classIndex() >= scores.size()
        || object.score() == 0
        || object.score() < scores.get(object.classIndex());
  }

  int images() {
    return images.size();
  }

  ImageOutcome image(int image) {
    return images.get(image);
  }

  int clusters() {
    return clusters;
  }

  int clusterOf(int image) {
    return clusterOf[image];
  }

  int units() {
    return units;
  }

  int unitOf(int image) {
    return unitOf[image];
  }

  int objects() {
    return imageOfObject.length;
  }

  int objectsOn(int image) {
    return firstObject[image + 1] - firstObject[image];
  }

  int imageOfObject(int object) {
    return imageOfObject[object];
  }

  int classOfObject(int object) {
    return classOfObject[object];
  }

  float areaOfObject(int object) {
    return areaOfObject[object];
  }

  boolean isMissed(int object) {
    return missed.get(object);
  }

  /** The objects on some images. */
  BitSet objectsOn(BitSet chosen) {
    BitSet objects = new BitSet(objects());
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      objects.set(firstObject[i], firstObject[i + 1]);
    }
    return objects;
  }

  /** Whether any class is certainly on an image. */
  boolean isPresent(int image) {
    return present.get(image);
  }

  /** Whether an image has objects only as crowd or difficult. */
  boolean isUnclear(int image) {
    return unclear.get(image) && !present.get(image);
  }

  Decision decision(int image) {
    return images.get(image).decision();
  }
}
