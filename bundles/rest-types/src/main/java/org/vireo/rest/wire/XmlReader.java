package org.vireo.rest.wire;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one document. Confined to one read. */
final class XmlReader {
    private final TypeCatalog catalog;
    private final XMLStreamReader in;
    private final Position position = new Position();

    XmlReader(TypeCatalog catalog, XMLStreamReader in) {
        this.catalog = catalog;
        this.in = in;
    }

    Object document(Class<?> expected) throws XMLStreamException {
        toNextTag();
        var root = structure(rootType(expected));
        while (in.hasNext()) {
            in.next();
        }
        return root;
    }

    private WireType rootType(Class<?> expected) {
        var name = in.getLocalName();
        return catalog.root(name)
                .filter(type -> expected.isAssignableFrom(type.javaType()))
                .orElseThrow(() -> position.malformed("the body is <" + name + ">, expected was " + wanted(expected)));
    }

    private String wanted(Class<?> expected) {
        return catalog.type(expected)
                .element()
                .map(element -> "<" + element + ">")
                .orElseGet(expected::getSimpleName);
    }

    /** At a start tag; afterwards at its end tag. */
    private Object structure(WireType type) throws XMLStreamException {
        position.enter(in.getLocalName());
        var bean = type.create();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            var property = type.find(in.getAttributeLocalName(i));
            if (property != null && property.isAttribute()) {
                property.accept(bean, scalar(property, in.getAttributeLocalName(i), in.getAttributeValue(i)));
            }
        }
        while (toNextTag() == XMLStreamConstants.START_ELEMENT) {
            member(type, bean);
        }
        position.leave();
        return bean;
    }

    private void member(WireType type, Object bean) throws XMLStreamException {
        var name = in.getLocalName();
        var property = type.find(name);
        if (property == null || property.isAttribute()) {
            skip();
        } else if (property.isStructure()) {
            property.accept(bean, structure(catalog.type(property.valueType())));
        } else {
            property.accept(bean, scalar(property, name, in.getElementText()));
        }
    }

    private Object scalar(WireProperty property, String name, String text) {
        position.enter(name);
        var value = position.parse(property.scalar(), text);
        position.leave();
        return value;
    }

    private int toNextTag() throws XMLStreamException {
        while (true) {
            var event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw position.malformed("document types and entities are not accepted");
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            depth += toNextTag() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
        }
    }
}
