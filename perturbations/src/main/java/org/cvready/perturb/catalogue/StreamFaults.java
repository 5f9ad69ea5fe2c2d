package org.cvready.perturb.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.fault.OutOfOrder;
import org.cvready.perturb.fault.RepeatedFrame;
import org.cvready.perturb.fault.StuckFrame;

/** Every fault of a stream that a plan can name. */
// Constructors of records do not change.
@SuppressWarnings("ImmutableEnumChecker")
public enum StreamFaults {
  /** One picture again and again. */
  STUCK_FRAME(StuckFrame::new, "a frozen driver or encoder"),
  /** The picture before once more. */
  REPEATED_FRAME(RepeatedFrame::new, "a missed trigger, a buffer read twice"),
  /** Neighbours exchanged. */
  OUT_OF_ORDER(OutOfOrder::new, "parallel workers or network paths without sequence numbers");

  private final Supplier<StreamFault> constructor;
  private final String cause;

  StreamFaults(Supplier<StreamFault> constructor, String cause) {
    this.constructor = constructor;
    this.cause = cause;
  }

  /** The entry of this name. */
  public static Optional<StreamFaults> byName(String name) {
    return Arrays.stream(values()).filter(entry -> entry.key().equals(name)).findFirst();
  }

  /** All names in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(StreamFaults::key).toList();
  }

  /** The name in plans and condition ids: {@code stuck_frame}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What causes it in the field, one line. */
  public String cause() {
    return cause;
  }

  /** What its strength means. */
  public StrengthScale scale() {
    return fault().scale();
  }

  /** The fault. */
  public StreamFault fault() {
    return constructor.get();
  }
}
