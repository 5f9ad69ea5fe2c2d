package org.cvready.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cvready.imaging.ImageEncoder;
import org.cvready.vision.GroundTruth;

/**
 * Writes a set as a folder: pictures, COCO ground truth and tags.
 *
 * <p>A set appears whole or not at all. A folder that holds anything that this class does not write
 * is left alone.
 */
public final class SetWriter {
  /** JPEG quality of every picture. */
  public static final int QUALITY = 88;

  private static final String ANNOTATIONS = "annotations.json";
  private static final String TAGS = "tags.csv";
  private static final String IMAGES = "images";

  private final UnitRenderer renderer;
  private final long seed;
  private final int threads;

  /**
   * A writer of sets.
   *
   * @param seed of all pictures
   * @param threads that render, at least 1; the bytes do not depend on it
   */
  public SetWriter(long seed, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    this.renderer = new UnitRenderer(seed);
    this.seed = seed;
    this.threads = threads;
  }

  /** Writes the first {@code units} units of a set into its folder below {@code root}. */
  public void write(LineSet set, int units, Path root) throws IOException {
    Path target = root.resolve(set.folder());
    checkReplaceable(target);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempDirectory(target.toAbsolutePath().getParent(), "." + target.getFileName());
    try {
      fill(set, units, fresh);
      delete(target);
      Files.move(fresh, target);
    } finally {
      delete(fresh);
    }
  }

  private void fill(LineSet set, int units, Path folder) throws IOException {
    Path images = set.annotated() ? Files.createDirectory(folder.resolve(IMAGES)) : folder;
    List<Unit> written = rendered(set, units, images);
    if (set.annotated()) {
      Files.writeString(folder.resolve(ANNOTATIONS), annotations(written));
      Files.writeString(folder.resolve(TAGS), tags(written));
    }
  }

  /** What remains of a picture once its file is written. */
  private record Unit(String fileName, Rendered rendered) {}

  private List<Unit> rendered(LineSet set, int units, Path images) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Unit>> futures = new ArrayList<>();
      for (int index : IntStream.range(0, units).toArray()) {
        futures.add(workers.submit(() -> render(set, index, images)));
      }
      List<Unit> done = new ArrayList<>();
      for (Future<Unit> future : futures) {
        done.add(future.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("rendering was interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("rendering %s failed".formatted(set.folder()), e);
    } finally {
      workers.shutdownNow();
    }
  }

  private Unit render(LineSet set, int index, Path images) throws IOException {
    Rendered rendered = renderer.render(set, index);
    String name = set.fileName(index);
    Files.write(images.resolve(name), ImageEncoder.jpeg(rendered.image(), QUALITY));
    return new Unit(name, rendered.withoutPixels());
  }

  private String annotations(List<Unit> units) {
    List<String> images = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    for (Unit unit : units) {
      int imageId = images.size() + 1;
      images.add(
          "{\"id\":%d,\"file_name\":\"%s\",\"width\":%d,\"height\":%d}"
              .formatted(imageId, unit.fileName, Surface.SIDE, Surface.SIDE));
      for (GroundTruth truth : unit.rendered.truths()) {
        objects.add(object(objects.size() + 1, imageId, truth));
      }
    }
    List<String> categories = new ArrayList<>();
    for (DefectKind kind : DefectKind.values()) {
      categories.add(
          "{\"id\":%d,\"name\":\"%s\"}".formatted(kind.classIndex() + 1, kind.className()));
    }
    return "{\"info\":{\"description\":\"cvready washer line, rendered\",\"seed\":%d},\n"
            .formatted(seed)
        + "\"images\":[\n%s],\n".formatted(String.join(",\n", images))
        + "\"annotations\":[\n%s],\n".formatted(String.join(",\n", objects))
        + "\"categories\":[\n%s]}\n".formatted(String.join(",\n", categories));
  }

  private static String object(int id, int imageId, GroundTruth truth) {
    return "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,%d,%d],\"area\":%d,\"iscrowd\":0}"
        .formatted(
            id,
            imageId,
            truth.classIndex() + 1,
            (int) truth.box().x(),
            (int) truth.box().y(),
            (int) truth.box().width(),
            (int) truth.box().height(),
            (int) truth.area());
  }

  private static String tags(List<Unit> units) {
    StringBuilder csv = new StringBuilder("file_name," + String.join(",", Conditions.KEYS) + "\n");
    for (Unit unit : units) {
      csv.append(unit.fileName);
      for (String key : Conditions.KEYS) {
        csv.append(',').append(unit.rendered.tags().get(key));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void checkReplaceable(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new IOException("%s must be a folder".formatted(target));
    }
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(path -> !path.equals(target)).toList()) {
        String name = target.relativize(file).toString().replace('\\', '/');
        if (!name.matches("annotations\\.json|tags\\.csv|images|(images/)?[a-z-]+-\\d{4}\\.jpg")) {
          throw new IOException(
              "%s holds %s, which is none of the line's files; move it away first"
                  .formatted(target, name));
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
