package org.cvready.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One Pascal VOC annotation file as it stands: text by element.
 *
 * @param values text of elements outside of objects by path, such as {@code annotation/filename}
 * @param objects the objects in the order of the file
 */
record VocXml(Map<String, String> values, List<VocObject> objects) {
  /**
   * One {@code object} element.
   *
   * @param line where it begins in the file, from 1
   * @param values text by path below the object, such as {@code bndbox/xmin}; parts of an object
   *     have longer paths
   */
  record VocObject(int line, Map<String, String> values) {
    String value(String path) {
      return values.getOrDefault(path, "");
    }
  }

  private static final String OBJECT = "annotation/object";
  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 4_096;
  private static final long MOST_BYTES = 64L << 20;

  String value(String path) {
    return values.getOrDefault(path, "");
  }

  /**
   * Reads a file, which is untrusted: document types, and with them entities, are refused.
   *
   * @throws XMLStreamException where it is no XML of this kind
   */
  static VocXml read(Path file) throws IOException, XMLStreamException {
    if (Files.size(file) > MOST_BYTES) {
      throw new XMLStreamException("file must be at most 64 MiB, has bytes: " + Files.size(file));
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      try {
        return new Walk(reader).annotation();
      } finally {
        reader.close();
      }
    }
  }

  /** The way through one document. */
  private static final class Walk {
    private final XMLStreamReader reader;
    private final Map<String, String> values = new HashMap<>();
    private final List<VocObject> objects = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private Walk(XMLStreamReader reader) {
      this.reader = reader;
    }

    private VocXml annotation() throws XMLStreamException {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw fault("document types and entities are not read");
          default -> {
            // Comments, blanks and processing instructions say nothing of objects.
          }
        }
      }
      return new VocXml(values, objects);
    }

    private void start() throws XMLStreamException {
      if (path.size() == DEEPEST) {
        throw fault("elements must be nested at most " + DEEPEST + " deep");
      }
      path.addLast(reader.getLocalName());
      text.setLength(0);
      if (path.size() == 1 && !reader.getLocalName().equals("annotation")) {
        throw fault("root element must be annotation, got " + reader.getLocalName());
      }
      if (joined().equals(OBJECT)) {
        objects.add(new VocObject(reader.getLocation().getLineNumber(), new HashMap<>()));
      }
    }

    private void characters() throws XMLStreamException {
      text.append(reader.getText());
      if (text.length() > LONGEST_TEXT) {
        throw fault("text of an element must be at most " + LONGEST_TEXT + " characters");
      }
    }

    private void end() {
      String at = joined();
      if (at.startsWith(OBJECT + "/")) {
        String below = at.substring(OBJECT.length() + 1);
        objects.get(objects.size() - 1).values().putIfAbsent(below, text.toString().strip());
      } else {
        values.putIfAbsent(at, text.toString().strip());
      }
      text.setLength(0);
      path.removeLast();
    }

    private String joined() {
      return path.stream().collect(Collectors.joining("/"));
    }

    private XMLStreamException fault(String message) {
      return new XMLStreamException(message, reader.getLocation());
    }
  }
}
