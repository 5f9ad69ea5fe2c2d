package org.cvready.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageCuts;
import org.cvready.imaging.ImageEncoder;
import org.cvready.match.ImageMatches;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.study.Observation;
import org.cvready.study.PassSet;
import org.cvready.study.Showing;
import org.cvready.study.gallery.GalleryPicture;
import org.cvready.study.gallery.PictureMark;
import org.cvready.study.gallery.WorstPictures.Chosen;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/** Makes one picture: the pixels that the model was shown, cut around what the picture is about. */
final class PictureMaker {
  /** Longest side of a picture, pixels. */
  static final int LONGEST_SIDE = 320;

  private static final int JPEG_QUALITY = 70;

  /** A cut reaches this many times the longer side of its box to each side. */
  private static final double CONTEXT = 1.5;

  private final List<SeenSet> sets;
  private final Path folder;
  private final OperatingPoint point;
  private final long seed;
  private final Captions captions;

  PictureMaker(OpenedPlan opened, List<SeenSet> sets, Path folder) {
    this.sets = sets;
    this.folder = folder;
    this.point = opened.point();
    this.seed = opened.plan().seed();
    this.captions = new Captions(opened.classes().names(), point);
  }

  /**
   * Part of an image, made smaller.
   *
   * @param region in source pixels
   * @param scale picture pixels in a source pixel, in (0, 1]
   */
  private record View(Box region, double scale) {
    private PictureMark mark(PictureMark.Kind kind, String name, OptionalDouble score, Box box) {
      double left = Math.max(box.x(), region.x());
      double top = Math.max(box.y(), region.y());
      double right = Math.max(left, Math.min(box.right(), region.right()));
      double bottom = Math.max(top, Math.min(box.bottom(), region.bottom()));
      return new PictureMark(
          kind,
          name,
          score,
          tenths((left - region.x()) * scale),
          tenths((top - region.y()) * scale),
          tenths((right - left) * scale),
          tenths((bottom - top) * scale));
    }

    private static double tenths(double pixels) {
      return Math.rint(pixels * 10) / 10;
    }

    private boolean shows(Box box) {
      return box.intersection(region) > 0;
    }
  }

  /** Writes the file of one picture into its folder. */
  GalleryPicture make(int number, Chosen chosen) {
    return make(number, chosen, captions.of(chosen));
  }

  /** Writes the file of one picture of a label that may be wrong. */
  GalleryPicture make(int number, DoubtPictures.Shown doubt) {
    return make(number, doubt.chosen(), captions.of(doubt.doubt()));
  }

  private GalleryPicture make(int number, Chosen chosen, String caption) {
    Observation seen = chosen.observation();
    Image image = pixels(seen);
    Box region = region(image, chosen.focus().box());
    Image cut = ImageCuts.thumbnail(ImageCuts.crop(image, region, 0), LONGEST_SIDE);
    View view = new View(region, cut.width() / region.width());
    int classIndex = chosen.focus().classIndex();
    write(folder.resolve(GalleryPicture.fileName(number)), ImageEncoder.jpeg(cut, JPEG_QUALITY));
    return new GalleryPicture(
        number,
        chosen.kind(),
        sets.get(seen.set()).plan().name(),
        seen.sample().name(),
        seen.condition(),
        classIndex < 0 ? "" : captions.name(classIndex),
        seen.outcome().decision(),
        cut.width(),
        cut.height(),
        marks(seen, view),
        caption);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the model was shown; grey where a faulty stream delivered nothing. */
  private Image pixels(Observation seen) {
    PassSet set = sets.get(seen.set()).pass();
    Sample sample = seen.sample();
    for (PassSet.SetCondition condition : set.conditions()) {
      if (!condition.id().equals(seen.condition())) {
        continue;
      }
      if (condition.showing() instanceof Showing.Perturbed chain) {
        return chain.condition().apply(sample.image(), seed, sample.stem()).image();
      }
      if (condition.showing() instanceof Showing.Misdelivered stream) {
        OptionalInt other = stream.delivery().at(seen.sampleIndex());
        return other.isPresent()
            ? set.data().samples().get(other.getAsInt()).image()
            : grey(sample);
      }
    }
    return sample.image();
  }

  private static Image grey(Sample sample) {
    byte[] rgb = new byte[3 * sample.width() * sample.height()];
    Arrays.fill(rgb, (byte) 128);
    return Image.copyOf(sample.width(), sample.height(), rgb);
  }

  /** The surroundings of the box: half of a small image, a picture's size of a large one. */
  private static Box region(Image image, Optional<Box> focus) {
    if (focus.isEmpty()) {
      return new Box(0, 0, image.width(), image.height());
    }
    Box box = focus.get();
    int longest = Math.max(image.width(), image.height());
    double side =
        Math.max(
            Math.min(LONGEST_SIDE, longest / 2.0),
            Math.max(box.width(), box.height()) * (1 + 2 * CONTEXT));
    double width = Math.min(image.width(), Math.rint(side));
    double height = Math.min(image.height(), Math.rint(side));
    double left = Math.rint(box.x() + box.width() / 2 - width / 2);
    double top = Math.rint(box.y() + box.height() / 2 - height / 2);
    return new Box(
        Math.min(Math.max(left, 0), image.width() - width),
        Math.min(Math.max(top, 0), image.height() - height),
        width,
        height);
  }

  private List<PictureMark> marks(Observation seen, View view) {
    ImageMatches matches = new OperatingPointMatcher(point).match(seen.truths(), seen.detections());
    boolean labelled = sets.get(seen.set()).pass().data().isLabelled();
    List<PictureMark> marks = new ArrayList<>();
    for (int g = 0; g < seen.truths().size(); g++) {
      GroundTruth truth = seen.truths().get(g);
      if (view.shows(truth.box())) {
        PictureMark.Kind kind =
            matches.isMissed(g) ? PictureMark.Kind.MISSED : PictureMark.Kind.OBJECT;
        marks.add(
            view.mark(
                truth.ignored() ? PictureMark.Kind.CROWD : kind,
                captions.name(truth.classIndex()),
                OptionalDouble.empty(),
                truth.box()));
      }
    }
    for (int d = 0; d < seen.detections().size(); d++) {
      Detection found = seen.detections().get(d);
      if (view.shows(found.box())) {
        marks.add(
            view.mark(
                kind(matches, d, labelled),
                captions.name(found.classIndex()),
                OptionalDouble.of(found.score()),
                found.box()));
      }
    }
    return marks;
  }

  /** A set without labels has no false alarms: what is there is not known. */
  private PictureMark.Kind kind(ImageMatches matches, int d, boolean labelled) {
    if (!matches.isCounted(d)) {
      Detection found = matches.detections().get(d);
      return found.score() < point.reviewFrom(found.classIndex())
          ? PictureMark.Kind.WEAK
          : PictureMark.Kind.REVIEW;
    }
    return matches.isFalsePositive(d) && labelled
        ? PictureMark.Kind.FALSE_ALARM
        : PictureMark.Kind.FOUND;
  }
}
