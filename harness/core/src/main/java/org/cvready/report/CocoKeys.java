package org.cvready.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cvready.certificate.Certificate.CocoFigures;

/** The names of COCO's twelve figures, as {@code score} writes them too. */
final class CocoKeys {
  private CocoKeys() {}

  /** The figures by name, in COCO's order. */
  static Map<String, Double> of(CocoFigures figures) {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("AP", figures.ap());
    map.put("AP50", figures.ap50());
    map.put("AP75", figures.ap75());
    map.put("APs", figures.apSmall());
    map.put("APm", figures.apMedium());
    map.put("APl", figures.apLarge());
    map.put("AR1", figures.ar1());
    map.put("AR10", figures.ar10());
    map.put("AR100", figures.ar100());
    map.put("ARs", figures.arSmall());
    map.put("ARm", figures.arMedium());
    map.put("ARl", figures.arLarge());
    return map;
  }
}
