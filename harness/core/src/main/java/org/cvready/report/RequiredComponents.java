package org.cvready.report;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells which components of a record must be in its file: all but those that may be absent anyway,
 * which files of earlier builds lack where the component came later.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;
  private static final Set<Class<?>> MAY_BE_ABSENT =
      Set.of(Optional.class, OptionalDouble.class, OptionalInt.class, OptionalLong.class);

  @Override
  public Boolean hasRequiredMarker(AnnotatedMember member) {
    return !MAY_BE_ABSENT.contains(member.getRawType());
  }
}
