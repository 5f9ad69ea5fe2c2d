package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
  private static boolean has(Image image, int x, int y, int colour) {
    return image.sample(x, y, 0) == (colour >> 16)
        && image.sample(x, y, 1) == (colour >> 8 & 0xff)
        && image.sample(x, y, 2) == (colour & 0xff);
  }

  @Test
  void jpeg_ofRisingQuality_growsAndComesNearer() {
    Image image = EncodedImages.scene(96, 64, 4);
    byte[] poor = ImageEncoder.jpeg(image, 10);
    byte[] good = ImageEncoder.jpeg(image, 95);
    assertThat(poor.length).isLessThan(good.length);
    assertThat(difference(image, good)).isLessThan(difference(image, poor)).isLessThan(3);
  }

  private static double difference(Image image, byte[] jpeg) {
    Image copy = ImageDecoder.decode(jpeg, "x");
    double sum = 0;
    for (int i = 0; i < image.rgb().limit(); i++) {
      sum += Math.abs((image.rgb().get(i) & 0xff) - (copy.rgb().get(i) & 0xff));
    }
    return sum / image.rgb().limit();
  }

  @ParameterizedTest(name = "quality {0}")
  @ValueSource(ints = {0, 101, -1})
  void jpeg_qualityOutOfRange_isRefused(int quality) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageEncoder.jpeg(EncodedImages.scene(9, 9, 1), quality))
        .withMessage("JPEG quality must be in [1, 100], got " + quality);
  }

  @Test
  void drawn_boxWithoutLabel_coloursItsEdgePixelsOnly() {
    Image image = EncodedImages.scene(60, 40, 4);
    Image before = EncodedImages.scene(60, 40, 4);
    Image drawn =
        Annotator.drawn(image, List.of(new Annotator.Mark(new Box(10, 5, 20, 12), "", 0xff8000)));
    assertThat(image.samePixels(before)).isTrue();
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 60; x++) {
        boolean inside = x >= 10 && x < 30 && y >= 5 && y < 17;
        boolean interior = x >= 11 && x < 29 && y >= 6 && y < 16;
        assertThat(has(drawn, x, y, 0xff8000)).as(x + "," + y).isEqualTo(inside && !interior);
      }
    }
  }

  @Test
  void drawn_labelAtTheEdge_staysInTheImage() {
    Image image = EncodedImages.scene(200, 200, 4);
    Image drawn =
        Annotator.drawn(
            image,
            List.of(
                new Annotator.Mark(new Box(-5, -5, 300, 20), "scratch 0.91 \u00e9", 0x00ff00),
                new Annotator.Mark(new Box(190, 190, 10, 10), "dent", 0x000080)));
    assertThat(drawn.width()).isEqualTo(200);
    assertThat(drawn.samePixels(image)).isFalse();
  }

  @ParameterizedTest(name = "{0} x {1} within {2}")
  @CsvSource({"200,100,50,50,25", "100,200,50,25,50", "40,30,50,40,30", "1000,1,10,10,1"})
  void thumbnail_keepsTheShapeAndNeverEnlarges(int w, int h, int longest, int tw, int th) {
    Image thumbnail = ImageCuts.thumbnail(EncodedImages.scene(w, h, 2), longest);
    assertThat(thumbnail.width()).isEqualTo(tw);
    assertThat(thumbnail.height()).isEqualTo(th);
  }

  @Test
  void crop_boxWithMargin_isCutAtTheEdges() {
    Image image = EncodedImages.scene(60, 40, 4);
    Image crop = ImageCuts.crop(image, new Box(-3, 30.5, 10, 20), 2);
    assertThat(crop.width()).isEqualTo(9);
    assertThat(crop.height()).isEqualTo(12);
    assertThat(crop.sample(4, 5, 1)).isEqualTo(image.sample(4, 33, 1));
    Image outside = ImageCuts.crop(image, new Box(500, 500, 10, 20), 0);
    assertThat(outside.width()).isEqualTo(1);
  }
}
