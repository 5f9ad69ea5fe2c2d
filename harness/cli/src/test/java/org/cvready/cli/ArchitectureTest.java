package org.cvready.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the order of the packages and the place of every library, over all modules. */
class ArchitectureTest {
  private static final String ROOT = "org.cvready";

  /** Each may use those before it, and none after it. */
  private static final List<String> ORDER =
      List.of(
          "vision",
          "imaging",
          "dataset",
          "line",
          "perturb",
          "model",
          "match",
          "metric",
          "latency",
          "study",
          "plan",
          "gate",
          "certificate",
          "report",
          "run",
          "bench",
          "cli");

  private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");
  // Written by JMH's annotation processor.
  private static final ImportOption NO_GENERATED_BENCHMARKS =
      location -> !location.contains("/jmh_generated/");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(NO_TEST_JARS)
          .withImportOption(NO_GENERATED_BENCHMARKS)
          .importPackages(ROOT);

  @Test
  void classes_ofAllModules_areSeen() {
    Set<String> tops = tops();
    assertThat(tops).contains("vision", "imaging", "perturb", "metric", "plan", "report", "cli");
    assertThat(CLASSES.stream().map(JavaClass::getName)).noneMatch(name -> name.endsWith("Test"));
    assertThat(tops).doesNotContain("testing");
  }

  @Test
  void packages_useOnlyThoseBeforeThem() {
    assertThat(ORDER).as("every package has its place").containsAll(tops());
    List<String> violations = new ArrayList<>();
    for (JavaClass source : CLASSES) {
      for (Dependency dependency : source.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isOurs(target) && ORDER.indexOf(top(target)) > ORDER.indexOf(top(source))) {
          violations.add(dependency.getDescription());
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void plan_isReadByGateAndRunAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".plan..", ROOT + ".gate..", ROOT + ".run..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".plan..")
        .check(CLASSES);
  }

  @Test
  void line_isUsedByNothing() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".line..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".line..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ai.onnxruntime..           | model.onnx",
        "ai.djl..                   | model.djl",
        "org.opencv.., org.bytedeco.. | imaging, perturb..",
        "org.openjdk.jmh..          | bench..",
        "org.HdrHistogram..         | latency..",
        "picocli..                  | cli..",
        "gg.jte..                   | report..",
        "org.apache.commons.statistics.. | metric.., study.."
      })
  void library_isUsedInItsPackagesAlone(String library, String homes) {
    String[] libraries = library.trim().split("\\s*,\\s*");
    String[] packages = homes.trim().split("\\s*,\\s*");
    for (int i = 0; i < packages.length; i++) {
      packages[i] = ROOT + "." + packages[i];
    }
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(CLASSES);
  }

  /** Shows that the rule above sees libraries at all. */
  @ParameterizedTest
  @CsvSource({"imaging, org.bytedeco", "cli, picocli", "report, gg.jte", "bench, org.openjdk.jmh"})
  void library_inItsPackage_isSeen(String home, String library) {
    assertThat(CLASSES.stream().filter(type -> top(type).equals(home)))
        .anyMatch(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library)));
  }

  @Test
  void vision_usesTheJdkAlone() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".vision..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(ROOT + ".vision..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void standardStreams_areUsedByTheCommandLineAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void packages_areNullMarkedAndExplained() {
    List<String> bare =
        packages().stream()
            .filter(
                type ->
                    type.tryGetPackageInfo().isEmpty() || !type.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(bare).isEmpty();
    assertThat(packages()).hasSizeGreaterThan(8);
  }

  private static Set<JavaPackage> packages() {
    return CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
  }

  private static Set<String> tops() {
    return CLASSES.stream()
        .map(ArchitectureTest::top)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".");
  }

  private static String top(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
