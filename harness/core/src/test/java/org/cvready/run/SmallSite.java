package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.dataset.Dataset;
import org.cvready.imaging.ImageEncoder;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Image;

/** A plan with small sets of images that exist, without a model. */
record SmallSite(Path folder) {
  private static final int SIZE = 32;

  /**
   * Writes a COCO set of classes {@code a} and {@code b}, and its images of noise.
   *
   * @param name folder, and start of the noise
   * @param images one text each, with a letter for each object: {@code aab}
   */
  SmallSite coco(String name, List<String> images) throws IOException {
    List<String> files = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      String file = "%03d.png".formatted(i);
      write(name + "/" + file, noise(name.hashCode() + i));
      files.add(
          "{\"id\": %d, \"file_name\": \"%s\", \"width\": 32, \"height\": 32}"
              .formatted(i + 1, file));
      for (char letter : images.get(i).toCharArray()) {
        objects.add(
            "{\"id\": %d, \"image_id\": %d, \"category_id\": %d, \"bbox\": [4, 4, 8, 8],"
                    .formatted(objects.size() + 1, i + 1, letter - 'a' + 1)
                + " \"area\": 64, \"iscrowd\": 0}");
      }
    }
    text(
        name + "/annotations.json",
        "{\"images\": %s, \"annotations\": %s, \"categories\": %s}"
            .formatted(
                files, objects, "[{\"id\": 1, \"name\": \"a\"}, {\"id\": 2, \"name\": \"b\"}]"));
    return this;
  }

  SmallSite text(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  void write(String name, Image image) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), ImageEncoder.png(image));
  }

  /** Noise in blocks of 4 pixels, so that it has a look to compare. */
  static Image noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int blocks = SIZE / 4;
    byte[] greys = new byte[blocks * blocks];
    random.nextBytes(greys);
    byte[] rgb = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % SIZE;
      int y = i / 3 / SIZE;
      rgb[i] = greys[y / 4 * blocks + x / 4];
    }
    return Image.copyOf(SIZE, SIZE, rgb);
  }

  /** A plan with these sections after its head; the model's file is empty. */
  Plan plan(String sections) throws IOException {
    text("detector.onnx", "");
    text(
        "plan.yaml",
        """
        plan: 1
        name: line
        seed: 7
        model: {file: detector.onnx}
        operating_point: {score: 0.5, review_from: 0.2}
        """
            + sections);
    return PlanReader.read(folder.resolve("plan.yaml"), PathRule.INSIDE_PLAN_FOLDER);
  }

  /** The sets of a plan as they were read. */
  static List<Dataset> read(Plan plan) {
    List<Dataset> sets = new ArrayList<>();
    for (DatasetPlan set : plan.datasets()) {
      sets.add(OpenedPlan.read(set, PathRule.INSIDE_PLAN_FOLDER));
    }
    return sets;
  }

  /** The same with the class indexes of a model of these classes. */
  static List<Dataset> aligned(Plan plan, String... model) {
    Classes classes = Classes.of(ClassNames.of(model), read(plan), plan);
    return read(plan).stream().map(set -> set.among(classes.names())).toList();
  }
}
