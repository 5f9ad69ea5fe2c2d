package org.cvready.certificate;

import static org.cvready.certificate.RiskAnswer.Status.ANSWERED;
import static org.cvready.certificate.RiskAnswer.Status.IN_PART;
import static org.cvready.certificate.RiskAnswer.Status.OPEN;

import java.util.ArrayList;
import java.util.List;
import org.cvready.certificate.RiskAnswer.Status;
import org.cvready.metric.Scope;

/**
 * Which part of a certificate answers which outcome of the NIST AI Risk Management Framework.
 *
 * <p>The numbers are those of NIST AI 100-1 (AI RMF 1.0, January 2023,
 * https://doi.org/10.6028/NIST.AI.100-1); the words are ours. Outcomes to which a certificate says
 * nothing, such as those on staff, suppliers or the monitoring in production, are not listed.
 */
public final class RiskMap {
  private static final String NOT_STATED = "not stated";

  private final Certificate certificate;
  private final Evidence evidence;
  private final List<RiskAnswer> answers = new ArrayList<>();

  private RiskMap(Certificate certificate, Evidence evidence) {
    this.certificate = certificate;
    this.evidence = evidence;
  }

  /** The answers, in the order of the framework: govern, map, measure, manage. */
  public static List<RiskAnswer> of(Certificate certificate, Evidence evidence) {
    RiskMap map = new RiskMap(certificate, evidence);
    map.govern();
    map.map();
    map.measureWhatWasDone();
    map.measureWhatCameOut();
    map.manage();
    return List.copyOf(map.answers);
  }

  private void govern() {
    String review = stated("reviewed_every");
    add("GOVERN 1.5", "periodic review and its rhythm", isStated(review) ? IN_PART : OPEN)
        .by("Responsibilities: reviewed every: " + review)
        .open("who reviews, and by which procedure");
    String owner = stated("owner");
    add("GOVERN 2.1", "roles and lines of responsibility", isStated(owner) ? IN_PART : OPEN)
        .by("Responsibilities: owner: " + owner)
        .open("everybody else's role, and who is told what");
  }

  private void map() {
    add("MAP 1.1", "purpose and setting of use", hasRole("on_site") ? IN_PART : OPEN)
        .by("Data sets by role and site, operating point, line speed and volume")
        .open("laws, users and people affected; states of the site that no set shows");
    add("MAP 1.5", "risk tolerance", certificate.gates().isEmpty() ? OPEN : ANSWERED)
        .by("Gates: each limit with the confidence it is held at")
        .open("why these limits");
    add("MAP 2.2", "limits of what the system knows, oversight by people", IN_PART)
        .by("What this certificate does not say; the review band and the share of reviews")
        .open("how people handle what they are shown");
    add("MAP 2.3", "design of the tests", ANSWERED)
        .by("Data sets with sampling and counts, definitions, the method of each interval")
        .open("how images were collected and labelled");
    add("MAP 3.2", "costs of errors", evidence.production().isEmpty() ? OPEN : IN_PART)
        .by(
            evidence.production().isEmpty()
                ? "nothing: the plan states no production"
                : "What it means for the line: alarms, escapes, reviews and their cost")
        .open("harm that is not money; costs and defect rates are as stated");
  }

  private void measureWhatWasDone() {
    add("MEASURE 1.1", "choice of metrics, and risks not measured", ANSWERED)
        .by("Definitions; what this certificate does not say")
        .open("risks that nobody has thought of");
    add("MEASURE 2.1", "test sets and tools on record", ANSWERED)
        .by("Data sets and provenance: hashes, versions, machine, seed, command")
        .open("what no hash covers, as listed there");
    add("MEASURE 2.3", "performance where it will work", hasRole("on_site") ? ANSWERED : OPEN)
        .by(
            hasRole("on_site")
                ? "Gates and figures of the on-site sets"
                : "nothing: no images from the site were shown")
        .open("other seasons, lots and lamps than those shown");
  }

  private void measureWhatCameOut() {
    boolean compared =
        certificate.measurements().stream().anyMatch(m -> m.scope().versus().isPresent());
    add("MEASURE 2.5", "validity, reliability, how far it generalises", IN_PART)
        .by(
            compared
                ? "Counts and intervals of every figure; benchmark beside the site"
                : "Counts and intervals of every figure")
        .open("conditions that were not tried");
    boolean profiled = evidence.strange().profile().isPresent();
    add("MEASURE 2.4", "watching it in production", of(profiled))
        .by(
            profiled
                ? "Reference profile: scores, counts and image statistics to compare batches with"
                : "nothing: no reference profile")
        .open("the watching itself");
    boolean foreign = hasRole("out_of_distribution");
    add("MEASURE 2.6", "safe failure beyond what it knows, response times", of(foreign))
        .by(
            foreign
                ? "Out of distribution: safe or silent"
                    + (certificate.lineSpeed().isPresent() ? "; line speed" : "")
                : "nothing: no images from outside the model's world were shown")
        .open("what the line does once an alarm is raised");
    boolean disturbed =
        certificate.measurements().stream()
            .anyMatch(m -> !m.scope().condition().equals(Scope.CLEAN));
    add("MEASURE 2.7", "resilience and security", of(disturbed))
        .by(
            disturbed
                ? "Conditions: light, optics, sensor and faults"
                    + (evidence.strange().envelope().isPresent() ? "; operating envelope" : "")
                : "nothing: no conditions were tried")
        .open("attacks; nobody tried to deceive the model");
    List<String> explained = new ArrayList<>();
    if (!evidence.siteGaps().isEmpty()) {
      explained.add("Why the site differs from the benchmark");
    }
    if (evidence.gallery().isPresent()) {
      explained.add("Pictures of the worst errors");
    }
    add("MEASURE 2.9", "results explained in their context", of(!explained.isEmpty()))
        .by(explained.isEmpty() ? "nothing beyond the figures" : String.join("; ", explained))
        .open("what inside the network leads to a decision");
    boolean sliced =
        evidence.slices().isPresent()
            || certificate.gates().stream().anyMatch(gate -> !gate.scope().slice().isEmpty());
    add("MEASURE 2.11", "groups that fare worse", of(sliced))
        .by(sliced ? "Slices: rates by tag and where it is weakest" : "nothing: no slices")
        .open("fairness to people, of whom it measures nothing");
  }

  private void manage() {
    add("MANAGE 1.1", "whether to go on", certificate.gates().isEmpty() ? OPEN : ANSWERED)
        .by("The verdict, and the gate results behind it")
        .open("the decision itself, which is the owner's");
    String act = stated("act_when");
    add("MANAGE 2.4", "taking it out of service", isStated(act) ? IN_PART : OPEN)
        .by("Responsibilities: act when: " + act)
        .open("how the line runs without it, and who switches");
    boolean planned = isStated(act) && isStated(stated("reviewed_every"));
    add("MANAGE 4.1", "watching it in use", planned ? IN_PART : OPEN)
        .by(
            "Responsibilities: reviewed every: %s; act when: %s"
                .formatted(stated("reviewed_every"), act))
        .open("whether it is done, incidents and the way back from them");
  }

  private static Status of(boolean some) {
    return some ? IN_PART : OPEN;
  }

  private boolean hasRole(String role) {
    return certificate.datasets().stream().anyMatch(set -> set.role().equals(role));
  }

  private String stated(String duty) {
    return certificate.responsibilities().getOrDefault(duty, NOT_STATED);
  }

  private static boolean isStated(String duty) {
    return !duty.equals(NOT_STATED);
  }

  private Entry add(String subcategory, String about, Status status) {
    return new Entry(subcategory, about, status);
  }

  /** An answer on its way into the list. */
  private final class Entry {
    private final String subcategory;
    private final String about;
    private final Status status;
    private String answeredBy = "";

    private Entry(String subcategory, String about, Status status) {
      this.subcategory = subcategory;
      this.about = about;
      this.status = status;
    }

    private Entry by(String part) {
      answeredBy = part;
      return this;
    }

    private void open(String rest) {
      answers.add(new RiskAnswer(subcategory, about, answeredBy, rest, status));
    }
  }
}
