package org.cvready.bench.throughput;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The folder through which the program and a fork speak. */
final class JobFiles {
  /** The system property that tells a fork its folder. */
  static final String PROPERTY = "cvready.throughput.job";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          // Questions such as Box.isEmpty() are no components of their records.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();
  private static final String JOB = "job.json";

  private final Path folder;

  JobFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder that this fork was told. */
  static JobFiles ofThisFork() {
    return new JobFiles(Path.of(System.getProperty(PROPERTY, "")));
  }

  void write(ForkJob job) throws IOException {
    MAPPER.writeValue(folder.resolve(JOB).toFile(), job);
  }

  ForkJob job() throws IOException {
    return MAPPER.readValue(folder.resolve(JOB).toFile(), ForkJob.class);
  }

  /** Leaves what one thread of a fork has seen. */
  void leave(ForkOutputs outputs) throws IOException {
    Path file = folder.resolve("outputs-%s.json".formatted(UUID.randomUUID()));
    MAPPER.writeValue(file.toFile(), outputs);
  }

  /** What all threads of all forks have left. */
  List<ForkOutputs> left() throws IOException {
    List<ForkOutputs> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "outputs-*.json")) {
      for (Path file : files) {
        all.add(MAPPER.readValue(file.toFile(), ForkOutputs.class));
      }
    }
    return all;
  }
}
