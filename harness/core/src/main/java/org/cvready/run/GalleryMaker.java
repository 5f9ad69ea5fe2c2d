package org.cvready.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cvready.metric.Decision;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.Observation;
import org.cvready.study.failsafe.SilentKind;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.gallery.PictureKind;
import org.cvready.study.gallery.WorstPictures;
import org.cvready.study.gallery.WorstPictures.Chosen;

/** Makes the pictures of what went worst once a pass is over, and puts them into their files. */
final class GalleryMaker {
  private GalleryMaker() {}

  /**
   * Writes the files of pictures, and tells of them.
   *
   * @param worst has chosen what went worst
   * @param doubts labels that may be wrong, which come last
   * @param folder of the files, in the run's folder
   */
  static Gallery make(
      PictureMaker maker, List<Chosen> worst, List<DoubtPictures.Shown> doubts, Path folder)
      throws IOException {
    if (!worst.isEmpty() || !doubts.isEmpty()) {
      Files.createDirectories(folder);
    }
    try {
      // Decoding and perturbing again is all that costs time here, and each picture stands alone.
      List<GalleryPicture> pictures =
          IntStream.range(0, worst.size() + doubts.size())
              .parallel()
              .mapToObj(
                  i ->
                      i < worst.size()
                          ? maker.make(i + 1, worst.get(i))
                          : maker.make(i + 1, doubts.get(i - worst.size())))
              .toList();
      return new Gallery(findings(worst.size()), pictures);
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
  }

  private static List<String> findings(int pictures) {
    if (pictures == 0) {
      return List.of("No object was missed, nothing was raised wrongly, no image was unsafe.");
    }
    return List.of(
        ("The %s pictures are the worst of each set, not a sample of all: at most %d of a kind, an"
                + " image once.")
            .formatted(Figures.count(pictures), WorstPictures.EACH),
        "Misses come by the size of the object and how far below the operating score the model"
            + " stayed, false alarms by their score, silent failures by the model's certainty.");
  }

  /** The gallery, which says so where silent failures of a set have no picture. */
  static Gallery complete(Gallery gallery, List<SilentKind> kinds) {
    Set<String> shown =
        gallery.pictures().stream()
            .filter(picture -> picture.kind() == PictureKind.SILENT_FAILURE)
            .map(GalleryPicture::dataset)
            .collect(Collectors.toSet());
    List<String> missing =
        kinds.stream()
            .filter(kind -> kind.silent().events() > 0 && !shown.contains(kind.set()))
            .map(SilentKind::set)
            .distinct()
            .toList();
    if (missing.isEmpty()) {
      return gallery;
    }
    List<String> findings = new ArrayList<>(gallery.findings());
    findings.add(
        "Silent failures of %s are not among the pictures: of their units other images were surer, or there was no room."
            .formatted(String.join(", ", missing)));
    return new Gallery(findings, gallery.pictures());
  }

  /** Whether the unit that an image shows was decided unsafely, from all of its images. */
  static Predicate<Observation> unsafeUnits(List<SeenSet> sets) {
    Map<List<Object>, Map<String, Decision>> known = new HashMap<>();
    return seen -> {
      SeenSet set = sets.get(seen.set());
      Map<String, Decision> units =
          known.computeIfAbsent(
              List.of(seen.set(), seen.condition()),
              key -> decisions(set.outcomes(seen.condition(), new TreeMap<>())));
      Decision decision = units.get(seen.outcome().unit());
      return decision != null && !set.plan().safe().contains(decision);
    };
  }

  private static Map<String, Decision> decisions(List<ImageOutcome> images) {
    Map<String, Decision> units = new HashMap<>();
    for (ImageOutcome image : images) {
      units.merge(image.unit(), image.decision(), Decision::orWorse);
    }
    return units;
  }
}
