package org.cvready.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perturb}: writes perturbed copies of images. */
@Command(
    name = "perturb",
    description = {
      "Write perturbed copies of images as PNG, or list the perturbations.",
      "",
      "A copy is called STEM__NAME__STRENGTH__SEED.png and has the pixels that certify",
      "shows to the model for an image of this name under this condition and seed.",
      "STRENGTH is the severity, or a magnitude with its unit (-2EV), or 'chain'."
    },
    footer = {
      "",
      "Example:",
      "  cvready perturb part.jpg --with common --severity all --seeds 1..8 --out copies",
      "  cvready perturb a.png b.png --with glare,exposure@-2EV,exposure@-1EV+jpeg@3 --out copies",
      "  cvready perturb --list"
    })
final class PerturbCommand extends Verb<PerturbCommand.Request> {
  private static final Pattern SEEDS = Pattern.compile("(-?[0-9]{1,19})(?:\\.\\.(-?[0-9]{1,19}))?");
  private static final List<Integer> ALL_SEVERITIES = List.of(1, 2, 3, 4, 5);
  private static final String ALL = "all";

  /** What to do. */
  sealed interface Request permits Listing, Copies {}

  /** Print what there is. */
  record Listing() implements Request {}

  /**
   * Write copies.
   *
   * @param images files to perturb, at least one
   * @param with names of sets, perturbations or conditions, at least one
   * @param severities for what carries no strength of its own
   * @param seeds first and last seed
   * @param out folder to write
   * @param workers threads, at least 1; empty for one a core
   */
  record Copies(
      List<Path> images,
      List<String> with,
      List<Integer> severities,
      SeedRange seeds,
      Path out,
      OptionalInt workers)
      implements Request {
    Copies {
      images = List.copyOf(images);
      with = List.copyOf(with);
      severities = List.copyOf(severities);
    }
  }

  /**
   * Seeds, both ends included.
   *
   * @param first the first
   * @param last the last
   */
  record SeedRange(long first, long last) {}

  @Parameters(arity = "0..*", paramLabel = "IMAGE", description = "Image files.")
  private List<Path> images = List.of();

  @Option(
      names = "--with",
      paramLabel = "NAMES",
      description =
          "Sets (common, extra, corruptions, all), perturbations or conditions, with commas"
              + " between.")
  private @Nullable String with;

  @Option(
      names = "--severity",
      paramLabel = "N",
      defaultValue = ALL,
      description = "1 to 5, several with commas, or all; default: ${DEFAULT-VALUE}.")
  private String severity = ALL;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      defaultValue = "0",
      description = "Seeds of the random streams, or one alone; default: ${DEFAULT-VALUE}.")
  private String seeds = "0";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write.")
  private @Nullable Path out;

  @Option(names = "--workers", paramLabel = "N", description = "Threads; default: one a core.")
  private @Nullable Integer workers;

  @Option(
      names = "--list",
      description = "List names, units, ranges, severities, parameters and causes.")
  private boolean list;

  PerturbCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    if (list) {
      if (!images.isEmpty() || with != null || out != null) {
        throw new BadArgumentException("--list must stand alone");
      }
      return new Listing();
    }
    if (images.isEmpty()) {
      throw new BadArgumentException("an image is missing; --list shows what can be done to it");
    }
    if (with == null || with.isBlank()) {
      throw new BadArgumentException("--with must name sets or perturbations, such as common");
    }
    if (out == null) {
      throw new BadArgumentException("--out must name a folder");
    }
    return new Copies(
        images, words(with), severities(severity), seeds(seeds), out, Arguments.workers(workers));
  }

  /** Splits at commas, but for those between the parameters of a condition. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(",(?![^()]*\\))", -1)) {
      words.add(word.strip());
    }
    return words;
  }

  private static List<Integer> severities(String text) {
    if (text.equals(ALL)) {
      return ALL_SEVERITIES;
    }
    List<Integer> severities = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.strip().matches("[1-5]")) {
        throw new BadArgumentException(
            "--severity must be in [1, 5] or all, got '%s'".formatted(part.strip()));
      }
      severities.add(Integer.parseInt(part.strip()));
    }
    return severities;
  }

  private static SeedRange seeds(String text) {
    Matcher matcher = SEEDS.matcher(text.strip());
    if (matcher.matches()) {
      try {
        long first = Long.parseLong(matcher.group(1));
        String last = matcher.group(2);
        return new SeedRange(first, last == null ? first : Long.parseLong(last));
      } catch (NumberFormatException tooLong) {
        // Said below.
      }
    }
    throw new BadArgumentException(
        "--seeds must be A..B or one number of 64 bits, got '%s'".formatted(text));
  }
}
