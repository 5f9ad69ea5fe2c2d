package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cvready.run.CertificateAudit;
import org.cvready.study.score.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class VerbTest {
  private static final Streams NOWHERE = new Captured().streams(false);

  @Test
  void certify_allOptions_reachTheAction() {
    assertThat(
            parse(CertifyCommand::new, "p.yaml --out o --workers 3 --allow-outside --baseline b"))
        .isEqualTo(
            new CertifyCommand.Request(
                Path.of("p.yaml"),
                Path.of("o"),
                OptionalInt.of(3),
                true,
                Optional.of(Path.of("b"))));
    assertThat(parse(CertifyCommand::new, "p.yaml"))
        .isEqualTo(
            new CertifyCommand.Request(
                Path.of("p.yaml"),
                Path.of("cvready-out"),
                OptionalInt.empty(),
                false,
                Optional.empty()));
  }

  @Test
  void check_plan_reachesTheAction() {
    assertThat(parse(CheckCommand::new, "p.yaml"))
        .isEqualTo(new CheckCommand.Request(Path.of("p.yaml"), false));
    assertThat(parse(CheckCommand::new, "p.yaml --allow-outside"))
        .isEqualTo(new CheckCommand.Request(Path.of("p.yaml"), true));
  }

  @Test
  void init_allOptions_reachTheAction() {
    assertThat(parse(InitCommand::new, "--model m.onnx --dataset yolo:C:/a:b --out f"))
        .isEqualTo(
            new InitCommand.Request(
                Path.of("m.onnx"),
                new DatasetArgument("yolo", Path.of("C:/a:b")),
                Optional.of(Path.of("f"))));
  }

  @Test
  void inspect_allOptions_reachTheAction() {
    assertThat(parse(InspectCommand::new, "m.onnx --decoder yolox"))
        .isEqualTo(new InspectCommand.Request(Path.of("m.onnx"), Optional.of("yolox"), false));
  }

  @Test
  void predict_allOptions_reachTheAction() {
    String line =
        "--model m --dataset voc:d --out o --plan p --decoder yolox --nms-iou .65 --score-floor"
            + " .001 --ground-truth-out g";
    assertThat(parse(PredictCommand::new, line))
        .isEqualTo(
            new PredictCommand.Request(
                Path.of("m"),
                new DatasetArgument("voc", Path.of("d")),
                Path.of("o"),
                new PredictCommand.Settings(
                    Optional.of(Path.of("p")),
                    Optional.of("yolox"),
                    OptionalDouble.of(0.65),
                    OptionalDouble.of(0.001)),
                Optional.of(Path.of("g"))));
  }

  @Test
  void perturb_allOptions_reachTheAction() {
    assertThat(
            parse(
                PerturbCommand::new,
                "a.png b/c.jpg --with common,dead_rows(sensor=5,x=1)@2%,glare --severity 1,4"
                    + " --seeds -2..8 --out o --workers 2"))
        .isEqualTo(
            new PerturbCommand.Copies(
                List.of(Path.of("a.png"), Path.of("b/c.jpg")),
                List.of("common", "dead_rows(sensor=5,x=1)@2%", "glare"),
                List.of(1, 4),
                new PerturbCommand.SeedRange(-2, 8),
                Path.of("o"),
                OptionalInt.of(2)));
    assertThat(parse(PerturbCommand::new, "a.png --with all --out o"))
        .isEqualTo(
            new PerturbCommand.Copies(
                List.of(Path.of("a.png")),
                List.of("all"),
                List.of(1, 2, 3, 4, 5),
                new PerturbCommand.SeedRange(0, 0),
                Path.of("o"),
                OptionalInt.empty()));
    assertThat(parse(PerturbCommand::new, "--list")).isEqualTo(new PerturbCommand.Listing());
  }

  @Test
  void preview_allOptions_reachTheAction() {
    assertThat(parse(PreviewCommand::new, "p.yaml --out o.html --samples 3 --allow-outside"))
        .isEqualTo(new PreviewCommand.Request(Path.of("p.yaml"), Path.of("o.html"), 3, true));
    assertThat(parse(PreviewCommand::new, "p.yaml"))
        .isEqualTo(
            new PreviewCommand.Request(
                Path.of("p.yaml"), Path.of("cvready-preview.html"), 1, false));
  }

  @Test
  void verify_allOptions_reachTheAction() {
    String noted = "0F".repeat(32);
    assertThat(parse(VerifyCommand::new, "d --plan p.yaml --allow-outside --fingerprint " + noted))
        .isEqualTo(
            new VerifyCommand.Request(
                new CertificateAudit.Question(Path.of("d"), Optional.of(Path.of("p.yaml")), true),
                Optional.of("0f".repeat(32))));
    assertThat(parse(VerifyCommand::new, "d"))
        .isEqualTo(
            new VerifyCommand.Request(
                new CertificateAudit.Question(Path.of("d"), Optional.empty(), false),
                Optional.empty()));
  }

  @Test
  void verify_fingerprintOfAnotherForm_isRefused() {
    assertThatThrownBy(() -> parse(VerifyCommand::new, "d --fingerprint 12"))
        .isInstanceOf(BadArgumentException.class)
        .hasMessage("--fingerprint must be 64 hexadecimal digits, got '12'");
  }

  @Test
  void score_thresholdsInAnotherLocale_areTheSame() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(parse(ScoreCommand::new, "g.json d.json --thresholds .1,.25 --out s.json"))
          .isEqualTo(
              new ScoreCommand.Request(
                  Score.Input.of(Path.of("g.json"), Path.of("d.json")),
                  List.of(0.1, 0.25),
                  Path.of("s.json")));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void score_set_reachesTheAction() {
    assertThat(parse(ScoreCommand::new, "g d --set line3 --thresholds .5 --out s"))
        .isEqualTo(
            new ScoreCommand.Request(
                new Score.Input(Path.of("g"), Path.of("d"), Optional.of("line3")),
                List.of(0.5),
                Path.of("s")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x --thresholds 2", "x --thresholds NaN", "x --thresholds .1,-1"})
  void score_thresholdOutsideItsRange_isRefused(String line) {
    assertThatThrownBy(() -> parse(ScoreCommand::new, "g " + line + " --out s"))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("--thresholds must be in [0, 1], got ");
  }

  @Test
  void certify_noWorkers_isRefused() {
    assertThatThrownBy(() -> parse(CertifyCommand::new, "p --workers 0"))
        .isInstanceOf(BadArgumentException.class)
        .hasMessage("--workers must be at least 1, got 0");
  }

  @Test
  void demo_out_reachesTheAction() {
    assertThat(parse(DemoCommand::new, "--out d")).isEqualTo(new DemoCommand.Request(Path.of("d")));
  }

  @Test
  void demo_withoutTheBundledLine_saysWhereItMustLie(@TempDir Path empty) {
    Path plan = empty.resolve("washer-line/plan.yaml");
    assertThatThrownBy(
            () -> new DemoAction(plan).run(new DemoCommand.Request(empty.resolve("d")), NOWHERE))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageEndingWith("there is no file " + plan);
    assertThat(empty).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "yolo:", ":d", "tfrecord:d", "YOLO:d"})
  void dataset_withoutAKnownFormat_isRefused(String dataset) {
    assertThatThrownBy(() -> parse(InitCommand::new, "--model m --dataset " + dataset))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("data set must be FORMAT:PATH")
        .hasMessageContaining("'" + dataset + "'");
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void help_ofEveryVerb_showsAnExample(Verb<?> verb) {
    CommandLine command = commandLine(verb);
    assertThat(command.getUsageMessage())
        .contains("Example:", "cvready " + command.getCommandName());
  }

  static Stream<Verb<?>> verbs() {
    return Stream.of(
        new DemoCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new CertifyCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new CheckCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new InitCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new InspectCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new PredictCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new ScoreCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new PerturbCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new PreviewCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new VerifyCommand((request, streams) -> ExitCode.OK, NOWHERE),
        new ReportCommand(NOWHERE));
  }

  /** What the action of a verb is given for these arguments. */
  private static <R> R parse(BiFunction<Action<R>, Streams, Verb<R>> verb, String line) {
    AtomicReference<R> seen = new AtomicReference<>();
    Action<R> action =
        (request, streams) -> {
          seen.set(request);
          return ExitCode.INCONCLUSIVE;
        };
    Verb<R> command = verb.apply(action, NOWHERE);
    commandLine(command).parseArgs(line.split(" "));
    try {
      assertThat(command.call()).isEqualTo(2);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return Objects.requireNonNull(seen.get());
  }

  private static CommandLine commandLine(Verb<?> verb) {
    return new CommandLine(verb).registerConverter(DatasetArgument.class, DatasetArgument::parse);
  }
}
