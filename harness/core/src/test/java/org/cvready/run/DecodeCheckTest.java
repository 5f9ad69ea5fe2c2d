package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.ReadingOptions;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.ResizeMode;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;

class DecodeCheckTest {
  private static PictureDecoder decoder(DecodeMode mode) {
    return new PictureDecoder(mode, ResizeMode.LETTERBOX, 320, 320);
  }

  private static DecodeCheck onPhotos(DecodeMode mode) {
    Path photos = SharedMaterial.at("data/photos");
    Dataset set =
        new DatasetLocation(DatasetFormat.FOLDER, photos, ReadingOptions.defaults()).read("photos");
    return DecodeCheck.of(decoder(mode), List.of(set));
  }

  @Test
  void check_ofWholeDecoding_looksAtNothing() {
    DecodeCheck check = DecodeCheck.of(decoder(DecodeMode.FULL), List.of());
    assertThat(check.text()).isEqualTo("every pixel");
    assertThat(check.alert()).isEmpty();
  }

  @Test
  void check_ofReducedPhotos_staysWithinTheToleranceAndSaysNothingMore() {
    DecodeCheck check = onPhotos(DecodeMode.REDUCED);
    // Of the twelve photos, those of 640 x 480 (three) and of 640 x 424 (two) are halved exactly.
    assertThat(check.reduced()).isEqualTo(5);
    assertThat(check.looked()).isEqualTo(12);
    assertThat(check.worst()).isPositive().isLessThan(DecodeMode.TOLERANCE_LEVELS);
    assertThat(check.alert()).isEmpty();
    assertThat(check.text())
        .startsWith("reduced: 5 of 12 images looked at are decoded with fewer pixels")
        .contains("tolerance 1.00");
  }

  @Test
  void check_ofPhotosAsSmallAsPossible_warns() {
    DecodeCheck check = onPhotos(DecodeMode.SMALLEST);
    assertThat(check.isBeyondTolerance()).isTrue();
    assertThat(check.alert().orElseThrow())
        .contains("decode: smallest")
        .contains("above the tolerance of 1.00");
  }
}
