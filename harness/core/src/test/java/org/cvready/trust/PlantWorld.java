package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;

/**
 * A plant with several classes of objects in several slices, each with a rate of misses of its own.
 *
 * @param classes how many classes
 * @param slices how many slices
 * @param imagesOfCell images of each class in each slice
 * @param sizes objects of an image
 * @param first misses of the first class in the first slice
 * @param others misses of all others
 */
public record PlantWorld(
    int classes, int slices, int imagesOfCell, SizeLaw sizes, Misses first, Misses others)
    implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    List<String> names = new ArrayList<>();
    List<SortedMap<String, String>> all = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      all.add(SyntheticRun.slice("shift", "s" + slice));
    }
    List<ImageOutcome> images = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      names.add("c" + c);
      for (int slice = 0; slice < slices; slice++) {
        for (int i = 0; i < imagesOfCell; i++) {
          int objects = sizes.draw(random);
          int missed = (c + slice == 0 ? first : others).of(objects, random);
          ImageOutcome image =
              Outcomes.image("c" + c + "s" + slice + "i" + i, Outcomes.seen(c, objects, missed, 0));
          images.add(Outcomes.tagged("shift", "s" + slice, image));
        }
      }
    }
    return SyntheticRun.of(images, names, all);
  }
}
