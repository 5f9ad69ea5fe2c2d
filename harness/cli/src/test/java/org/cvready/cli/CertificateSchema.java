package org.cvready.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.report.CertificateJson;

/** Holds a certificate's file against the schema that ships with the program. */
final class CertificateSchema {
  private CertificateSchema() {}

  /** What the schema does not allow; empty for a valid file. */
  static List<String> faults(Path certificate) throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(CertificateJson.schema())
        .validate(new ObjectMapper().readTree(Files.readAllBytes(certificate)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
