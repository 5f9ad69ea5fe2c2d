package org.cvready.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.imaging.ImageEncoder;
import org.cvready.vision.Image;

/** Pictures of 64 x 64 pixels of noise, each with a red or a blue square. */
public final class ToySet {
  /** Pixels a side of a square. */
  public static final int SQUARE = 16;

  private static final int SIZE = 64;

  private ToySet() {}

  /** Writes a COCO set and reads it. */
  public static Dataset write(Path folder, int pictures, long seed) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder images = new StringBuilder();
    StringBuilder boxes = new StringBuilder();
    for (int i = 0; i < pictures; i++) {
      int kind = i % 2;
      int x = random.nextInt(SIZE - SQUARE);
      int y = random.nextInt(SIZE - SQUARE);
      String name = String.format(Locale.ROOT, "toy-%03d.png", i);
      Image image = picture(random, kind, x, y);
      Files.write(folder.resolve("images").resolve(name), ImageEncoder.png(image));
      String comma = i == 0 ? "" : ",";
      images.append(
          String.format(
              Locale.ROOT,
              "%s{\"id\":%d,\"file_name\":\"%s\",\"width\":64,\"height\":64}",
              comma,
              i + 1,
              name));
      boxes.append(
          String.format(
              Locale.ROOT,
              "%s{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,16,16],"
                  + "\"area\":256,\"iscrowd\":0}",
              comma,
              i + 1,
              i + 1,
              kind + 1,
              x,
              y));
    }
    Path json = folder.resolve("annotations.json");
    Files.writeString(
        json,
        "{\"images\":[%s],\"annotations\":[%s],\"categories\":[%s]}"
            .formatted(images, boxes, "{\"id\":1,\"name\":\"red\"},{\"id\":2,\"name\":\"blue\"}"));
    return new DatasetLocation(DatasetFormat.COCO, json).read("toy");
  }

  private static Image picture(SplittableRandom random, int kind, int left, int top) {
    ByteBuffer rgb = Image.newBuffer(SIZE, SIZE);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean inside = x >= left && x < left + SQUARE && y >= top && y < top + SQUARE;
        for (int channel = 0; channel < 3; channel++) {
          boolean bright = inside && channel == (kind == 0 ? 0 : 2);
          int grey = 90 + random.nextInt(40);
          int dark = inside ? 20 : grey;
          rgb.put((byte) (bright ? 230 : dark));
        }
      }
    }
    return Image.wrap(SIZE, SIZE, rgb.rewind());
  }

  /** The class whose colour is at a place of a batch's picture, or -1 on noise. */
  public static int classAt(float[] pixels, int picture, float x, float y) {
    int pixel = 3 * ((picture * SIZE + (int) y) * SIZE + (int) x);
    float red = pixels[pixel];
    float blue = pixels[pixel + 2];
    if (Math.abs(red - blue) < 0.5) {
      return -1;
    }
    return red > blue ? 0 : 1;
  }
}
