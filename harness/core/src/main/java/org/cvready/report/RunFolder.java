package org.cvready.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gallery.GalleryPicture;

/** The folder of a finished run, read back. */
public final class RunFolder {
  /** Pictures are small; what is larger is none of a run's. */
  private static final long MOST_BYTES = 1 << 20;

  private RunFolder() {}

  /**
   * Reads certificate, evidence and pictures.
   *
   * @throws IOException where there is no finished run, or one of its files cannot be read
   */
  public static Dossier read(Path folder) throws IOException {
    Path file = folder.resolve(ReportFormat.JSON.fileName());
    if (!Files.exists(file)) {
      throw new IOException("no finished run in %s: %s is missing".formatted(folder, file));
    }
    return dossier(folder, CertificateJson.read(file), EvidenceJson.read(folder));
  }

  /**
   * A certificate and its evidence with the pictures that lie in the folder. A picture that is not
   * there, or is no JPEG file, is left out: the report says so in its place.
   */
  public static Dossier dossier(Path folder, Certificate certificate, Evidence evidence)
      throws IOException {
    SortedMap<Integer, String> pictures = new TreeMap<>();
    for (GalleryPicture picture : evidence.gallery().map(Gallery::pictures).orElse(List.of())) {
      Path file = folder.resolve(picture.file());
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        byte[] bytes = Files.readAllBytes(file);
        if (isJpeg(bytes)) {
          pictures.put(picture.number(), Base64.getEncoder().encodeToString(bytes));
        }
      }
    }
    return new Dossier(certificate, evidence, pictures);
  }

  /** Whether the bytes begin as every JPEG file does (ITU-T T.81, annex B: SOI, then a marker). */
  private static boolean isJpeg(byte[] bytes) {
    return bytes.length > 3
        && bytes[0] == (byte) 0xff
        && bytes[1] == (byte) 0xd8
        && bytes[2] == (byte) 0xff;
  }
}
