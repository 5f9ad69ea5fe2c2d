package org.cvready.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cvready.report.ReportFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code cvready}. */
@Command(
    name = "cvready",
    description = "Tells whether a detection model is ready for the site it will work on.",
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "Exit codes: 0 certified, 1 a gate failed, 2 inconclusive,",
      "64 a bad plan or argument, 65 unreadable data, 70 a fault of cvready.",
      "",
      "Example:",
      "  cvready VERB --help"
    })
public final class Main implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // read by picocli
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an error, also print where in the program it happened.")
  private boolean debug;

  private final Streams streams;

  private Main(Streams streams) {
    this.streams = streams;
  }

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    System.exit(run(Streams.ofProcess(), args));
  }

  /**
   * Runs the program.
   *
   * @return the exit code of the process, see {@link ExitCode}
   */
  public static int run(Streams streams, String... args) {
    try {
      Main main = new Main(streams);
      CommandLine commandLine = main.commandLine();
      StringWriter out = new StringWriter();
      commandLine.setOut(new PrintWriter(out));
      int code = commandLine.execute(args);
      streams.print(out.toString());
      return code;
    } catch (Exception | OutOfMemoryError e) {
      return Failures.report(e, false, streams.err()).code();
    }
  }

  @Override
  public void run() {
    throw new BadArgumentException("a verb is missing; cvready --help lists them");
  }

  private CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this);
    commandLine.addSubcommand(new DemoCommand(DemoAction.bundled(), streams));
    commandLine.addSubcommand(new CertifyCommand(CertifyAction::run, streams));
    commandLine.addSubcommand(new BenchCommand(BenchAction::run, streams));
    commandLine.addSubcommand(new CheckCommand(CheckAction::run, streams));
    commandLine.addSubcommand(new InitCommand(InitAction::run, streams));
    commandLine.addSubcommand(new InspectCommand(InspectAction::run, streams));
    commandLine.addSubcommand(new PredictCommand(PredictAction::run, streams));
    commandLine.addSubcommand(new ScoreCommand(ScoreAction::run, streams));
    commandLine.addSubcommand(new PerturbCommand(PerturbAction::run, streams));
    commandLine.addSubcommand(new PreviewCommand(PreviewAction::run, streams));
    commandLine.addSubcommand(new ReportCommand(streams));
    commandLine.addSubcommand(new VerifyCommand(VerifyAction::run, streams));
    commandLine.registerConverter(ReportFormat.class, Arguments::reportFormat);
    commandLine.registerConverter(DatasetArgument.class, DatasetArgument::parse);
    commandLine.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    commandLine.setParameterExceptionHandler(this::badArgument);
    commandLine.setExecutionExceptionHandler(
        (thrown, command, result) -> Failures.report(thrown, debug, streams.err()).code());
    commandLine.setUsageHelpWidth(90);
    return commandLine;
  }

  private int badArgument(ParameterException thrown, String[] args) {
    streams.err().println("cvready: error: " + message(thrown));
    String verb = thrown.getCommandLine().getCommandSpec().qualifiedName();
    streams.err().println("Try: " + verb + " --help");
    return ExitCode.BAD_ARGUMENT.code();
  }

  private String message(ParameterException thrown) {
    boolean verb = thrown.getCommandLine().getCommand() == this;
    if (thrown instanceof UnmatchedArgumentException other
        && verb
        && !other.getUnmatched().get(0).startsWith("-")) {
      List<String> near = other.getSuggestions();
      return "no verb '%s'%s"
          .formatted(
              other.getUnmatched().get(0),
              near.isEmpty() ? "" : "; did you mean %s?".formatted(near.get(0)));
    }
    return String.valueOf(thrown.getMessage());
  }

  /** The version from the program's own jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"cvready " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
