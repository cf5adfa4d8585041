package org.vireo.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The least and greatest values of fields, which the interfaces of Metatype do not tell, read from the descriptions in a bundle. Immutable.
 *
 * @param bounds by the id of the description and the field
 */
record FieldBounds(Map<String, Bounds> bounds) {
    private static final Logger LOG = LoggerFactory.getLogger(FieldBounds.class);
    static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    /** What one field may be at least and at most, as written. */
    record Bounds(Optional<String> least, Optional<String> greatest) {}

    static FieldBounds of(Bundle bundle) {
        var bounds = new HashMap<String, Bounds>();
        var files = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        if (files != null) {
            for (URL file : Collections.list(files)) {
                read(file, bounds);
            }
        }
        return new FieldBounds(Map.copyOf(bounds));
    }

    Bounds of(String description, String field) {
        return bounds.getOrDefault(description + "/" + field, NONE);
    }

    private static void read(URL file, Map<String, Bounds> bounds) {
        var factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = file.openStream()) {
            read(factory.createXMLStreamReader(in), bounds);
        } catch (IOException | XMLStreamException e) {
            LOG.warn("The description {} of a configuration cannot be read", file, e);
        }
    }

    private static void read(XMLStreamReader xml, Map<String, Bounds> bounds) throws XMLStreamException {
        var description = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("OCD")) {
                description = xml.getAttributeValue(null, "id");
            } else if (xml.getLocalName().equals("AD")) {
                bounds.put(
                        description + "/" + xml.getAttributeValue(null, "id"),
                        new Bounds(
                                Optional.ofNullable(xml.getAttributeValue(null, "min")),
                                Optional.ofNullable(xml.getAttributeValue(null, "max"))));
            }
        }
    }
}
