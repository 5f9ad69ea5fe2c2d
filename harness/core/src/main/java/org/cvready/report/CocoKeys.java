package org.cvready.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cvready.certificate.Certificate.CocoFigures;

/** The names of COCO's twelve figures, as {@code score} writes them too. */
final class CocoKeys {
  /** The names in COCO's order. */
  static final List<String> NAMES =
      List.of(
          "AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl");

  private CocoKeys() {}

  /** The figures by name, in COCO's order. */
  static Map<String, Double> of(CocoFigures figures) {
    double[] values = {
      figures.ap(),
      figures.ap50(),
      figures.ap75(),
      figures.apSmall(),
      figures.apMedium(),
      figures.apLarge(),
      figures.ar1(),
      figures.ar10(),
      figures.ar100(),
      figures.arSmall(),
      figures.arMedium(),
      figures.arLarge()
    };
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(NAMES.get(i), values[i]);
    }
    return map;
  }
}
