package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyVerbTest {
  @TempDir private Path folder;

  @Test
  void verify_withoutARun_endsWith65() {
    Ran ran = Ran.cvready("verify-certificate", folder);
    assertThat(ran.code()).isEqualTo(65);
    assertThat(ran.error()).startsWith("no finished run in " + folder);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void verify_aBrokenCertificate_endsWith65() throws IOException {
    Files.writeString(folder.resolve("certificate.json"), "{");
    assertThat(Ran.cvready("verify-certificate", folder).code()).isEqualTo(65);
  }

  @Test
  void verify_aCertificateAlone_endsWith1AndSaysWhatIsNotThere() throws IOException {
    Path sample =
        SharedMaterial.projectRoot()
            .resolve("harness/core/src/test/resources/org/cvready/report/sample-certificate.json");
    Files.copy(sample, folder.resolve("certificate.json"));
    Ran ran = Ran.cvready("verify-certificate", folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith("washer line 3. ")
        .contains("  missing    manifest.json: ", "  missing    plan: ", "  unchecked  model: ")
        .endsWith("6 of 6 parts are not what was certified.\n");
  }
}
