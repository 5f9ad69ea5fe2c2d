package org.cvready.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassOrderTest {
  private static Sample sample(String name, Map<String, String> tags) {
    return new Sample(name, 1, Path.of(name), 4, 4, List.of(), new TreeMap<>(tags));
  }

  private static PassSet set(int images) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      samples.add(sample("i" + i + ".png", Map.of()));
    }
    return set(samples, Optional.empty(), Optional.empty());
  }

  private static PassSet set(
      List<Sample> samples, Optional<String> clusterBy, Optional<String> unitBy) {
    return new PassSet(Dataset.unlabelled("set", samples), clusterBy, unitBy, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "0,0,2,0,3,0,0", "1,1,1", "0,5", "5,0"})
  void setAndSample_ofEveryImage_goSetBySetImageByImage(String text) {
    int[] sizes = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    PassOrder order = new PassOrder(Arrays.stream(sizes).mapToObj(PassOrderTest::set).toList());
    long image = 0;
    for (int s = 0; s < sizes.length; s++) {
      for (int i = 0; i < sizes[s]; i++) {
        assertThat(order.set(image)).isEqualTo(s);
        assertThat(order.sample(image)).isEqualTo(i);
        image++;
      }
    }
    assertThat(order.images()).isEqualTo(image);
  }

  @Test
  void images_ofNoOrEmptySets_areNone() {
    assertThat(new PassOrder(List.of()).images()).isZero();
    assertThat(new PassOrder(List.of(set(0), set(0))).images()).isZero();
  }

  @Test
  void clusterAndUnit_byTag_keepUntaggedImagesAlone() {
    Sample first = sample("a.png", Map.of("part", "7", "clip", "x"));
    Sample bare = sample("7", Map.of());
    Optional<String> part = Optional.of("part");
    PassSet units = set(List.of(first, bare), Optional.empty(), part);
    assertThat(units.unitOf(first)).isNotEqualTo(units.unitOf(bare));
    // Images of one part resemble each other, so a part is the independent unit, unless ...
    assertThat(units.clusterOf(first)).isEqualTo(units.unitOf(first));
    // ... the plan says otherwise.
    PassSet clips = set(List.of(first, bare), Optional.of("clip"), part);
    assertThat(clips.clusterOf(first)).isNotEqualTo(clips.unitOf(first));
  }
}
