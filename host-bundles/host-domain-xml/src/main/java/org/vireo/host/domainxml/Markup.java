package org.vireo.host.domainxml;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Writes indented XML. Every text and attribute is escaped; characters that XML cannot carry are refused. Confined to one thread. */
final class Markup {
    private static final String INDENT = "  ";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write XML", e);
        }
    }

    /** Opens an element; {@code attributes} are names and values in turn. */
    Markup open(String element, String... attributes) {
        write(() -> {
            indent();
            out.writeStartElement(element);
            attributes(attributes);
        });
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    Markup close() {
        open.pop();
        write(() -> {
            indent();
            out.writeEndElement();
        });
        return this;
    }

    /** An element without content. */
    Markup leaf(String element, String... attributes) {
        write(() -> {
            indent();
            out.writeEmptyElement(element);
            attributes(attributes);
        });
        return this;
    }

    /** An element with text in it. */
    Markup text(String element, String content, String... attributes) {
        write(() -> {
            indent();
            out.writeStartElement(element);
            attributes(attributes);
            out.writeCharacters(printable(content));
            out.writeEndElement();
        });
        return this;
    }

    /** All that was written. */
    String finish() {
        write(out::flush);
        return text.toString().strip() + "\n";
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            out.writeAttribute(pairs[i], printable(pairs[i + 1]));
        }
    }

    private void indent() throws XMLStreamException {
        out.writeCharacters("\n" + INDENT.repeat(open.size()));
    }

    private static String printable(String content) {
        content.codePoints().filter(c -> !carried(c)).findFirst().ifPresent(c -> {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot describe the virtual machine to the hypervisor: a text holds the character U+"
                            + "%04X".formatted(c));
        });
        return content;
    }

    private static boolean carried(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    private interface Action {
        void run() throws XMLStreamException;
    }

    private static void write(Action action) {
        try {
            action.run();
        } catch (XMLStreamException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write XML", e);
        }
    }
}
