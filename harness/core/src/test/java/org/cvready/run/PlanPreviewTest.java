package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.cvready.imaging.ImageDecoder;
import org.cvready.report.ContactSheet;
import org.cvready.report.ContactSheet.Strip;
import org.cvready.report.ContactSheet.Tile;
import org.cvready.run.PlanPreview.Options;
import org.cvready.vision.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPreviewTest {
  private static final String SECTIONS =
      """
      datasets:
        site: {format: coco, path: site/annotations.json, role: on_site}
        belt: {format: folder, path: belt, role: out_of_distribution}
      conditions:
        exposure: {severity: [3], ev: [-4]}
        jpeg: {severity: [2]}
        dim: {chain: [exposure@-1EV, jpeg@3], apply_to: [site, belt]}
        translation: {severity: [5]}
        out_of_order: {severity: [5]}
      gates: [{metric: fn_rate, dataset: site, at_most: 5 %}]
      """;

  @TempDir private Path folder;
  private ContactSheet sheet = new ContactSheet("", "", List.of());

  @BeforeEach
  void makeSheet() throws IOException {
    SmallSite site = new SmallSite(folder);
    site.coco("site", List.of("", "a", "ab", "aab"));
    site.write("belt/x.png", SmallSite.noise(5));
    site.plan(SECTIONS);
    sheet = preview(1);
  }

  private ContactSheet preview(int samples) throws IOException {
    return preview(samples, 2);
  }

  private ContactSheet preview(int samples, int workers) throws IOException {
    return PlanPreview.of(
        folder.resolve("plan.yaml"), new Options(samples, false, workers), RunProgress.silent());
  }

  @Test
  void of_anyNumberOfWorkers_givesTheSameSheet() throws IOException {
    assertThat(preview(3, 5)).isEqualTo(preview(3, 1));
  }

  @Test
  void of_plan_showsEveryConditionOfEverySetCleanFirst() {
    assertThat(sheet.strips()).extracting(Strip::dataset).containsExactly("site", "belt");
    assertThat(sheet.strips().get(0).tiles())
        .extracting(Tile::condition)
        .containsExactly(
            "clean",
            "exposure@3",
            "exposure@-4EV",
            "jpeg@2",
            "exposure@-1EV+jpeg@3",
            "translation@5",
            "out_of_order@5");
    assertThat(sheet.strips().get(1).tiles())
        .extracting(Tile::condition)
        .containsExactly("clean", "exposure@-1EV+jpeg@3");
    assertThat(sheet.pictures()).isEqualTo(9);
  }

  @Test
  void of_severities_saysTheirMagnitudesAndCauses() {
    List<Tile> tiles = sheet.strips().get(0).tiles();

    assertThat(tiles.get(0).cause()).isEmpty();
    assertThat(tiles.get(1).magnitude()).isEqualTo("-1.5 EV");
    assertThat(tiles.get(1).cause()).contains("lamp");
    assertThat(tiles.get(2).magnitude()).as("its id says it").isEmpty();
    assertThat(tiles.get(4).cause()).contains("lamp").contains("; a network camera");
    assertThat(tiles.get(6).note()).endsWith("arrives in its place");
  }

  @Test
  void of_labelledSet_picksTheImageWithMostClassesAndMovesItsBoxes() {
    Strip strip = sheet.strips().get(0);

    assertThat(strip.about()).isEqualTo("002.png, 32 x 32 pixels, 2 objects");
    assertThat(strip.classes())
        .extracting(ContactSheet.Colour::className)
        .containsExactly("a", "b");
    ContactSheet.Picture clean = strip.tiles().get(0).picture().orElseThrow();
    assertThat(clean.marks()).allMatch(mark -> mark.x() == 4 && mark.width() == 8);
    ContactSheet.Picture moved = strip.tiles().get(5).picture().orElseThrow();
    assertThat(moved.marks()).noneMatch(mark -> mark.x() == 4 && mark.y() == 4);
  }

  @Test
  void of_pictures_areTheImagesOfTheConditions() {
    Strip strip = sheet.strips().get(0);
    double clean = mean(strip.tiles().get(0));
    double dim = mean(strip.tiles().get(2));

    assertThat(dim).isLessThan(clean / 2);
  }

  private static double mean(Tile tile) {
    byte[] jpeg = Base64.getDecoder().decode(tile.picture().orElseThrow().jpeg());
    Image image = ImageDecoder.decode(jpeg, "tile");
    double sum = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        sum += image.sample(x, y, 1);
      }
    }
    return sum / image.width() / image.height();
  }

  @Test
  void of_moreSamples_showsThemInTheirOrderOfMerit() throws IOException {
    assertThat(preview(9).strips())
        .extracting(strip -> strip.about().substring(0, 5))
        .containsExactly("002.p", "003.p", "001.p", "000.p", "x.png");
  }

  @Test
  void html_ofSheet_standsAlone() throws IOException {
    String html = sheet.html();

    assertThat(html)
        .contains("exposure@3</b>", "= -1.5 EV", "data:image/jpeg;base64,", "<rect ", ">site</h2>")
        .doesNotContain("<script", "src=\"http", "href=");
    assertThat(preview(1).html()).isEqualTo(html);
  }

  @Test
  void html_namesFromOutside_areEscaped() {
    Strip strip = new Strip("<b>", "x", List.of(), List.of());

    assertThat(new ContactSheet("a & b", "x", List.of(strip)).html())
        .contains("a &amp; b", "&lt;b")
        .doesNotContain("<h2><b>");
  }
}
