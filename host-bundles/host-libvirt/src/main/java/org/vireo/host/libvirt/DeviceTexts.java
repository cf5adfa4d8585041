package org.vireo.host.libvirt;

import java.io.StringWriter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The devices of a domain's description, each as a text that can be exchanged. Confined to one thread. */
final class DeviceTexts {
    private final Document document;

    DeviceTexts(String domain) {
        document = LiveDomain.parse(domain);
    }

    /** Exchanges the network interface with that hardware address for what {@code change} makes of it. */
    void exchangeNic(String mac, UnaryOperator<String> change) {
        nic(mac).ifPresent(nic -> {
            String before = text(nic);
            String after = change.apply(before);
            if (!after.equals(before)) {
                Element root = LiveDomain.parse(after).getDocumentElement();
                nic.getParentNode().replaceChild(document.importNode(root, true), nic);
            }
        });
    }

    private Optional<Element> nic(String mac) {
        return LiveDomain.elements(document.getDocumentElement(), "interface").stream()
                .filter(nic -> LiveDomain.elements(nic, "mac").stream()
                        .anyMatch(one -> one.getAttribute("address").equalsIgnoreCase(mac)))
                .findFirst();
    }

    /** The whole domain as it is now. */
    String domain() {
        return text(document.getDocumentElement());
    }

    private static String text(Node node) {
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write a description for scripts", e);
        }
    }
}
