package org.cvready.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cvready.trainer.ToySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMakerTest {
  private static final int SIZE = 64;

  @TempDir private Path folder;

  private TrainingSet set() throws Exception {
    return TrainingSet.load(ToySet.write(folder, 12, 5), SIZE);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void batch_ofOneSeedEpochAndPlace_isTheSame(long seed) throws Exception {
    TrainingSet set = set();
    Batch batch = new BatchMaker(set, new BatchMaker.Shape(4, SIZE), seed).batch(3, 1);
    Batch again = new BatchMaker(set, new BatchMaker.Shape(4, SIZE), seed).batch(3, 1);
    assertThat(again.pixels()).isEqualTo(batch.pixels());
    assertThat(again.targets()).isEqualTo(batch.targets());
    assertThat(new BatchMaker(set, new BatchMaker.Shape(4, SIZE), seed).batch(4, 1).pixels())
        .isNotEqualTo(batch.pixels());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void batch_ofAVariedPicture_hasItsTargetsWhereTheSquaresWent(long seed) throws Exception {
    TrainingSet set = set();
    BatchMaker maker = new BatchMaker(set, new BatchMaker.Shape(12, SIZE), seed);
    Batch batch = maker.batch(1, 0);
    assertThat(batch.pictures()).isEqualTo(12);
    for (int picture = 0; picture < 12; picture++) {
      for (Target target : batch.targets().get(picture)) {
        assertThat(ToySet.classAt(batch.pixels(), picture, target.x(), target.y()))
            .as("picture %d, %s", picture, target)
            .isEqualTo(target.classIndex());
        float corner = ToySet.SQUARE / 2f - 1;
        assertThat(
                ToySet.classAt(batch.pixels(), picture, target.x() - corner, target.y() + corner))
            .isEqualTo(target.classIndex());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void batch_ofWindows_showsAnObjectInEach(long seed) throws Exception {
    Batch batch = new BatchMaker(set(), new BatchMaker.Shape(12, 32), seed).batch(1, 0);
    assertThat(batch.pixels()).hasSize(12 * 3 * 32 * 32);
    assertThat(batch.targets()).allMatch(targets -> targets.size() == 1);
    for (Target target : batch.targets().stream().map(t -> t.get(0)).toList()) {
      assertThat(target.width()).isEqualTo(ToySet.SQUARE);
      assertThat(target.x()).isBetween(8f, 24f);
    }
  }

  @Test
  void epoch_ofBatches_showsEveryPictureOnce() throws Exception {
    TrainingSet set = set();
    BatchMaker maker = new BatchMaker(set, new BatchMaker.Shape(4, SIZE), 7);
    assertThat(maker.batches()).isEqualTo(3);
    List<Target> seen = new ArrayList<>();
    for (int place = 0; place < 3; place++) {
      maker.batch(1, place).targets().forEach(seen::addAll);
    }
    assertThat((long) seen.size()).isEqualTo(set.objects());
    Set<Integer> kinds = seen.stream().map(Target::classIndex).collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void batch_ofMorePicturesThanThereAre_isRefused() throws Exception {
    TrainingSet set = set();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchMaker(set, new BatchMaker.Shape(13, SIZE), 7))
        .withMessage("batch must hold between 1 and 12 pictures, got 13");
  }
}
