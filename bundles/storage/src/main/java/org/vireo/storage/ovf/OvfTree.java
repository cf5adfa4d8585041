package org.vireo.storage.ovf;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.WriteRecord;

/**
 * Reads a descriptor that anybody may have written into memory: no document types, no entities, not deeper and not larger than
 * descriptors are. Confined to one thread.
 */
final class OvfTree {
    private static final int MOST_ELEMENTS = 50_000;
    private static final Set<String> NAMESPACES = Set.of(OvfWriter.OVF, "http://schemas.dmtf.org/ovf/envelope/2");

    private final String file;
    private final Deque<OvfNode> open = new ArrayDeque<>();
    private int count;
    private int line = 1;
    private OvfNode root;

    private OvfTree(String file) {
        this.file = file;
    }

    /** The envelope; throws {@code DESCRIPTOR_REFUSED} naming the line and what is wrong there. */
    static OvfNode read(String file, String text) {
        return new OvfTree(file).read(text);
    }

    private VireoException refused(String what, Exception cause) {
        return new VireoException(
                OvfError.DESCRIPTOR_REFUSED, "cannot read " + file + ", line " + line + ": " + what, cause);
    }

    private OvfNode read(String text) {
        if (text.length() > WriteRecord.LIMIT) {
            throw refused("it has more than " + WriteRecord.LIMIT + " characters", null);
        }
        try {
            var in = OvfReader.factory().createXMLStreamReader(new StringReader(text));
            while (in.hasNext()) {
                int event = in.next();
                line = in.getLocation().getLineNumber();
                take(event, in);
            }
        } catch (XMLStreamException e) {
            line = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            throw refused("it is no well-formed XML: " + OvfReader.oneLine(e.getMessage()), e);
        }
        if (root == null) {
            throw refused("it holds nothing", null);
        }
        return root;
    }

    private void take(int event, XMLStreamReader in) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw refused("document types and entities are not read", null);
            case XMLStreamConstants.START_ELEMENT -> enter(in);
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!open.isEmpty()) {
                    open.peek().append(in.getText());
                }
            }
            default -> {
                // comments and the like say nothing to us
            }
        }
    }

    private void enter(XMLStreamReader in) {
        count++;
        if (count > MOST_ELEMENTS) {
            throw refused("it has more than " + MOST_ELEMENTS + " elements", null);
        }
        if (open.size() == OvfReader.DEEPEST) {
            throw refused("its elements are nested deeper than " + OvfReader.DEEPEST, null);
        }
        var node = new OvfNode(file, in.getLocalName(), line);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            node.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        if (root == null) {
            boolean ours =
                    in.getLocalName().equals("Envelope") && NAMESPACES.contains(String.valueOf(in.getNamespaceURI()));
            if (!ours) {
                throw refused("it is no envelope of OVF 1 or 2 but " + in.getLocalName(), null);
            }
            root = node;
        } else {
            open.peek().add(node);
        }
        open.push(node);
    }
}
