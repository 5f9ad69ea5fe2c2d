package org.cvready.line;

import java.util.Map;
import java.util.TreeMap;

/**
 * What surrounds one unit: product, lights, belt, camera, and the tags that say so.
 *
 * @param product which washer
 * @param rig the lights
 * @param belt the belt's look
 * @param camera the camera
 * @param tags by their keys, in the order of the keys
 */
record Conditions(
    Product product, LightRig rig, Belt.Look belt, Camera camera, Map<String, String> tags) {
  /** Keys of the tags in their order. */
  static final java.util.List<String> KEYS =
      java.util.List.of("shift", "camera", "product", "hour");

  /** Tags by the values of {@link #KEYS}. */
  static Map<String, String> tags(String shift, String camera, Product product, int hour) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("shift", shift);
    tags.put("camera", camera);
    tags.put("product", product.tag());
    tags.put("hour", "%02d".formatted(hour));
    return tags;
  }

  /** The reference line on the day it was commissioned; lamps differ by a few per cent. */
  static Conditions reference(Draw draw) {
    LightRig.Fixture lamps = LightRig.Fixture.NEW;
    LightRig.Fixture each =
        new LightRig.Fixture(
            lamps.ring() * (1 + 0.04 * draw.normal()),
            lamps.left() * (1 + 0.05 * draw.normal()),
            lamps.right() * (1 + 0.05 * draw.normal()),
            lamps.kelvin() + 60 * draw.normal());
    Camera camera =
        new Camera(
            Camera.REFERENCE.exposure() * (1 + 0.03 * draw.normal()),
            Camera.REFERENCE.blur() * (1 + 0.10 * draw.between(-1, 1)),
            Camera.REFERENCE.vignetting(),
            Camera.REFERENCE.flare());
    return new Conditions(
        Product.M12_WIDE,
        each.rig(),
        Belt.Look.GREEN,
        camera,
        tags("commissioning", "reference", Product.M12_WIDE, 10));
  }
}
