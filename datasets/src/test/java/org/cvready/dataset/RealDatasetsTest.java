package org.cvready.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class RealDatasetsTest {
  private static Map<String, Integer> objectsByClass(Dataset dataset) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Sample sample : dataset.samples()) {
      sample
          .groundTruths()
          .forEach(t -> counts.merge(dataset.classes().name(t.classIndex()), 1, Integer::sum));
    }
    return counts;
  }

  @Test
  void read_neuDetAsVoc_hasEveryImageAndObject() {
    DatasetReading reading =
        new DatasetLocation(DatasetFormat.VOC, SharedMaterial.at("data/neu-det")).examine("neu");
    assertThat(reading.findings().problems()).isEmpty();
    Dataset dataset = reading.dataset();
    assertThat(dataset.samples()).hasSize(1_211);
    assertThat(dataset.classes().names())
        .containsExactly(
            "crazing", "inclusion", "patches", "pitted_surface", "rolled-in_scale", "scratches");
    // Counted with: grep -rho '<name>[^<]*' neu-det | sort | uniq -c
    assertThat(objectsByClass(dataset))
        .isEqualTo(
            Map.of(
                "crazing", 472,
                "inclusion", 677,
                "patches", 583,
                "pitted_surface", 298,
                "rolled-in_scale", 420,
                "scratches", 363));
    assertThat(dataset.samples()).allMatch(s -> s.width() == 200 && s.height() == 200);
    assertThat(dataset.contentFiles()).hasSize(2_422);
    Sample first = dataset.samples().get(0);
    assertThat(first.name()).isEqualTo("IMAGES/crazing_1.jpg");
    assertThat(first.imageId()).isEqualTo(1);
    Sample known =
        dataset.samples().stream()
            .filter(s -> s.stem().equals("crazing_121"))
            .findFirst()
            .orElseThrow();
    // Its XML says 72, 114 to 173, 171, counted from 1 and inclusive.
    assertThat(known.groundTruths().get(0).box()).isEqualTo(Box.ofCorners(71, 113, 173, 171));
    Image pixels = known.image();
    assertThat(pixels.width()).isEqualTo(200);
  }

  @Test
  void read_cocoImagesAsYolo_hasEveryImageAndObject() {
    DatasetReading reading =
        new DatasetLocation(DatasetFormat.YOLO, SharedMaterial.at("data/coco_val2017_96"))
            .examine("coco");
    assertThat(reading.findings().errors()).isZero();
    assertThat(reading.dataset().samples()).hasSize(96);
    assertThat(reading.dataset().classes().size()).isEqualTo(80);
    assertThat(reading.dataset().categoryId(79)).isEqualTo(80);
  }

  @Test
  void read_deepPcbTemplatesByGlob_findsTemplatesOnly() {
    DatasetLocation all =
        new DatasetLocation(DatasetFormat.FOLDER, SharedMaterial.at("data/deeppcb"));
    Dataset templates =
        all.with(ReadingOptions.defaults().withInclude("**/*_temp.jpg")).read("templates");
    assertThat(all.read("all").samples()).hasSize(222);
    assertThat(templates.samples()).hasSize(111).allMatch(s -> s.name().endsWith("_temp.jpg"));
    assertThat(templates.isLabelled()).isFalse();
  }
}
