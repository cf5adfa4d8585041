package org.vireo.host.libvirt;

import java.util.List;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The description of a domain of another host, made over for this one: the guest must see no difference. Confined to one thread. */
final class MovedDomain {
    private static final List<String> OF_DISKS = List.of("source", "backingStore");
    private static final List<String> OF_NICS = List.of("source", "vlan", "virtualport", "target");

    private final Document document;
    private final Element domain;

    MovedDomain(String xml) {
        document = LiveDomain.parse(xml);
        domain = document.getDocumentElement();
    }

    String id() {
        return LiveDomain.children(domain, "uuid").get(0).getTextContent().strip();
    }

    /** How it is run, {@code kvm} or {@code qemu}. */
    String type() {
        return domain.getAttribute("type");
    }

    void emulator(String path) {
        LiveDomain.elements(domain, "emulator").forEach(element -> element.setTextContent(path));
    }

    /** Has consoles listen on an address of this host. */
    void consoles(String listen) {
        for (Element graphics : LiveDomain.elements(domain, "graphics")) {
            if (!graphics.getAttribute("listen").isEmpty()) {
                graphics.setAttribute("listen", listen);
            }
            LiveDomain.children(graphics, "listen").stream()
                    .filter(element -> element.getAttribute("type").equals("address"))
                    .forEach(element -> element.setAttribute("address", listen));
        }
    }

    /** Has the disk or drive of this alias read what {@code rendered} reads. */
    void disk(String alias, String rendered) {
        exchange(alias, rendered, OF_DISKS);
    }

    /** Connects the interface of this alias as {@code rendered} is. */
    void nic(String alias, String rendered) {
        exchange(alias, rendered, OF_NICS);
    }

    /** Has the drive with the medium of that number read a file, or be empty without one. */
    void medium(int number, String path) {
        var drive = named("ua-medium-" + number);
        if (path.isEmpty()) {
            LiveDomain.children(drive, "source").forEach(drive::removeChild);
        }
        LiveDomain.children(drive, "source").forEach(source -> source.setAttribute("file", path));
    }

    /** Numbers of the media that were made for it. */
    List<Integer> media() {
        return LiveDomain.elements(domain, "alias").stream()
                .map(alias -> alias.getAttribute("name"))
                .filter(name -> name.startsWith("ua-medium-"))
                .map(name -> Integer.valueOf(name.substring("ua-medium-".length())))
                .toList();
    }

    boolean has(String alias) {
        return LiveDomain.elements(domain, "alias").stream()
                .anyMatch(element -> element.getAttribute("name").equals(alias));
    }

    /** Where the drive of this alias reads from on the host it comes from; empty for an empty drive. */
    String file(String alias) {
        return LiveDomain.children(named(alias), "source").stream()
                .map(source -> source.getAttribute("file"))
                .findFirst()
                .orElse("");
    }

    private void exchange(String alias, String rendered, List<String> parts) {
        var device = named(alias);
        var wanted = LiveDomain.parse(rendered).getDocumentElement();
        for (String part : parts) {
            LiveDomain.children(device, part).forEach(device::removeChild);
            LiveDomain.children(wanted, part).forEach(child -> device.appendChild(document.importNode(child, true)));
        }
        device.setAttribute("type", wanted.getAttribute("type"));
    }

    private Element named(String alias) {
        return LiveDomain.elements(domain, "alias").stream()
                .filter(element -> element.getAttribute("name").equals(alias))
                .map(element -> (Element) element.getParentNode())
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.HOST_FAILED,
                        "cannot take over virtual machine " + id() + ": it has no device " + alias
                                + " where it runs, though the engine says so"));
    }

    String text() {
        return LiveDomain.text(domain);
    }
}
