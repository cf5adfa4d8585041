package org.vireo.host.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.vireo.model.DiskId;
import org.vireo.model.GraphicsType;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.WireText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A running domain as libvirt describes it. Confined to one thread. */
final class LiveDomain {
    private final Document document;

    LiveDomain(String xml) {
        document = parse(xml);
    }

    static Document parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot read what libvirt describes", e);
        }
    }

    static List<Element> elements(Element parent, String name) {
        var nodes = parent.getElementsByTagName(name);
        var found = new ArrayList<Element>(nodes.getLength());
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private List<Element> all(String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static Optional<Element> first(Element parent, String name) {
        return elements(parent, name).stream().findFirst();
    }

    /**
     * Where a console listens.
     *
     * @param type protocol
     * @param listen address as configured
     * @param port -1 if none
     * @param tlsPort -1 if none
     */
    record Console(GraphicsType type, String listen, int port, int tlsPort) {}

    List<Console> consoles() {
        var consoles = new ArrayList<Console>();
        for (Element graphics : all("graphics")) {
            WireText.find(GraphicsType.class, graphics.getAttribute("type"))
                    .ifPresent(type -> consoles.add(new Console(
                            type,
                            graphics.getAttribute("listen"),
                            number(graphics.getAttribute("port")),
                            number(graphics.getAttribute("tlsPort")))));
        }
        return consoles;
    }

    private static int number(String text) {
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    boolean agentConnected() {
        return all("channel").stream()
                .flatMap(channel -> elements(channel, "target").stream())
                .filter(target -> target.getAttribute("name").equals("org.qemu.guest_agent.0"))
                .anyMatch(target -> target.getAttribute("state").equals("connected"));
    }

    /** Disks by the name the guest's bus has for them, such as {@code vda}. */
    Map<String, DiskId> disks() {
        var disks = new HashMap<String, DiskId>();
        for (Element disk : all("disk")) {
            var target = first(disk, "target").map(element -> element.getAttribute("dev"));
            var serial = first(disk, "serial").map(Element::getTextContent);
            if (target.isPresent() && serial.isPresent()) {
                disks.put(target.get(), DiskId.of(serial.get()));
            }
        }
        return disks;
    }

    /** Hardware addresses by the name the interface has on the host, such as {@code vnet0}. */
    Map<String, String> nics() {
        var nics = new HashMap<String, String>();
        for (Element nic : all("interface")) {
            var target = first(nic, "target").map(element -> element.getAttribute("dev"));
            var mac = first(nic, "mac").map(element -> element.getAttribute("address"));
            if (target.isPresent() && mac.isPresent()) {
                nics.put(target.get(), mac.get().toLowerCase(Locale.ROOT));
            }
        }
        return nics;
    }

    /** The console's description with another password, which ends at {@code validTo}; whoever is connected stays. Holds a secret. */
    Optional<String> consoleWithPassword(GraphicsType type, String password, Instant validTo) {
        return all("graphics").stream()
                .filter(graphics -> graphics.getAttribute("type").equals(type.text()))
                .findFirst()
                .map(graphics -> {
                    graphics.setAttribute("passwd", password);
                    graphics.setAttribute(
                            "passwdValidTo",
                            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                                    validTo.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
                    graphics.setAttribute("connected", "keep");
                    return text(graphics);
                });
    }

    private static String text(Element element) {
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write a device description", e);
        }
    }
}
