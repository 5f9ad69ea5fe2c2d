package org.cvready.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.DatasetReader.UnusableSetException;
import org.cvready.imaging.Printable;

/**
 * Tags of images by file name, from a CSV file whose first column is the file name, from a JSON
 * object of objects by file name, or from a JSON list of objects of which one key is {@code
 * file_name}, {@code file}, {@code image} or {@code name}.
 *
 * <p>A file name is a sample's whole name, or its last part where only one sample has it. An empty
 * value is no tag.
 */
final class TagFile {
  private static final List<String> NAME_KEYS = List.of("file_name", "file", "image", "name");

  private final Path file;
  private final String shown;
  private final ProblemLog problems;
  private final Map<String, SortedMap<String, String>> tagsBySample = new HashMap<>();
  private Map<String, String> sampleNames = Map.of();
  private long unknown;

  TagFile(Path file, ProblemLog problems) {
    this.file = file;
    this.shown = String.valueOf(file.getFileName());
    this.problems = problems;
  }

  /** The tags of a set's samples by their names; what does not fit is logged. */
  Map<String, SortedMap<String, String>> tagsOf(Dataset dataset) throws IOException {
    sampleNames = sampleNames(dataset);
    if (!Files.isRegularFile(file)) {
      throw new UnusableSetException(file.toString(), "the file of tags is missing");
    }
    try {
      if (FileNames.hasExtension(shown, "json")) {
        readJson();
      } else {
        readCsv();
      }
    } catch (JsonProcessingException e) {
      throw new UnusableSetException(
          file.toString(), "tags must be CSV or JSON: " + CocoJson.position(e));
    }
    report(dataset);
    return tagsBySample;
  }

  /** What a file of tags may call each sample; a last part that several share names none. */
  private static Map<String, String> sampleNames(Dataset dataset) {
    Map<String, String> names = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Sample sample : dataset.samples()) {
      String last = FileNames.last(sample.name());
      if (names.putIfAbsent(last, sample.name()) != null) {
        shared.add(last);
      }
    }
    shared.forEach(names::remove);
    dataset.samples().forEach(sample -> names.put(sample.name(), sample.name()));
    return names;
  }

  private void readJson() throws IOException {
    JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
    if (root.isObject()) {
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        put(entry.getKey(), tags(entry.getValue(), "", entry.getKey()), entry.getKey());
      }
      return;
    }
    if (!root.isArray()) {
      throw new UnusableSetException(
          file.toString(), "tags must be an object by file name or a list of objects");
    }
    int index = 0;
    for (JsonNode entry : root) {
      String where = "entry " + index++;
      String key = NAME_KEYS.stream().filter(entry::has).findFirst().orElse("");
      if (key.isEmpty()) {
        problems.error(place(where), "entry must have one of the keys " + NAME_KEYS);
      } else {
        put(entry.get(key).asText(), tags(entry, key, where), where);
      }
    }
  }

  private SortedMap<String, String> tags(JsonNode entry, String nameKey, String where) {
    SortedMap<String, String> tags = new TreeMap<>();
    if (!entry.isObject()) {
      problems.error(place(where), "tags of an image must be an object");
      return tags;
    }
    for (Map.Entry<String, JsonNode> tag : entry.properties()) {
      if (tag.getKey().equals(nameKey) || tag.getValue().isNull()) {
        continue;
      }
      if (tag.getValue().isContainerNode()) {
        problems.error(
            place(where), "value of tag '%s' must be text".formatted(Printable.of(tag.getKey())));
      } else {
        tags.put(tag.getKey(), tag.getValue().asText());
      }
    }
    return tags;
  }

  private void readCsv() throws IOException {
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(text)) {
      if (!rows.hasNextValue()) {
        throw new UnusableSetException(file.toString(), "CSV file of tags must have a header");
      }
      String[] header = header(rows.nextValue());
      long number = 1;
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        String where = "row " + ++number;
        if (row.length == 1 && row[0].isBlank()) {
          continue;
        }
        csvRow(header, row, where);
      }
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new UnusableSetException(file.toString(), "CSV file of tags must be UTF-8");
    }
  }

  private String[] header(String[] row) {
    List<String> keys = new ArrayList<>();
    for (String key : row) {
      keys.add(key.replace("\ufeff", "").strip());
    }
    if (keys.size() < 2 || new HashSet<>(keys).size() < keys.size() || keys.contains("")) {
      throw new UnusableSetException(
          file.toString(),
          "header must name a column of file names and at least one tag, all different, got "
              + Printable.of(keys.toString()));
    }
    return keys.toArray(new String[0]);
  }

  private void csvRow(String[] header, String[] row, String where) {
    if (row.length != header.length) {
      problems.error(
          place(where),
          "row must have %d columns as the header, got %d".formatted(header.length, row.length));
      return;
    }
    SortedMap<String, String> tags = new TreeMap<>();
    for (int i = 1; i < row.length; i++) {
      tags.put(header[i], row[i].strip());
    }
    put(row[0].strip(), tags, where);
  }

  private void put(String name, SortedMap<String, String> tags, String where) {
    tags.values().removeIf(String::isEmpty);
    String sample = sampleNames.get(name.startsWith("./") ? name.substring(2) : name);
    if (sample == null) {
      unknown++;
      problems.warning(
          place(where), "no image of the data set has the name " + ImageFolder.quoted(name));
      return;
    }
    SortedMap<String, String> earlier = tagsBySample.putIfAbsent(sample, tags);
    if (earlier != null && !earlier.equals(tags)) {
      problems.error(
          place(where),
          "an image must have one set of tags, got %s after %s for %s"
              .formatted(
                  Printable.of(tags.toString()),
                  Printable.of(earlier.toString()),
                  ImageFolder.quoted(sample)));
    }
  }

  private void report(Dataset dataset) {
    List<String> untagged =
        dataset.samples().stream()
            .map(Sample::name)
            .filter(name -> tagsBySample.getOrDefault(name, new TreeMap<>()).isEmpty())
            .toList();
    if (tagsBySample.isEmpty()) {
      problems.error(
          file.toString(),
          "tags must be of images of the data set, none of %d file names is one"
              .formatted(unknown));
    } else if (!untagged.isEmpty()) {
      problems.warning(
          file.toString(),
          "%d of %d images have no tags, such as %s"
              .formatted(
                  untagged.size(), dataset.samples().size(), ImageFolder.quoted(untagged.get(0))));
    }
  }

  private String place(String where) {
    return shown + ": " + where;
  }
}
