package org.cvready.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.ImageEncoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.imaging.UnreadableImageException;
import org.cvready.perturb.Workspace;
import org.cvready.report.AtomicFiles;
import org.cvready.vision.Image;

/**
 * Writes perturbed copies of images as PNG files.
 *
 * <p>A copy has the pixels that {@code certify} shows to the model for an image of the same file
 * stem under the same condition and seed. The bytes do not depend on the number of workers; a file
 * appears whole or not at all.
 */
public final class PerturbedFiles {
  private final Job job;
  private final RunProgress progress;
  private final AtomicLong nextUnit = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Throwable> failures = new ConcurrentSkipListMap<>();
  private long done;

  /**
   * What to write.
   *
   * @param images files of the images
   * @param copies what is made of each
   * @param seeds first and last seed
   * @param out folder of the copies
   */
  public record Job(List<Path> images, List<PerturbedCopy> copies, Seeds seeds, Path out) {
    /** Copies the lists; file names must not collide, nor replace what is read. */
    public Job {
      images = List.copyOf(images);
      copies = List.copyOf(copies);
      Map<String, Path> stems = new HashMap<>();
      for (Path image : images) {
        Path other = stems.putIfAbsent(stem(image), image);
        if (other != null) {
          throw new IllegalArgumentException(
              "images must have different names without extension, got %s and %s"
                  .formatted(other, image));
        }
      }
      checkOutputs(images, copies, seeds, out);
    }

    /** How many files it comes to. */
    public long files() {
      return Math.multiplyExact((long) images.size() * copies.size(), seeds.count());
    }

    private static void checkOutputs(
        List<Path> images, List<PerturbedCopy> copies, Seeds seeds, Path out) {
      Set<Path> read = new HashSet<>();
      images.forEach(image -> read.add(image.toAbsolutePath().normalize()));
      Path folder = out.toAbsolutePath().normalize();
      if (images.stream()
          .noneMatch(image -> folder.equals(image.toAbsolutePath().normalize().getParent()))) {
        return;
      }
      for (Path image : images) {
        for (PerturbedCopy copy : copies) {
          for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
            Path file = folder.resolve(copy.fileName(stem(image), seed));
            if (read.contains(file)) {
              throw new IllegalArgumentException(
                  "a copy of %s would replace the image %s; choose another --out"
                      .formatted(image, file));
            }
          }
        }
      }
    }
  }

  /**
   * The seeds of the random streams, each of which gives a copy of its own.
   *
   * @param first inclusive
   * @param last inclusive, at least {@code first}
   */
  public record Seeds(long first, long last) {
    private static final long MOST = 1_000_000;

    /** Checks the order and the number. */
    public Seeds {
      if (last < first || last - first < 0 || last - first >= MOST) {
        throw new IllegalArgumentException(
            "seeds must be A..B with A <= B and at most %d seeds, got %d..%d"
                .formatted(MOST, first, last));
      }
    }

    long count() {
      return last - first + 1;
    }
  }

  private PerturbedFiles(Job job, RunProgress progress) {
    this.job = job;
    this.progress = progress;
  }

  /**
   * Writes everything; files of the same names are replaced. Where something fails, the first
   * failure in the order of images, copies and seeds is thrown, and what was written before stays.
   *
   * @param workers threads, at least 1
   * @throws UnreadableImageException where an image is damaged or too small for a perturbation
   */
  public static void write(Job job, int workers, RunProgress progress) throws IOException {
    Files.createDirectories(job.out());
    progress.stage("images", job.files());
    new PerturbedFiles(job, progress).run(workers);
    progress.end();
  }

  private void run(int workers) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(workers, task -> new Thread(task, "cvready-perturb"));
    try {
      for (int i = 0; i < workers; i++) {
        threads.execute(new Worker()::work);
      }
      threads.shutdown();
      if (!threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("workers have not ended");
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while perturbing");
    }
    if (!failures.isEmpty()) {
      throw rethrown(failures.firstEntry().getValue());
    }
  }

  private static RuntimeException rethrown(Throwable failure) throws IOException {
    if (failure instanceof IOException unwritable) {
      throw unwritable;
    }
    if (failure instanceof Error broken) {
      throw broken;
    }
    return (RuntimeException) failure;
  }

  /** Units are taken in order, so whatever fails first of all has been taken. */
  private long take() {
    return failures.isEmpty() && !Thread.currentThread().isInterrupted()
        ? nextUnit.getAndIncrement()
        : Long.MAX_VALUE;
  }

  private synchronized void step() {
    done++;
    progress.at(done);
  }

  private static String stem(Path image) {
    Path name = image.getFileName();
    return name == null ? "" : Sample.stemOf(name.toString());
  }

  /** Takes one unit after the other: the copies of an image follow each other. */
  private final class Worker {
    // A copy is in its file before the next one is made, so that all may take the same memory.
    private final PixelMemory memory = new PixelMemory();
    private final Workspace workspace = new Workspace();
    private Image image = Image.copyOf(1, 1, new byte[Image.CHANNELS]);
    private long decoded = -1;

    void work() {
      for (long unit = take(); unit < job.files(); unit = take()) {
        try {
          write(unit);
          step();
        } catch (IOException | RuntimeException | Error failure) {
          failures.put(unit, failure);
        }
      }
    }

    private void write(long unit) throws IOException {
      long perImage = job.copies().size() * job.seeds().count();
      Path file = job.images().get((int) (unit / perImage));
      if (unit / perImage != decoded) {
        image = ImageDecoder.decode(file, memory);
        decoded = unit / perImage;
      }
      long rest = unit % perImage;
      PerturbedCopy copy = job.copies().get((int) (rest / job.seeds().count()));
      long seed = job.seeds().first() + rest % job.seeds().count();
      byte[] png = ImageEncoder.png(perturbed(file, copy, seed));
      AtomicFiles.write(job.out().resolve(copy.fileName(stem(file), seed)), out -> out.write(png));
    }

    private Image perturbed(Path file, PerturbedCopy copy, long seed) {
      try {
        workspace.reuse();
        return copy.condition().apply(image, seed, stem(file), workspace).image();
      } catch (IllegalArgumentException unfit) {
        // A condition has checked its strengths: what is wrong now is the image, such as its size.
        throw new UnreadableImageException(
            file.toString(), String.valueOf(unfit.getMessage()), unfit);
      }
    }
  }
}
