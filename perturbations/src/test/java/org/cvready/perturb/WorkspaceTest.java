package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private final Workspace memory = new Workspace();

  @Test
  void picture_beforeReuse_isNeverTheSameMemory() {
    ByteBuffer first = memory.picture(4, 3);

    assertThat(memory.picture(4, 3)).isNotSameAs(first);
    assertThat(memory.bytes(5)).isNotSameAs(memory.bytes(5));
    assertThat(memory.floats(5)).isNotSameAs(memory.floats(5));
  }

  @Test
  void picture_afterReuse_isTheSameMemoryInTheSizeAskedFor() {
    ByteBuffer first = memory.picture(4, 3);
    first.position(7);
    memory.reuse();

    ByteBuffer second = memory.picture(2, 3);

    assertThat(second).isSameAs(first);
    assertThat(Image.wrap(2, 3, second).width()).isEqualTo(2);
  }

  @Test
  void picture_greaterThanHeld_isNew() {
    memory.picture(4, 3);
    memory.reuse();

    assertThat(memory.picture(5, 3).remaining()).isEqualTo(45);
  }

  @Test
  void arrays_afterReuse_areTheSameForTheSameLengthAlone() {
    byte[] bytes = memory.bytes(5);
    float[] floats = memory.floats(5);
    memory.reuse();

    assertThat(memory.bytes(4)).hasSize(4);
    assertThat(memory.bytes(5)).isSameAs(bytes);
    assertThat(memory.floats(4)).hasSize(4);
    assertThat(memory.floats(5)).isSameAs(floats);
  }

  @Test
  void reuse_memoryThatARoundDidNotTake_isLetGo() {
    ByteBuffer first = memory.picture(4, 3);
    memory.reuse();
    memory.reuse();

    assertThat(memory.picture(4, 3)).isNotSameAs(first);
  }

  @Test
  void reuseAllBut_thePictureKept_staysTaken() {
    ByteBuffer dropped = memory.picture(4, 3);
    ByteBuffer kept = memory.picture(4, 3);
    memory.reuseAllBut(Image.wrap(4, 3, kept));

    assertThat(memory.picture(4, 3)).isSameAs(dropped);
    assertThat(memory.picture(4, 3)).isNotSameAs(kept);
  }

  @Test
  void samples_ofAPicture_areACopy() {
    byte[] rgb = {1, 2, 3, 4, 5, 6};
    Image image = Image.copyOf(2, 1, rgb);

    byte[] samples = memory.samples(image);
    assertThat(samples).isEqualTo(rgb);
    samples[0] = 9;

    assertThat(image.sample(0, 0, 0)).isEqualTo(1);
  }
}
