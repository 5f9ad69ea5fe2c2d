package org.cvready.run;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageCuts;
import org.cvready.imaging.ImageEncoder;
import org.cvready.metric.Scope;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.MovedTruths;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.StreamFaults;
import org.cvready.report.ContactSheet;
import org.cvready.report.ContactSheet.Colour;
import org.cvready.report.ContactSheet.Mark;
import org.cvready.report.ContactSheet.Picture;
import org.cvready.report.ContactSheet.Strip;
import org.cvready.report.ContactSheet.Tile;
import org.cvready.study.PassSet;
import org.cvready.study.Showing;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/** One image of a set as the sheet shows it, condition by condition. */
final class PreviewStrip {
  private static final int LONGEST_SIDE = 560;
  private static final int JPEG_QUALITY = 90;

  private final PassSet set;
  private final int position;
  private final Sample sample;
  private final long seed;
  private final Image clean;

  /** Decodes the image at this position of the set. */
  PreviewStrip(PassSet set, int position, long seed) {
    this.set = set;
    this.position = position;
    this.sample = set.data().samples().get(position);
    this.seed = seed;
    this.clean = sample.image();
  }

  /** The strip with these tiles. */
  Strip of(List<Tile> tiles) {
    int objects = sample.groundTruths().size();
    String about =
        "%s, %d x %d pixels%s"
            .formatted(
                sample.name(),
                clean.width(),
                clean.height(),
                set.data().isLabelled()
                    ? ", %d object%s".formatted(objects, objects == 1 ? "" : "s")
                    : ", no labels");
    return new Strip(
        set.data().name(), about, classes().stream().map(this::colour).toList(), tiles);
  }

  /** The classes in the image; colours are given out among these, so that few share one. */
  private List<Integer> classes() {
    return sample.groundTruths().stream().map(GroundTruth::classIndex).distinct().sorted().toList();
  }

  private Colour colour(int classIndex) {
    return new Colour(
        set.data().classes().name(classIndex),
        classes().indexOf(classIndex) % ContactSheet.COLOURS);
  }

  /** The image as the model gets to see it under a condition. */
  Tile tile(Showing showing) {
    if (showing instanceof Showing.Perturbed chain) {
      Perturbed perturbed = chain.condition().apply(clean, seed, sample.stem());
      List<GroundTruth> truths = MovedTruths.of(sample.groundTruths(), perturbed.warp());
      return new Tile(
          chain.id(),
          magnitudes(chain.condition().steps()),
          causes(chain.condition().steps()),
          note(truths),
          Optional.of(picture(perturbed.image(), truths)));
    }
    if (showing instanceof Showing.Misdelivered stream) {
      return misdelivered(stream);
    }
    return new Tile(Scope.CLEAN, "", "", "", Optional.of(picture(clean, sample.groundTruths())));
  }

  private Tile misdelivered(Showing.Misdelivered stream) {
    OptionalInt number = stream.delivery().at(position);
    String cause =
        StreamFaults.byName(stream.condition().fault().name())
            .map(StreamFaults::cause)
            .orElse("a fault of the stream");
    Optional<Picture> picture = Optional.empty();
    String note = "nothing arrives in its place";
    if (number.isPresent()) {
      Sample other = set.data().samples().get(number.getAsInt());
      picture = Optional.of(picture(other.image(), sample.groundTruths()));
      note = other.equals(sample) ? "arrives in its place" : other.name() + " arrives in its place";
    }
    String magnitude =
        stream.condition().severity().isPresent()
            ? magnitude(stream.condition().fault().scale(), stream.condition().strength())
            : "";
    return new Tile(stream.id(), magnitude, cause, note, picture);
  }

  /** What a camera move did to the objects. */
  private String note(List<GroundTruth> truths) {
    int gone = sample.groundTruths().size() - truths.size();
    long excused = excused(truths) - excused(sample.groundTruths());
    List<String> notes = new ArrayList<>();
    if (gone > 0) {
      notes.add("objects that have left the image: " + gone);
    }
    if (excused > 0) {
      notes.add("mostly outside, need not be found: " + excused);
    }
    return String.join("; ", notes);
  }

  private static long excused(List<GroundTruth> truths) {
    return truths.stream().filter(truth -> truth.kind() == GroundTruth.Kind.CROWD).count();
  }

  /** What the severities mean, where they stand for magnitudes. */
  private static String magnitudes(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.severity().isPresent())
        .map(step -> magnitude(step.perturbation().scale(), step.strength()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String magnitude(StrengthScale scale, double strength) {
    return scale.isSeverity()
        ? ""
        : Settings.plain(strength) + " " + scale.unit().replace("_per_", "/");
  }

  private static String causes(List<Step> steps) {
    return steps.stream()
        .map(step -> Catalogue.byName(step.perturbation().name()).map(Catalogue::cause).orElse("?"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Picture picture(Image image, List<GroundTruth> truths) {
    byte[] jpeg = ImageEncoder.jpeg(ImageCuts.thumbnail(image, LONGEST_SIDE), JPEG_QUALITY);
    List<Mark> marks = new ArrayList<>();
    for (GroundTruth truth : truths) {
      Box box = truth.box().clippedTo(image.width(), image.height());
      marks.add(
          new Mark(
              (int) Math.round(box.x()),
              (int) Math.round(box.y()),
              (int) Math.round(box.width()),
              (int) Math.round(box.height()),
              colour(truth.classIndex()),
              truth.kind() == GroundTruth.Kind.CROWD));
    }
    return new Picture(
        Base64.getEncoder().encodeToString(jpeg), image.width(), image.height(), marks);
  }
}
