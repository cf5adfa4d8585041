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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.GraphicsType;
import org.vireo.model.ModelError;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VireoException;
import org.vireo.model.WireText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A running domain as libvirt describes it. Confined to one thread. */
final class LiveDomain {
    private static final Pattern OURS = Pattern.compile("ua-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

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

    /** The pseudo-terminal of its first serial port, if it has one. */
    Optional<String> serialPort() {
        return all("serial").stream()
                .filter(serial -> serial.getAttribute("type").equals("pty"))
                .flatMap(serial -> elements(serial, "source").stream())
                .map(source -> source.getAttribute("path"))
                .filter(path -> !path.isEmpty())
                .findFirst();
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

    /** What becomes of it when its storage fails, as was said at its start. */
    StorageErrorBehaviour onStorageError() {
        return all("vireo:vm").stream()
                .map(own -> own.getAttribute("on-storage-error"))
                .flatMap(text -> WireText.find(StorageErrorBehaviour.class, text).stream())
                .findFirst()
                .orElse(StorageErrorBehaviour.AUTO_RESUME);
    }

    /** Whether there is a device of this alias. */
    boolean has(String alias) {
        return named(alias).isPresent();
    }

    /** The description of the device of this alias. */
    Optional<String> device(String alias) {
        return named(alias).map(LiveDomain::text);
    }

    private Optional<Element> named(String alias) {
        return all("alias").stream()
                .filter(element -> element.getAttribute("name").equals(alias))
                .map(element -> (Element) element.getParentNode())
                .findFirst();
    }

    /** The name under which the guest's bus has the disk or drive of this alias. */
    Optional<String> target(String alias) {
        return named(alias).flatMap(disk -> first(disk, "target")).map(element -> element.getAttribute("dev"));
    }

    /** Names that disks and drives have. */
    Set<String> targets() {
        return all("disk").stream()
                .flatMap(disk -> first(disk, "target").stream())
                .map(target -> target.getAttribute("dev"))
                .collect(Collectors.toSet());
    }

    /** All memory the guest has now, with what was plugged in. */
    ByteSize memory() {
        var own = elements(document.getDocumentElement(), "memory").stream()
                .filter(element -> element.getParentNode() == document.getDocumentElement())
                .findFirst()
                .orElseThrow();
        return ByteSize.ofKiB(Long.parseLong(own.getTextContent().strip()));
    }

    /** Old hardware, or the newer kind; firmware makes no difference to what is plugged in. */
    BiosType chipset() {
        boolean old = all("controller").stream()
                .anyMatch(controller -> controller.getAttribute("model").equals("pci-root"));
        return old ? BiosType.I440FX_SEA_BIOS : BiosType.Q35_SEA_BIOS;
    }

    /** The interface of this alias as it is, but connected as {@code wanted} says. */
    Optional<String> connectedOtherwise(String alias, String wanted) {
        var target = parse(wanted).getDocumentElement();
        return named(alias).map(nic -> {
            for (String part : List.of("source", "vlan", "virtualport", "link", "target")) {
                children(nic, part).forEach(nic::removeChild);
                children(target, part).forEach(child -> nic.appendChild(document.importNode(child, true)));
            }
            nic.setAttribute("type", target.getAttribute("type"));
            return text(nic);
        });
    }

    static List<Element> children(Element parent, String name) {
        return elements(parent, name).stream()
                .filter(element -> element.getParentNode() == parent)
                .toList();
    }

    /** Disks by the name the guest's bus has for them, such as {@code vda}. */
    Map<String, DiskId> disks() {
        var disks = new HashMap<String, DiskId>();
        for (Element disk : all("disk")) {
            var target = first(disk, "target").map(element -> element.getAttribute("dev"));
            var id = first(disk, "serial").map(Element::getTextContent).or(() -> aliased(disk));
            if (target.isPresent() && id.isPresent()) {
                disks.put(target.get(), DiskId.of(id.get()));
            }
        }
        return disks;
    }

    /** What a guest speaks with itself has no serial number of ours. */
    private static Optional<String> aliased(Element disk) {
        return first(disk, "alias")
                .map(alias -> OURS.matcher(alias.getAttribute("name")))
                .filter(Matcher::matches)
                .map(alias -> alias.group(1));
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

    static String text(Element element) {
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
