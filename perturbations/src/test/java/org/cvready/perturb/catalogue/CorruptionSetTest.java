package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cvready.perturb.catalogue.CorruptionSet.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptionSetTest {
  @Test
  void members_standardSets_areThoseOfTheLiterature() {
    assertThat(names(CorruptionSet.COMMON))
        .containsExactly(
            "gaussian_noise",
            "shot_noise",
            "impulse_noise",
            "defocus_blur",
            "glass_blur",
            "motion_blur",
            "zoom_blur",
            "snow",
            "frost",
            "fog",
            "brightness",
            "contrast",
            "elastic_transform",
            "pixelate",
            "jpeg_compression");
    assertThat(names(CorruptionSet.EXTRA))
        .containsExactly("speckle_noise", "gaussian_blur", "spatter", "saturate");
    assertThat(names(CorruptionSet.CORRUPTIONS)).hasSize(19).startsWith("gaussian_noise");
  }

  @ParameterizedTest
  @EnumSource(CorruptionSet.class)
  void members_everySet_haveNamesOfTheirEntriesEachOnce(CorruptionSet set) {
    assertThat(set.members())
        .allMatch(each -> Catalogue.byName(each.name()).orElseThrow() == each.entry());
    assertThat(set.members().stream().map(Member::entry)).doesNotHaveDuplicates();
    assertThat(CorruptionSet.byKey(set.key())).contains(set);
  }

  @Test
  void members_ofCorruptions_areSweptBySeverity() {
    assertThat(CorruptionSet.CORRUPTIONS.members())
        .allMatch(each -> each.entry().scale().isSeverity());
  }

  @Test
  void members_ofAll_areTheWholeCatalogue() {
    assertThat(CorruptionSet.ALL.members().stream().map(Member::entry))
        .containsExactlyInAnyOrder(Catalogue.values());
  }

  private static List<String> names(CorruptionSet set) {
    return set.members().stream().map(Member::name).toList();
  }
}
