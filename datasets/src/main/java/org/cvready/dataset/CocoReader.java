package org.cvready.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/**
 * Reads COCO instances files. Classes stand in the order of their category ids; crowd regions are
 * ignored objects; images lie beside the file or in {@code images/}.
 */
final class CocoReader implements DatasetReader {
  private static final int UNKNOWN = -1;

  @Override
  public Dataset read(String name, DatasetLocation location, ProblemLog problems)
      throws IOException {
    Path json = location.path();
    if (!Files.isRegularFile(json)) {
      throw new UnusableSetException(json.toString(), "coco:FILE must be a JSON file");
    }
    CocoTables tables = CocoJson.read(json, problems);
    return new Assembly(json, tables, problems).dataset(name, location.options());
  }

  /** One file on its way from tables to samples. */
  private static final class Assembly {
    private final Path json;
    private final String file;
    private final CocoTables tables;
    private final ProblemLog problems;

    private Assembly(Path json, CocoTables tables, ProblemLog problems) {
      this.json = json;
      this.file = String.valueOf(json.getFileName());
      this.tables = tables;
      this.problems = problems;
    }

    private Dataset dataset(String name, ReadingOptions options) throws IOException {
      Map<String, Long> classes = classes();
      List<ImageEntry> entries = entries(options);
      Map<Long, Integer> classIndexes = new HashMap<>();
      classes.values().forEach(id -> classIndexes.put(id, classIndexes.size()));
      Path parent = json.toAbsolutePath().getParent();
      ImageFolder folder = new ImageFolder(parent == null ? json : parent, options, problems);
      SampleAssembler assembler = new SampleAssembler(problems);
      int[][] objects = objectsByImage(entries);
      List<Sample> samples = new ArrayList<>(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        ImageEntry entry = entries.get(i);
        List<GroundTruth> truths = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int object : objects[i]) {
          truth(tables.annotation(object), classIndexes)
              .ifPresent(
                  truth -> {
                    truths.add(truth);
                    ids.add(tables.annotationId(object));
                  });
        }
        folder
            .header(entry.file(), entry.where())
            .ifPresent(
                header ->
                    samples.add(
                        assembler.assemble(
                            entry, header, truths, k -> whereAnnotation(ids.get(k)))));
      }
      return Dataset.labelled(name, classes, samples, List.of(json));
    }

    private Map<String, Long> classes() {
      List<CocoTables.Category> ordered = new ArrayList<>(tables.categories());
      ordered.sort(Comparator.comparingLong(CocoTables.Category::id));
      Map<String, Long> classes = new LinkedHashMap<>();
      Set<Long> ids = new HashSet<>();
      for (CocoTables.Category category : ordered) {
        String where = "%s: category %d".formatted(file, category.id());
        if (!ids.add(category.id())) {
          problems.error(where, "category ids must differ, got twice: " + category.id());
        } else if (classes.putIfAbsent(category.name(), category.id()) != null) {
          problems.error(
              where,
              "category names must differ, got twice: " + ImageFolder.quoted(category.name()));
        }
      }
      return classes;
    }

    private List<ImageEntry> entries(ReadingOptions options) throws IOException {
      Path parent = json.toAbsolutePath().getParent();
      ImageFolder folder = new ImageFolder(parent == null ? json : parent, options, problems);
      List<ImageEntry> entries = new ArrayList<>(tables.images().size());
      Set<Long> ids = new HashSet<>();
      Set<String> names = new HashSet<>();
      for (CocoTables.Image image : tables.images()) {
        String where = "%s: image %d".formatted(file, image.id());
        if (!ids.add(image.id())) {
          problems.error(where, "image ids must differ, got twice: " + image.id());
          continue;
        }
        Optional<Path> beside = folder.resolve(image.fileName(), where);
        if (beside.isEmpty()) {
          continue;
        }
        String name = FileNames.relative(folder.root(), beside.get());
        if (!names.add(name)) {
          problems.error(where, "file names must differ, got twice: " + ImageFolder.quoted(name));
        } else if (options.included().test(name)) {
          Path inImages = folder.root().resolve("images").resolve(name);
          Path found =
              !Files.exists(beside.get()) && Files.exists(inImages) ? inImages : beside.get();
          entries.add(
              new ImageEntry(name, image.id(), found, where, image.width(), image.height()));
        }
      }
      return entries;
    }

    /** For each entry the indexes of its annotations, in the order of the file. */
    private int[][] objectsByImage(List<ImageEntry> entries) {
      for (long id : tables.repeatedAnnotationIds()) {
        problems.error(whereAnnotation(id), "annotation ids must differ, got twice: " + id);
      }
      Map<Long, Integer> places = new HashMap<>();
      tables.images().forEach(image -> places.put(image.id(), UNKNOWN));
      for (int i = 0; i < entries.size(); i++) {
        places.put(entries.get(i).imageId(), i);
      }
      int[][] objects = new int[entries.size()][0];
      int[] counts = new int[entries.size()];
      for (int i = 0; i < tables.annotationCount(); i++) {
        Integer place = places.get(tables.imageId(i));
        if (place == null) {
          problems.error(
              whereAnnotation(tables.annotationId(i)),
              "image_id must be the id of an image, got " + tables.imageId(i));
        } else if (place != UNKNOWN) {
          if (counts[place] == objects[place].length) {
            objects[place] = Arrays.copyOf(objects[place], Math.max(4, counts[place] * 2));
          }
          objects[place][counts[place]++] = i;
        }
      }
      for (int i = 0; i < objects.length; i++) {
        objects[i] = Arrays.copyOf(objects[i], counts[i]);
      }
      return objects;
    }

    private Optional<GroundTruth> truth(
        CocoTables.Annotation annotation, Map<Long, Integer> classIndexes) {
      String where = whereAnnotation(annotation.id());
      if (annotation.id() == 0) {
        problems.warning(
            where, "annotation id is 0: pycocotools counts a detection matched to it as unmatched");
      }
      Integer classIndex = classIndexes.get(annotation.categoryId());
      if (classIndex == null) {
        problems.error(
            where,
            "category_id must be the id of a category, got an unknown class "
                + annotation.categoryId());
        return Optional.empty();
      }
      CocoTables.BoxNumbers numbers = annotation.box();
      if (!numbers.areFinite()) {
        problems.error(where, "bbox must be 4 finite numbers");
        return Optional.empty();
      }
      Box box = new Box(numbers.x(), numbers.y(), numbers.width(), numbers.height());
      double area = annotation.area();
      if (area < 0 || Double.isInfinite(area)) {
        problems.error(where, "area must be finite and at least 0, got " + area);
      }
      boolean usable = area >= 0 && Double.isFinite(area);
      double used = usable ? area : Math.max(0, box.area());
      return Optional.of(new GroundTruth(box, classIndex, used, annotation.crowd()));
    }

    private String whereAnnotation(long id) {
      return "%s: annotation %d".formatted(file, id);
    }
  }
}
