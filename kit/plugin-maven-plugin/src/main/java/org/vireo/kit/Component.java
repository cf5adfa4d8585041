package org.vireo.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A declarative service as its description says. Immutable.
 *
 * @param name its name
 * @param services the interfaces it is published with
 * @param properties those that are text
 */
record Component(String name, Set<String> services, Map<String, String> properties) {
    /** Reads a description; empty if the document describes something else. */
    static Optional<Component> read(byte[] xml) throws IOException {
        var root = parse(xml);
        if (!"component".equals(root.getLocalName())) {
            return Optional.empty();
        }
        var services = new HashSet<String>();
        var provided = root.getElementsByTagName("provide");
        for (int i = 0; i < provided.getLength(); i++) {
            services.add(((Element) provided.item(i)).getAttribute("interface"));
        }
        var properties = new HashMap<String, String>();
        var given = root.getElementsByTagName("property");
        for (int i = 0; i < given.getLength(); i++) {
            var property = (Element) given.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return Optional.of(new Component(root.getAttribute("name"), Set.copyOf(services), Map.copyOf(properties)));
    }

    private static Element parse(byte[] xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read a component description: " + e.getMessage(), e);
        }
    }
}
