package org.vireo.host.libvirt;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.Networks;
import org.vireo.host.spi.network.HypervisorNetwork;
import org.vireo.host.spi.network.HypervisorNetworks;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.w3c.dom.Element;

/** Networks that libvirt keeps. Thread-safe; two that start one network at the same time wait for each other. */
@Component
public final class LibvirtNetworks implements HypervisorNetworks {
    private final LibvirtConnection connection;

    /** Ready at once. */
    @Activate
    public LibvirtNetworks(@Reference LibvirtConnection connection) {
        this.connection = connection;
    }

    @Override
    public List<HypervisorNetwork> list() {
        return connection.call(session ->
                session.networks().all().stream().map(LibvirtNetworks::read).toList());
    }

    @Override
    public synchronized void start(NatNetwork network) {
        connection.run(session -> {
            if (!session.networks().exists(network.name())) {
                session.networks().define(network.name(), render(network));
            }
            session.networks().start(network.name());
        });
    }

    @Override
    public synchronized void remove(String name) {
        connection.run(session -> session.networks().remove(name));
    }

    private static HypervisorNetwork read(Networks.Description description) {
        Element root = LiveDomain.parse(description.xml()).getDocumentElement();
        String name =
                children(root, "name").findFirst().map(Element::getTextContent).orElse("");
        String kind = children(root, "forward")
                .findFirst()
                .map(forward -> forward.hasAttribute("mode") ? forward.getAttribute("mode") : "nat")
                .orElse("isolated");
        String bridge = children(root, "bridge")
                .findFirst()
                .map(one -> one.getAttribute("name"))
                .orElse("");
        var subnets = children(root, "ip")
                .filter(ip -> !ip.getAttribute("family").equals("ipv6"))
                .map(ip -> ip.getAttribute("address") + "/" + prefix(ip))
                .toList();
        return new HypervisorNetwork(name, kind, bridge, subnets, description.active());
    }

    private static Stream<Element> children(Element root, String name) {
        return LiveDomain.elements(root, name).stream().filter(element -> element.getParentNode() == root);
    }

    private static int prefix(Element ip) {
        if (ip.hasAttribute("prefix")) {
            return Integer.parseInt(ip.getAttribute("prefix"));
        }
        String mask = ip.hasAttribute("netmask") ? ip.getAttribute("netmask") : "255.255.255.0";
        return Stream.of(mask.split("\\."))
                .mapToInt(part -> Integer.bitCount(Integer.parseInt(part)))
                .sum();
    }

    private static String render(NatNetwork network) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartElement("network");
            leaf(out, "name", network.name());
            leaf(out, "uuid", network.id().toString());
            empty(out, "forward", Map.of("mode", "nat"));
            empty(out, "bridge", Map.of("name", network.bridge(), "stp", "on", "delay", "0"));
            if (network.mtu() > 0) {
                empty(out, "mtu", Map.of("size", Integer.toString(network.mtu())));
            }
            out.writeStartElement("ip");
            out.writeAttribute("address", network.gateway());
            out.writeAttribute("netmask", network.netmask());
            out.writeStartElement("dhcp");
            empty(out, "range", Map.of("start", network.firstAddress(), "end", network.lastAddress()));
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new VireoException(ModelError.DEFECT, "cannot describe the network " + network.name(), e);
        }
        return text.toString();
    }

    private static void leaf(XMLStreamWriter out, String name, String content) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(content);
        out.writeEndElement();
    }

    private static void empty(XMLStreamWriter out, String name, Map<String, String> attributes)
            throws XMLStreamException {
        out.writeEmptyElement(name);
        for (var attribute : attributes.entrySet()) {
            out.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }
}
