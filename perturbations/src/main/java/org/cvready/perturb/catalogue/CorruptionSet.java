package org.cvready.perturb.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Perturbations that are used together, under the names that the literature gives them.
 *
 * <p>The 15 common corruptions are those over which mPC and rPC are published for COCO-C (C.
 * Michaelis et al., "Benchmarking Robustness in Object Detection: Autonomous Driving when Winter is
 * Coming", 2019, after D. Hendrycks and T. Dietterich, "Benchmarking Neural Network Robustness to
 * Common Corruptions and Perturbations", ICLR 2019); the 4 extra ones are those that the second
 * paper keeps for validation.
 */
public enum CorruptionSet {
  /** The 15 common corruptions, in the literature's order. */
  COMMON,
  /** The 4 further ones. */
  EXTRA,
  /** Both: the 19 standard corruptions. */
  CORRUPTIONS,
  /** Every perturbation of the catalogue, the standard corruptions first. */
  ALL;

  private static final List<String> COMMON_NAMES =
      List.of(
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
  private static final List<String> EXTRA_NAMES =
      List.of("speckle_noise", "gaussian_blur", "spatter", "saturate");

  /**
   * A perturbation under the name that the set gives it.
   *
   * @param name as the literature has it, or the entry's own
   * @param entry what it is
   */
  public record Member(String name, Catalogue entry) {}

  /** The set of this name. */
  public static Optional<CorruptionSet> byKey(String key) {
    return Arrays.stream(values()).filter(set -> set.key().equals(key)).findFirst();
  }

  /** All names in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(CorruptionSet::key).toList();
  }

  /** The name in plans and on the command line: {@code common}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What belongs to it, in order. */
  public List<Member> members() {
    List<Member> common = named(COMMON_NAMES);
    List<Member> extra = named(EXTRA_NAMES);
    return switch (this) {
      case COMMON -> common;
      case EXTRA -> extra;
      case CORRUPTIONS -> Stream.concat(common.stream(), extra.stream()).toList();
      case ALL -> everything();
    };
  }

  private static List<Member> everything() {
    List<Member> all = new ArrayList<>(CORRUPTIONS.members());
    List<Catalogue> standard = all.stream().map(Member::entry).toList();
    for (Catalogue entry : Catalogue.values()) {
      if (!standard.contains(entry)) {
        all.add(new Member(entry.key(), entry));
      }
    }
    return all;
  }

  private static List<Member> named(List<String> names) {
    return names.stream()
        .map(name -> new Member(name, Catalogue.byName(name).orElseThrow()))
        .toList();
  }
}
