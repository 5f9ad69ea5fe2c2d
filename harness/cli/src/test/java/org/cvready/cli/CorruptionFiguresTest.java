package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptionFiguresTest {
  // One of each family; noise, glass and elastic are random, JPEG and blur are not.
  private static final List<String> SOME =
      List.of("gaussian_noise", "glass_blur", "fog", "elastic_transform", "jpeg");

  @TempDir Path folder;

  /** The way through files and single verbs may lose nothing: not a pixel, not a random number. */
  @Test
  void certify_mpcAndRpc_areThoseOfPerturbPredictAndScore() throws IOException {
    CorruptionPipeline pipeline = new CorruptionPipeline(folder, 8, List.of(2, 5));

    CorruptionPipeline.Figures certified = pipeline.certified(SOME);
    CorruptionPipeline.Figures separate = pipeline.separately(SOME);

    assertThat(separate.ap()).hasSize(10);
    assertThat(separate.ap().values()).allMatch(ap -> ap > 0 && ap < 1);
    // Only the order of ten summands may differ.
    assertThat(certified.mpc()).isCloseTo(separate.mpc(), within(1e-15));
    assertThat(certified.rpc()).isCloseTo(separate.rpc(), within(1e-15));
  }
}
