package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.cvready.certificate.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceJsonTest {
  @TempDir private Path folder;

  @Test
  void parse_ofWhatWasWritten_isTheSame() throws IOException {
    assertThat(EvidenceJson.parse(EvidenceJson.write(Evidence.NONE))).isEqualTo(Evidence.NONE);
  }

  @Test
  void parse_ofAnotherFormat_saysWhich() {
    String json = EvidenceJson.write(Evidence.NONE).replace("\"format\" : 1", "\"format\" : 9");
    assertThatThrownBy(() -> EvidenceJson.parse(json))
        .isInstanceOf(IOException.class)
        .hasMessage("format of the evidence must be 1, got 9");
  }

  @Test
  void read_folderOfAnEarlierProgram_isNone() throws IOException {
    assertThat(EvidenceJson.read(folder)).isEqualTo(Evidence.NONE);
  }
}
