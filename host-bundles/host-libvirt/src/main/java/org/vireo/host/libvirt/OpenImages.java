package org.vireo.host.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskSource;
import org.w3c.dom.Element;

/** The images that the disks of a running domain have open, as libvirt describes them. Confined to one thread. */
final class OpenImages {
    private static final String OURS = "ua-";

    private final Element domain;

    OpenImages(String xml) {
        domain = LiveDomain.parse(xml).getDocumentElement();
    }

    /**
     * One image.
     *
     * @param name what the engine calls it
     * @param number libvirt's for it, empty while it has none
     */
    record Image(String name, String number) {
        /** What libvirt has the hypervisor call it. */
        String node() {
            return "libvirt-" + number + "-format";
        }
    }

    /**
     * One disk.
     *
     * @param disk which
     * @param target name on the guest's bus
     * @param images from the one that is written down
     */
    record Chain(DiskId disk, String target, List<Image> images) {
        /** How libvirt calls one of the images. */
        String reference(int index) {
            return target + "[" + images.get(index).number() + "]";
        }

        /** Whether it writes to that image. */
        boolean writes(DiskSource image) {
            return indexOf(SnapshotText.name(image)) == 0;
        }

        /** Where an image is in it, -1 for nowhere. */
        int indexOf(String name) {
            return images.stream().map(Image::name).toList().indexOf(name);
        }
    }

    List<Chain> chains() {
        var chains = new ArrayList<Chain>();
        for (Element disk : LiveDomain.elements(domain, "disk")) {
            id(disk).ifPresent(id -> chains.add(new Chain(id, target(disk), images(disk))));
        }
        return chains;
    }

    /** The images of one of its disks; throws {@code OBJECT_NOT_FOUND} when the machine has no such disk. */
    Chain chain(VmId vm, DiskId disk) {
        return chains().stream()
                .filter(chain -> chain.disk().equals(disk))
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND, "virtual machine " + vm + " has no disk " + disk));
    }

    /** Names on their bus of all disks and drives, ours or not. */
    Set<String> targets() {
        return LiveDomain.elements(domain, "disk").stream()
                .map(OpenImages::target)
                .collect(Collectors.toSet());
    }

    /** Passes unless images of a disk are parts of a device: those have no names by which they could be told apart. */
    void requireNames(DiskId disk) {
        for (Element element : LiveDomain.elements(domain, "disk")) {
            boolean ours = id(element).filter(disk::equals).isPresent();
            if (ours && element.getElementsByTagName("slices").getLength() > 0) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot change the images of disk " + disk
                                + " while its virtual machine runs: they are parts of a LUN. Shut it down first.");
            }
        }
    }

    private static Optional<DiskId> id(Element disk) {
        return LiveDomain.children(disk, "serial").stream()
                .map(serial -> serial.getTextContent().strip())
                .filter(serial -> alias(disk).equals(OURS + serial))
                .findFirst()
                .map(DiskId::of);
    }

    private static String alias(Element disk) {
        return LiveDomain.children(disk, "alias").stream()
                .map(alias -> alias.getAttribute("name"))
                .findFirst()
                .orElse("");
    }

    private static String target(Element disk) {
        return LiveDomain.children(disk, "target").get(0).getAttribute("dev");
    }

    /** What an image reads through to is described within it; the lowest has an empty description there, or none. */
    private static List<Image> images(Element disk) {
        var images = new ArrayList<Image>();
        Optional<Element> here = Optional.of(disk);
        while (here.isPresent()) {
            var layer = here.get();
            LiveDomain.children(layer, "source").forEach(source -> images.add(image(layer, source)));
            here = LiveDomain.children(layer, "backingStore").stream().findFirst();
        }
        return images;
    }

    private static Image image(Element layer, Element source) {
        String number =
                layer.getAttribute("index").isEmpty() ? source.getAttribute("index") : layer.getAttribute("index");
        for (String kind : List.of("file", "dev", "name")) {
            String path = source.getAttribute(kind);
            if (!path.isEmpty()) {
                return new Image(ImageName.of(path), number);
            }
        }
        return new Image("", number);
    }
}
