package org.vireo.storage.ovf;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.StringReader;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.WriteRecord;

/**
 * Reads descriptors that lay in a storage domain: whoever could write there may have written anything. No document types, no entities, not
 * deeper and not larger than descriptors are; elements that are not known are passed over. What is refused is refused in one sentence that
 * names the file, the line and what is wrong. Confined to one thread.
 */
public final class OvfReader {
    static final int DEEPEST = 32;
    private static final QName ENVELOPE = new QName(OvfWriter.OVF, "Envelope");
    private static final QName MACHINE = new QName(OvfWriter.OURS, "Machine");
    private static final QName DISK = new QName(OvfWriter.OURS, "Disk");

    private final String file;
    private int line = 1;

    private OvfReader(String file) {
        this.file = file;
    }

    /**
     * A virtual machine or template.
     *
     * @param file what to call it when it is refused
     * @throws VireoException {@code DESCRIPTOR_REFUSED}
     */
    public static ToldMachine machine(String file, String text) {
        return new OvfReader(file).read(text, MACHINE, ToldMachine.class);
    }

    /** The same for a disk. */
    public static ToldDisk disk(String file, String text) {
        return new OvfReader(file).read(text, DISK, ToldDisk.class);
    }

    private VireoException refused(String what, Exception cause) {
        return new VireoException(
                OvfError.DESCRIPTOR_REFUSED, "cannot read " + file + ", line " + line + ": " + what, cause);
    }

    private <T> T read(String text, QName wanted, Class<T> type) {
        if (text.length() > WriteRecord.LIMIT) {
            throw refused("it has more than " + WriteRecord.LIMIT + " characters", null);
        }
        try {
            return ToldJson.read(find(factory().createXMLStreamReader(new StringReader(text)), wanted), type);
        } catch (XMLStreamException e) {
            line = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            throw refused("it is no well-formed XML: " + oneLine(e.getMessage()), e);
        } catch (JsonProcessingException e) {
            throw refused(oneLine(e.getOriginalMessage()), e);
        }
    }

    static String oneLine(String message) {
        var line = String.valueOf(message).replaceAll("\\s+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    /** The parser of the JDK, whatever other one is installed: its limits are known. */
    static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The text of our own section. */
    private String find(XMLStreamReader in, QName wanted) throws XMLStreamException {
        int depth = 0;
        while (in.hasNext()) {
            int event = in.next();
            line = in.getLocation().getLineNumber();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refused("document types and entities are not read", null);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                entered(in, depth);
                if (in.getName().equals(wanted)) {
                    return content(in, wanted);
                }
            }
        }
        throw refused("it has no element " + wanted.getLocalPart() + " of Vireo's", null);
    }

    private void entered(XMLStreamReader in, int depth) {
        if (depth > DEEPEST) {
            throw refused("its elements are nested deeper than " + DEEPEST, null);
        }
        if (depth == 1 && !in.getName().equals(ENVELOPE)) {
            throw refused("it is no envelope of OVF but " + in.getLocalName(), null);
        }
    }

    private String content(XMLStreamReader in, QName wanted) throws XMLStreamException {
        var version = String.valueOf(in.getAttributeValue(null, "version"));
        if (!version.equals(String.valueOf(OvfWriter.VERSION))) {
            throw refused(
                    "its " + wanted.getLocalPart() + " has the version " + oneLine(version) + ", and this engine reads "
                            + OvfWriter.VERSION,
                    null);
        }
        return in.getElementText();
    }
}
