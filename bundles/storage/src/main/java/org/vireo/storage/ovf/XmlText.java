package org.vireo.storage.ovf;

import java.io.StringWriter;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Writes XML into memory, one element a line. Confined to one thread. */
final class XmlText {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;

    /** Something that writes. */
    @FunctionalInterface
    interface Part {
        void write() throws XMLStreamException;
    }

    private XmlText() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
    }

    /** What the parts wrote as a document. */
    static String of(Function<XmlText, Part> parts) {
        try {
            var made = new XmlText();
            parts.apply(made).write();
            made.out.writeEndDocument();
            made.out.close();
            return made.text + "\n";
        } catch (XMLStreamException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write a descriptor", e);
        }
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** An element with attributes, names and values in turn, and what is in it. */
    void element(String name, String[] attributes, Part inside) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        write(attributes);
        depth++;
        inside.write();
        depth--;
        line();
        out.writeEndElement();
    }

    /** An element with attributes and a text. */
    void text(String name, String content, String... attributes) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        write(attributes);
        out.writeCharacters(plain(content));
        out.writeEndElement();
    }

    /** An element with attributes only. */
    void empty(String name, String... attributes) throws XMLStreamException {
        line();
        out.writeEmptyElement(name);
        write(attributes);
    }

    private void write(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], plain(attributes[i + 1]));
        }
    }

    /** What XML cannot hold becomes a question mark: the text as it is stands in the part of our own. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> held(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean held(int c) {
        boolean basic = c == '\n' || c == '\t' || (c >= 0x20 && c < 0xD800);
        return basic || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF;
    }
}
