package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelMemoryTest {
  @TempDir Path folder;

  @Test
  void decode_ofManySizesIntoOneMemory_equalsDecodingAlone() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    List<Path> files = new ArrayList<>();
    for (int[] size : new int[][] {{30, 20}, {64, 48}, {3, 5}, {64, 48}, {1, 1}, {48, 64}}) {
      byte[] rgb = new byte[3 * size[0] * size[1]];
      random.nextBytes(rgb);
      Path file = folder.resolve(files.size() + ".png");
      Files.write(file, ImageEncoder.png(Image.copyOf(size[0], size[1], rgb)));
      files.add(file);
    }
    PixelMemory memory = new PixelMemory();
    for (Path file : files) {
      Image reused = ImageDecoder.decode(file, memory);
      assertThat(reused.samePixels(ImageDecoder.decode(file))).isTrue();
    }
  }
}
